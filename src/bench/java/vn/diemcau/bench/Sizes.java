package vn.diemcau.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How large the tables of Điểm Cầu are, by what they are for, with their indexes. */
final class Sizes {

    private static final String BY_GROUP = """
            select what, sum(pg_total_relation_size(oid)) / 1048576.0 from (
              select oid, case
                when relname like 'act\\_hi\\_%' then 'engine, history'
                when relname like 'act\\_ge\\_%' or relname like 'act\\_re\\_%' then 'engine, models'
                when relname like 'act\\_ru\\_%' then 'engine, running'
                when relname in ('act', 'act_text', 'act_seal', 'act_cut', 'act_unsealed') then 'journal'
                when relname like 'mail%' or relname like 'chase%' then 'mails'
                when relname like 'site%' or relname like 'registration%' then 'sites and registrations'
                when relname in ('duty', 'attachment', 'draft', 'promise') then 'duties, answers, files'
                else 'other' end as what
              from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) as tables
            group by what order by what
            """;

    private final JdbcClient jdbc;

    Sizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** MiB by group, with those of the whole last. */
    Map<String, Double> byGroup() {
        Map<String, Double> sizes = new LinkedHashMap<>();
        RowCallbackHandler each = row -> sizes.put(row.getString(1), row.getDouble(2));
        jdbc.sql(BY_GROUP).query(each);
        sizes.put(
                "all", sizes.values().stream().mapToDouble(Double::doubleValue).sum());
        return sizes;
    }

    /** Writes the tables anew, without the room that removed rows leave: PostgreSQL uses that again but gives none back. */
    void compact() {
        jdbc.sql("vacuum (full, analyze)").update();
    }
}
