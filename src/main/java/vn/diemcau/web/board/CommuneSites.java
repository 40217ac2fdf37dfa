package vn.diemcau.web.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.linetest.SiteChecks;

/** Counts the commune sites of each unit in the database, because there may be ten thousand. */
@Component
class CommuneSites {

    private static final Roll NONE = new Roll(0, 0, 0, List.of());

    private final JdbcClient jdbc;
    private final SiteChecks lineTests;

    CommuneSites(JdbcClient jdbc, SiteChecks lineTests) {
        this.jdbc = jdbc;
        this.lineTests = lineTests;
    }

    /**
     * The commune sites of one unit.
     *
     * @param passed number of sites that passed their last test
     * @param failing names of the sites that failed
     */
    record Roll(int sites, int delegates, int passed, List<String> failing) {}

    /** Counts by unit code. */
    record Rolls(Map<String, Roll> byUnit) {

        Roll of(String unit) {
            return byUnit.getOrDefault(unit, NONE);
        }

        Roll all() {
            int sites = 0;
            int delegates = 0;
            int passed = 0;
            List<String> failing = new ArrayList<>();
            for (Roll roll : byUnit.values()) {
                sites += roll.sites();
                delegates += roll.delegates();
                passed += roll.passed();
                failing.addAll(roll.failing());
            }
            return new Roll(sites, delegates, passed, failing);
        }
    }

    Rolls of(String conference) {
        Map<String, SiteChecks.Communes> tested = lineTests.communes(conference);
        Map<String, Roll> rolls = new HashMap<>();
        jdbc.sql("""
                        select unit, count(*), sum(delegates) from site where conference_id = ? and level = 'COMMUNE'
                        group by unit""").param(conference).query(row -> {
            String unit = row.getString(1);
            SiteChecks.Communes lines = tested.getOrDefault(unit, SiteChecks.Communes.UNTESTED);
            rolls.put(unit, new Roll(row.getInt(2), row.getInt(3), lines.passed(), lines.failing()));
        });
        return new Rolls(rolls);
    }
}
