package vn.diemcau.conference.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.registration.Site.Level;

/**
 * All sites of a conference, as its recipients get them (O36, O58, O67).
 *
 * @param level the level of the Office's own sites: "tỉnh"
 * @param province the sites of that level, in the plan's order
 * @param units all units of the conference in the directory's order, including those without a registration
 */
public record SiteList(String conference, String level, List<Site> province, List<UnitSites> units) {

    /** "Cấp tỉnh": the level of the Office's own sites. */
    public String top() {
        return "Cấp " + level;
    }

    /** The units that have a site of their own. */
    public List<UnitSites> withSite() {
        return units.stream().filter(UnitSites::hasSite).toList();
    }

    /** The levels of the units' own sites, in the order of the units; mostly one. */
    public List<String> unitLevels() {
        return withSite().stream().map(unit -> unit.words().level()).distinct().toList();
    }

    /** The levels below the units; none when each has one site. */
    public List<String> levelsBelow() {
        return withSite().stream()
                .map(unit -> unit.words().below())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The units that register sites. */
    public List<UnitSites> registering() {
        return units.stream().filter(UnitSites::isAsked).toList();
    }

    /** The units that have to register and have not. */
    public List<UnitSites> missing() {
        return registering().stream().filter(unit -> !unit.isRegistered()).toList();
    }

    /**
     * Those of them that have not registered by now, or by the one deadline that all have. Where units have different
     * deadlines, a list that goes out at one of them blames nobody whose deadline is still to come.
     */
    public List<UnitSites> missing(Instant now) {
        boolean hasOneDeadline =
                registering().stream().map(UnitSites::due).distinct().count() < 2;
        return missing().stream()
                .filter(unit -> hasOneDeadline || !now.isBefore(unit.due()))
                .toList();
    }

    /** The other missing units by their deadlines. */
    public Map<Instant, List<UnitSites>> toCome(Instant now) {
        List<UnitSites> late = missing(now);
        return missing().stream()
                .filter(unit -> !late.contains(unit))
                .collect(Collectors.groupingBy(UnitSites::due, TreeMap::new, Collectors.toList()));
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

    /** The number of the units' delegates; the province's own delegates are not registered. */
    public int delegateCount() {
        return units.stream().mapToInt(UnitSites::delegateCount).sum();
    }

    /** A unique name of a site: "xã Phú Gia (Huyện ủy Hương Khê)". */
    public String fullName(Site site) {
        return units.stream()
                .filter(unit -> site.level() == Level.COMMUNE && unit.unit().equals(site.unit()))
                .findFirst()
                .map(unit -> site.label() + " (" + unit.name() + ")")
                .orElse(site.label());
    }
}
