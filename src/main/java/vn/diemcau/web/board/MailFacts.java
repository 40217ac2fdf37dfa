package vn.diemcau.web.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the state of the chase from the ledger of mails. */
@Component
class MailFacts {

    private final JdbcClient jdbc;

    MailFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param undelivered number of undelivered mails by agency code */
    record Facts(Board.Chase chase, Map<String, Integer> undelivered) {}

    Facts of(String conference) {
        Map<Integer, Integer> levels = new TreeMap<>();
        Map<String, Integer> undelivered = new HashMap<>();
        jdbc.sql("""
                        select coalesce(agency, ''), level,
                          count(*) filter (where state = 'SENT'), count(*) filter (where state = 'FAILED')
                        from mail where conference_id = ? group by 1, 2""").param(conference).query(row -> {
            int level = row.getInt(2);
            if (level > 0 && row.getInt(3) > 0) {
                levels.merge(level, row.getInt(3), Integer::sum);
            }
            if (row.getInt(4) > 0) {
                undelivered.merge(row.getString(1), row.getInt(4), Integer::sum);
            }
        });
        List<Board.Level> byLevel = new ArrayList<>();
        levels.forEach((level, count) -> byLevel.add(new Board.Level(level, count)));
        return new Facts(new Board.Chase(sum(levels), byLevel, sum(undelivered)), undelivered);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
