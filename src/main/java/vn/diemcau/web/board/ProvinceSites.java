package vn.diemcau.web.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the host and the inviting agencies of the province's sites (O4, O17, O22). */
@Component
class ProvinceSites {

    private final JdbcClient jdbc;

    ProvinceSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The agencies of a province site.
     *
     * @param host code of the agency that arranges it
     * @param inviting codes of the inviting agencies
     */
    record Arrangement(String host, List<String> inviting) {}

    /** Arrangements by the plan's code of the site. */
    Map<String, Arrangement> of(String conference) {
        Map<String, Arrangement> arrangements = new HashMap<>();
        jdbc.sql("""
                        select s.code, s.host, array(
                          select distinct unnest(g.invited_by) from participant_group g
                          where g.conference_id = s.conference_id and g.site = s.code) as inviting
                        from site s where s.conference_id = ? and s.level = 'PROVINCE'""").param(conference).query(row -> {
            arrangements.put(row.getString(1), new Arrangement(row.getString(2), List.of((String[])
                    row.getArray(3).getArray())));
        });
        return arrangements;
    }
}
