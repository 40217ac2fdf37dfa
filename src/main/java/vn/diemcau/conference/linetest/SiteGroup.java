package vn.diemcau.conference.linetest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;

/**
 * The sites of one unit as a form lists them.
 *
 * @param unit its code, null for the sites of the province
 */
record SiteGroup(String unit, String name, List<Row> sites) {

    /** @param note its last note, or null */
    record Row(long id, String level, String label, String place, String technician, String phone, String note) {}

    /** The groups with a requested site, in the order of the list. */
    static List<SiteGroup> of(SiteList list, Collection<Site> asked, Map<Long, String> notes) {
        List<SiteGroup> groups = new ArrayList<>();
        Set<Site> wanted = Set.copyOf(asked);
        add(groups, null, "Điểm cầu cấp " + list.level(), list.province(), wanted, notes);
        for (UnitSites unit : list.units()) {
            add(groups, unit.unit(), unit.name(), unit.sites(), wanted, notes);
        }
        return groups;
    }

    private static void add(
            List<SiteGroup> groups,
            String unit,
            String name,
            List<Site> sites,
            Set<Site> wanted,
            Map<Long, String> notes) {
        List<Row> rows = sites.stream()
                .filter(wanted::contains)
                .map(site -> new Row(
                        site.id(),
                        site.level().name(),
                        site.label(),
                        site.place(),
                        site.technician(),
                        site.phone(),
                        notes.get(site.id())))
                .toList();
        if (!rows.isEmpty()) {
            groups.add(new SiteGroup(unit, name, rows));
        }
    }
}
