package vn.diemcau.conference.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.registration.Site.Level;
import vn.diemcau.conference.registration.UnitSites.Guest;

/** Reads the registrations of a conference. */
@Component
public class Registrations {

    private static final Version MISSING = new Version(0, null, null, null);

    /** The newest version of a registration. */
    private record Version(int number, Instant firstAt, Instant changedAt, String source) {}

    private final JdbcClient jdbc;

    Registrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All sites of the conference and who is missing; empty lists for a conference that does not exist. */
    @Transactional(readOnly = true)
    public SiteList sites(String conference) {
        return sites(conference, null, List.of(Level.values()), guests(conference));
    }

    /** The same without commune sites, of which there may be ten thousand, and without guests. */
    @Transactional(readOnly = true)
    public SiteList withoutCommunes(String conference) {
        return sites(conference, null, List.of(Level.PROVINCE, Level.DISTRICT), Map.of());
    }

    /** The same for these units only; units outside the conference are skipped. */
    @Transactional(readOnly = true)
    public SiteList withoutCommunes(String conference, Collection<String> units) {
        return sites(conference, units.toArray(String[]::new), List.of(Level.PROVINCE, Level.DISTRICT), Map.of());
    }

    /** @param only the units to read; null for all */
    private SiteList sites(String conference, String[] only, List<Level> levels, Map<String, List<Guest>> guests) {
        List<Site> sites = jdbc.sql("""
                        select * from site
                        where conference_id = :conference and level = any(:levels)
                          and (unit is null or :only::text[] is null or unit = any(:only))
                        order by ordinal""")
                .param("conference", conference)
                .param("levels", levels.stream().map(Level::name).toArray(String[]::new))
                .param("only", only, Types.ARRAY)
                .query((row, n) -> site(row))
                .list();
        Map<String, List<Site>> byUnit = sites.stream()
                .filter(site -> site.unit() != null)
                .collect(Collectors.groupingBy(Site::unit, LinkedHashMap::new, Collectors.toList()));
        Map<String, Version> versions = versions(conference, only);
        List<UnitSites> units = jdbc.sql("""
                        select cu.unit, a.name, a.level, a.level_below, a.listed_below, a.collective, a.short_name,
                          a.members_are, cu.registration_due_at, %s as preparing,
                          c.deferred_since < cu.registration_due_at as rests
                        from conference_unit cu
                        join conference c on c.id = cu.conference_id
                        join agency a on a.code = cu.unit
                        where cu.conference_id = :conference and (:only::text[] is null or cu.unit = any(:only))
                        order by a.ordinal, a.code""".formatted(LineTests.preparesSite(only != null)))
                .param("conference", conference)
                .param("only", only, Types.ARRAY)
                .query((row, n) -> {
                    String unit = row.getString("unit");
                    return unit(
                            row,
                            versions.getOrDefault(unit, MISSING),
                            byUnit.getOrDefault(unit, List.of()),
                            guests.getOrDefault(unit, List.of()));
                })
                .list();
        return new SiteList(
                conference,
                level(conference),
                sites.stream().filter(site -> site.level() == Level.PROVINCE).toList(),
                units);
    }

    /** The level of the Office's own sites. */
    private String level(String conference) {
        return jdbc.sql("select a.level from conference c join agency a on a.code = c.host where c.id = ?")
                .param(conference)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The newest version of a unit's registration; empty while it has not registered. */
    public Optional<Change> lastChange(String conference, String unit) {
        return jdbc.sql("""
                        select * from registration_change where conference_id = ? and unit = ?
                        order by version desc limit 1""")
                .params(conference, unit)
                .query((row, n) -> change(row))
                .optional();
    }

    /** All versions of all registrations of the conference, oldest first. */
    public List<Change> changes(String conference) {
        return jdbc.sql("""
                        select * from registration_change where conference_id = ?
                        order by changed_at, unit, version""").param(conference).query((row, n) -> change(row)).list();
    }

    /** Stores the province's sites when a conference is called (O4, O17). */
    @Transactional
    public void addProvinceSites(String conference, List<Plan.Site> sites) {
        for (int ordinal = 0; ordinal < sites.size(); ordinal++) {
            Plan.Site site = sites.get(ordinal);
            jdbc.sql("""
                            insert into site (conference_id, level, ordinal, code, name, place, host, chair)
                            values (?, 'PROVINCE', ?, ?, ?, ?, ?, ?)""")
                    .params(conference, ordinal, site.code(), site.name(), site.place(), site.host(), site.chair())
                    .update();
        }
    }

    private Map<String, List<Guest>> guests(String conference) {
        Map<String, List<Guest>> guests = new LinkedHashMap<>();
        jdbc.sql("select * from registration_guest where conference_id = ? order by unit, ordinal")
                .param(conference)
                .query(row -> {
                    guests.computeIfAbsent(row.getString("unit"), unit -> new ArrayList<>())
                            .add(new Guest(
                                    Registration.label(row.getString("type"), row.getString("name")),
                                    row.getInt("delegates"),
                                    row.getString("technician"),
                                    row.getString("phone")));
                });
        return guests;
    }

    /**
     * Uses two simple statements. A join with a query plan from the time of empty tables would scan the whole table for
     * each of thousands of rows.
     */
    private Map<String, Version> versions(String conference, String[] only) {
        Map<String, String> sources = new HashMap<>();
        jdbc.sql("""
                        select unit, version, source from registration_change
                        where conference_id = :conference and source is not null
                          and (:only::text[] is null or unit = any(:only))""")
                .param("conference", conference)
                .param("only", only, Types.ARRAY)
                .query(row -> {
                    sources.put(row.getString(1) + " " + row.getInt(2), row.getString(3));
                });
        Map<String, Version> versions = new HashMap<>();
        jdbc.sql("""
                        select unit, version, first_at, changed_at from registration
                        where conference_id = :conference and (:only::text[] is null or unit = any(:only))""")
                .param("conference", conference)
                .param("only", only, Types.ARRAY)
                .query(row -> {
                    String unit = row.getString(1);
                    int version = row.getInt(2);
                    versions.put(
                            unit,
                            new Version(
                                    version,
                                    instant(row, "first_at"),
                                    instant(row, "changed_at"),
                                    sources.get(unit + " " + version)));
                });
        return versions;
    }

    private static UnitSites unit(ResultSet row, Version version, List<Site> sites, List<Guest> guests)
            throws SQLException {
        Instant firstAt = version.firstAt();
        Instant due = instant(row, "registration_due_at");
        return new UnitSites(
                row.getString("unit"),
                row.getString("name"),
                SiteWords.read(row),
                version.number(),
                firstAt,
                version.changedAt(),
                due,
                row.getBoolean("preparing"),
                // "trước 16 giờ" means that 16:00 sharp is late.
                firstAt == null || due == null || firstAt.isBefore(due) || row.getBoolean("rests")
                        ? null
                        : Duration.between(due, firstAt),
                sites.stream()
                        .filter(site -> site.level() == Level.DISTRICT)
                        .findFirst()
                        .orElse(null),
                sites.stream().filter(site -> site.level() == Level.COMMUNE).toList(),
                guests,
                version.source());
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("conference_id"),
                row.getString("unit"),
                row.getInt("version"),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("summary"),
                row.getString("source"));
    }

    static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getLong("id"),
                Level.valueOf(row.getString("level")),
                row.getString("unit"),
                row.getString("code"),
                row.getString("type"),
                row.getString("name"),
                row.getString("place"),
                row.getString("chair"),
                row.getString("technician"),
                row.getString("phone"),
                row.getObject("delegates", Integer.class),
                row.getObject("delegate_cap", Integer.class),
                row.getBoolean("backup_power"),
                row.getBoolean("backup_line"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
