package vn.diemcau.conference.linetest;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;

/** Stores the results of the line test and the roll calls. */
@Component
public class SiteChecks {

    private static final String NEWEST = """
            select distinct on (site_id) * from site_check
            where conference_id = ? and kind = ? and duty is not distinct from ? and not set_aside
            order by site_id, round desc""";

    /** Of whichever line test came last. */
    private static final String LATEST = """
            select distinct on (site_id) * from site_check
            where conference_id = ? and kind = 'LINE_TEST' and not set_aside
            order by site_id, checked_at desc, round desc""";

    enum Kind {
        LINE_TEST,
        ROLL_CALL
    }

    /** A result to be stored. */
    record Result(boolean passed, String note) {}

    private record Found(boolean passed, String note, int round, Instant at) {}

    private final JdbcClient jdbc;
    private final Registrations registrations;

    SiteChecks(JdbcClient jdbc, Registrations registrations) {
        this.jdbc = jdbc;
        this.registrations = registrations;
    }

    /**
     * The sites that a duty tests.
     *
     * @param duty code of the duty
     */
    List<Site> tested(SiteList sites, String duty) {
        Set<String> units = units(sites.conference(), duty);
        // The first test is also that of the Office's own sites.
        return sites.all().stream()
                .filter(site -> units == null || (site.unit() == null ? isFirst(duty) : units.contains(site.unit())))
                .toList();
    }

    /** The units that have not registered yet and whose sites a duty would test. */
    List<UnitSites> missing(SiteList sites, String duty) {
        Set<String> units = units(sites.conference(), duty);
        return sites.missing().stream()
                .filter(unit -> units == null || units.contains(unit.unit()))
                .toList();
    }

    /** The units whose sites a duty tests; null for all. */
    private Set<String> units(String conference, String duty) {
        return jdbc.sql("select tested from duty where conference_id = ? and code = ? and tested is not null")
                .params(conference, duty)
                .query((row, n) -> Set.of((String[]) row.getArray(1).getArray()))
                .optional()
                .orElse(null);
    }

    /** The name of a duty that is not the only one of its kind, so that its results are not taken for another's. */
    Optional<String> distinctName(String conference, String duty) {
        return jdbc.sql("""
                        select name from duty d where conference_id = ? and code = ? and exists
                          (select from duty other
                           where other.conference_id = d.conference_id and other.kind = d.kind and other.code <> d.code)""").params(conference, duty).query(String.class).optional();
    }

    /** The test whose failures a duty repairs; null for the first. */
    String repaired(String conference, String duty) {
        return jdbc.sql("select repairs from duty where conference_id = ? and code = ? and repairs is not null")
                .params(conference, duty)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * The newest result of each site in one test.
     *
     * @param test code of its duty; null for the first
     */
    List<SiteCheck> results(SiteList sites, String test) {
        return check(sites, NEWEST, sites.conference(), Kind.LINE_TEST.name(), stored(test));
    }

    /** The last entered round of a line test; 0 before the first one. */
    int round(String conference, String test) {
        return round(conference, Kind.LINE_TEST, stored(test));
    }

    /** The first line test is stored without the code of its duty. */
    static String stored(String test) {
        return isFirst(test) ? null : test;
    }

    private static boolean isFirst(String test) {
        return test == null || DutyKind.ofDrawn(test).isPresent();
    }

    /** The newest result of every tested site, in the order of the list of sites. */
    @Transactional(readOnly = true)
    public List<SiteCheck> results(String conference) {
        return results(registrations.sites(conference));
    }

    /** The same for a given list of sites. */
    public List<SiteCheck> results(SiteList sites) {
        return check(sites, LATEST, sites.conference());
    }

    /** The sites that failed their last test, with their notes. */
    List<SiteCheck> failed(String conference) {
        return results(conference).stream().filter(check -> !check.passed()).toList();
    }

    /**
     * The newest roll call of every site, in the order of the list of sites; empty before it was called (O3).
     *
     * @param duty code of the duty that calls it
     */
    @Transactional(readOnly = true)
    List<SiteCheck> rollCall(String conference, String duty) {
        return check(registrations.sites(conference), NEWEST, conference, Kind.ROLL_CALL.name(), duty);
    }

    /**
     * The newest results of a unit's commune sites.
     *
     * @param failing names of the sites that failed
     */
    public record Communes(int passed, List<String> failing) {

        public static final Communes UNTESTED = new Communes(0, List.of());
    }

    /** Results by unit code. The database counts them, because there may be ten thousand. */
    public Map<String, Communes> communes(String conference) {
        Map<String, Communes> communes = new HashMap<>();
        jdbc.sql("with newest as materialized (" + LATEST + """
                        )
                        select s.unit, count(*) filter (where n.passed),
                          array_agg(s.type order by s.ordinal) filter (where not n.passed),
                          array_agg(s.name order by s.ordinal) filter (where not n.passed)
                        from newest n join site s on s.id = n.site_id where s.level = 'COMMUNE'
                        group by s.unit""")
                .param(conference)
                .query(row -> {
                    communes.put(
                            row.getString(1), new Communes(row.getInt(2), labels(row.getArray(3), row.getArray(4))));
                });
        return communes;
    }

    private static List<String> labels(Array types, Array names) throws SQLException {
        if (names == null) {
            return List.of();
        }
        String[] type = (String[]) types.getArray();
        String[] name = (String[]) names.getArray();
        return IntStream.range(0, name.length)
                .mapToObj(i -> Site.label(type[i], name[i]))
                .toList();
    }

    /** @param duty code of the duty whose roll call it is; null for the line test */
    int round(String conference, Kind kind, String duty) {
        return jdbc.sql("""
                        select coalesce(max(round), 0) from site_check
                        where conference_id = ? and kind = ? and duty is not distinct from ?""")
                .params(conference, kind.name(), duty)
                .query(Integer.class)
                .single();
    }

    private List<SiteCheck> check(SiteList sites, String newest, Object... of) {
        Map<Long, Found> found = new HashMap<>();
        // The board's list does not contain commune sites.
        Long[] ids = sites.all().stream().map(Site::id).toArray(Long[]::new);
        jdbc.sql("select * from (" + newest + ") newest where site_id = any(?)")
                .params(Stream.concat(Arrays.stream(of), Stream.of((Object) ids))
                        .toList())
                .query(row -> {
                    found.put(
                            row.getLong("site_id"),
                            new Found(
                                    row.getBoolean("passed"),
                                    row.getString("note"),
                                    row.getInt("round"),
                                    row.getObject("checked_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        Map<String, String> names = new HashMap<>();
        for (UnitSites unit : sites.units()) {
            names.put(unit.unit(), unit.name());
        }
        return sites.all().stream()
                .filter(site -> found.containsKey(site.id()))
                .map(site -> check(site, names.get(site.unit()), found.get(site.id())))
                .toList();
    }

    /**
     * Stores a round in the caller's transaction.
     *
     * @param duty as for {@link #round(String, Kind, String)}
     */
    void enter(String conference, Kind kind, String duty, int round, Map<Long, Result> results, String by, Instant at) {
        List<Map.Entry<Long, Result>> rows = List.copyOf(results.entrySet());
        jdbc.sql("""
                        insert into site_check
                          (kind, duty, conference_id, site_id, round, passed, note, checked_at, checked_by)
                        select :kind, :duty, :conference, r.site, :round, r.passed, r.note, :at, :by
                        from unnest(:sites::bigint[], :passed::boolean[], :notes::text[]) as r (site, passed, note)""")
                .param("kind", kind.name())
                .param("duty", duty)
                .param("conference", conference)
                .param("round", round)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("sites", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param(
                        "passed",
                        rows.stream().map(row -> row.getValue().passed()).toArray(Boolean[]::new))
                .param("notes", rows.stream().map(row -> row.getValue().note()).toArray(String[]::new))
                .update();
    }

    /** Lets the results of the line test no longer count, so that every site is tested again. They stay stored. */
    public void setAside(String conference) {
        jdbc.sql("update site_check set set_aside = true where conference_id = ? and kind = ?")
                .params(conference, Kind.LINE_TEST.name())
                .update();
    }

    private static SiteCheck check(Site site, String unitName, Found found) {
        return new SiteCheck(site, unitName, found.passed(), found.note(), found.round(), found.at());
    }
}
