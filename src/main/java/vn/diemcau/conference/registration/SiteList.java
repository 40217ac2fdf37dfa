package vn.diemcau.conference.registration;

import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.registration.Site.Level;

/**
 * All sites of a conference, as its receivers get them (O36, O58, O67).
 *
 * @param province the sites of the province, in the plan's order
 * @param units every unit that the conference names, in the directory's order, the missing ones too
 */
public record SiteList(String conference, List<Site> province, List<UnitSites> units) {

    /** The units that have not registered. */
    public List<UnitSites> missing() {
        return units.stream().filter(unit -> !unit.isRegistered()).toList();
    }

    /** Every site: the province's, then unit by unit its own and its communes'. */
    public List<Site> all() {
        return Stream.concat(province.stream(), units.stream().flatMap(unit -> unit.sites().stream()))
                .toList();
    }

    /** The sites of all levels. */
    public int siteCount() {
        return province.size() + units.stream().mapToInt(UnitSites::siteCount).sum();
    }

    /** The delegates that the units registered; the province's own are not registered. */
    public int delegateCount() {
        return units.stream().mapToInt(UnitSites::delegateCount).sum();
    }

    /** A site's name that no other bears: "xã Phú Gia (Huyện ủy Hương Khê)". */
    public String fullName(Site site) {
        return units.stream()
                .filter(unit -> site.level() == Level.COMMUNE && unit.unit().equals(site.unit()))
                .findFirst()
                .map(unit -> site.label() + " (" + unit.name() + ")")
                .orElse(site.label());
    }
}
