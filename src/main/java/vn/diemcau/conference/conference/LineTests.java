package vn.diemcau.conference.conference;

import java.sql.Array;
import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.plan.Milestone;

/** Which line tests concern whom: a unit those of its own sites, everybody else all of them. */
@Repository
public class LineTests {

    private static final String PREPARES_SITE = """
            cu.unit in (select agency from duty
              where conference_id = :conference and of_unit and kind in ('PREPARE_SITE', 'SIGN')%s)""";

    private final JdbcClient jdbc;

    public LineTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * SQL: whether the unit of {@code conference_unit cu} prepares a site in the conference {@code :conference}.
     *
     * @param ofSome whether only the units {@code :only} are asked about, whose duties alone are then read
     */
    public static String preparesSite(boolean ofSome) {
        return PREPARES_SITE.formatted(ofSome ? " and agency = any(:only)" : "");
    }

    /** The line tests of a conference with the units whose sites each of them tests. */
    public static final class Tested {

        private final Conference conference;
        private final Set<String> units;
        private final Set<String> withSite;

        /** By the name of the date; a test that is not here tests all sites. */
        private final Map<String, Set<String>> limited;

        private Tested(
                Conference conference, Set<String> units, Set<String> withSite, Map<String, Set<String>> limited) {
            this.conference = conference;
            this.units = units;
            this.withSite = withSite;
            this.limited = limited;
        }

        /** The tests that concern an agency, by time. */
        public List<Milestone> of(String agency) {
            return conference.lineTests().stream()
                    .filter(test -> concerns(test, agency))
                    .toList();
        }

        /** Whether a test concerns an agency. */
        public boolean concerns(Milestone test, String agency) {
            return !units.contains(agency)
                    || limited.getOrDefault(test.id(), withSite).contains(agency);
        }

        /** When the lines of an agency are first tested; the conference's first test for one whose lines are not. */
        public ZonedDateTime begin(String agency) {
            return of(agency).stream().findFirst().map(Milestone::at).orElse(conference.lineTest());
        }

        /** When the lines of each unit are first tested. */
        public Map<String, Instant> begins() {
            return units.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), unit -> begin(unit).toInstant()));
        }
    }

    /** When the lines of an agency are first tested; where there is but one test, nothing is looked up. */
    public ZonedDateTime begin(Conference conference, String agency) {
        return conference.lineTests().size() < 2
                ? conference.lineTest()
                : of(conference).begin(agency);
    }

    /** Which line tests of a conference concern whom. */
    public Tested of(Conference conference) {
        return read(conference, null);
    }

    /** The same for these agencies only. */
    public Tested of(Conference conference, Collection<String> agencies) {
        return read(conference, agencies.toArray(String[]::new));
    }

    /** @param only the agencies to read; null for all */
    private Tested read(Conference conference, String[] only) {
        if (!conference.hasLineTest()) {
            return new Tested(conference, Set.of(), Set.of(), Map.of());
        }
        Map<String, Set<String>> limited = new HashMap<>();
        Set<String> unlimited = new HashSet<>();
        jdbc.sql("select opens_from, tested from duty where conference_id = ? and kind = 'TEST'")
                .param(conference.id())
                .query(row -> {
                    String from = row.getString(1);
                    String test = from == null ? Conference.LINE_TEST : from;
                    Array tested = row.getArray(2);
                    if (tested == null) {
                        unlimited.add(test);
                    } else {
                        limited.computeIfAbsent(test, id -> new HashSet<>())
                                .addAll(List.of((String[]) tested.getArray()));
                    }
                });
        limited.keySet().removeAll(unlimited);
        Set<String> units = new HashSet<>();
        Set<String> withSite = new HashSet<>();
        jdbc.sql("""
                        select cu.unit, cu.registration is not null or %s from conference_unit cu
                        where cu.conference_id = :conference and (:only::text[] is null or cu.unit = any(:only))
                        """.formatted(preparesSite(only != null)))
                .param("conference", conference.id())
                .param("only", only, Types.ARRAY)
                .query(row -> {
                    units.add(row.getString(1));
                    if (row.getBoolean(2)) {
                        withSite.add(row.getString(1));
                    }
                });
        return new Tested(conference, units, withSite, limited);
    }
}
