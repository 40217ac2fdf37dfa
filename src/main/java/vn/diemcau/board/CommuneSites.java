package vn.diemcau.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.registration.Site;

/** The commune sites of each unit in numbers: ten thousand of them are not read one by one. */
@Component
class CommuneSites {

    private static final Roll NONE = new Roll(0, 0, 0, List.of());

    private final JdbcClient jdbc;

    CommuneSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of one unit.
     *
     * @param passed whose line was good when last tested
     * @param failing what those are called whose line was not
     */
    record Roll(int sites, int delegates, int passed, List<String> failing) {}

    /** By the code of the unit. */
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
        Map<String, Integer> passed = new HashMap<>();
        Map<String, List<String>> failing = new HashMap<>();
        jdbc.sql("""
                        with newest as materialized (
                          select distinct on (site_id) site_id, passed from site_check
                          where conference_id = ? and kind = 'LINE_TEST' order by site_id, round desc)
                        select s.unit, count(*) filter (where n.passed),
                          array_agg(s.type order by s.ordinal) filter (where not n.passed),
                          array_agg(s.name order by s.ordinal) filter (where not n.passed)
                        from newest n join site s on s.id = n.site_id where s.level = 'COMMUNE'
                        group by s.unit""").param(conference).query(row -> {
            passed.put(row.getString(1), row.getInt(2));
            if (row.getArray(3) != null) {
                String[] types = (String[]) row.getArray(3).getArray();
                String[] names = (String[]) row.getArray(4).getArray();
                List<String> labels = new ArrayList<>();
                for (int i = 0; i < names.length; i++) {
                    labels.add(Site.label(types[i], names[i]));
                }
                failing.put(row.getString(1), labels);
            }
        });
        Map<String, Roll> rolls = new HashMap<>();
        jdbc.sql("""
                        select unit, count(*), sum(delegates) from site where conference_id = ? and level = 'COMMUNE'
                        group by unit""").param(conference).query(row -> {
            String unit = row.getString(1);
            rolls.put(
                    unit,
                    new Roll(
                            row.getInt(2),
                            row.getInt(3),
                            passed.getOrDefault(unit, 0),
                            failing.getOrDefault(unit, List.of())));
        });
        return new Rolls(rolls);
    }
}
