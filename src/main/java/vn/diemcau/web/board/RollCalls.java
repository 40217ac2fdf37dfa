package vn.diemcau.web.board;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.registration.Site;

/** Shows how each roll call ended (O3). The database counts, because there may be ten thousand sites. */
@Component
class RollCalls {

    /** So many names are read at a glance. */
    private static final int MOST_NAMES = 30;

    private final JdbcClient jdbc;

    RollCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The roll calls that were called, in their order; of one that was called again, the last. */
    List<Board.RollCall> of(String conference, DutyStanding.Now at) {
        return jdbc.sql("""
                        with called as (
                          select r.*, rank() over (partition by duty order by round desc) as age
                          from site_check r where conference_id = :conference and kind = 'ROLL_CALL')
                        select (select min(name) from duty d where d.conference_id = :conference and d.code = c.duty),
                          max(checked_at), count(*), count(*) filter (where passed),
                          coalesce(sum(s.delegates) filter (where passed), 0),
                          array_agg(s.type order by a.ordinal nulls first, s.level desc, s.ordinal) filter (where not passed),
                          array_agg(s.name order by a.ordinal nulls first, s.level desc, s.ordinal) filter (where not passed),
                          array_agg(case when s.level = 'COMMUNE' then a.name end
                            order by a.ordinal nulls first, s.level desc, s.ordinal) filter (where not passed),
                          array_agg(c.note order by a.ordinal nulls first, s.level desc, s.ordinal) filter (where not passed)
                        from called c join site s on s.id = c.site_id left join agency a on a.code = s.unit
                        where age = 1 group by c.duty order by 2""")
                .param("conference", conference)
                .query((row, n) -> new Board.RollCall(
                        row.getString(1),
                        at.brief(row.getTimestamp(2).toInstant()),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        absent(row)))
                .list();
    }

    private static List<String> absent(ResultSet row) throws SQLException {
        List<String> types = texts(row.getArray(6));
        List<String> names = texts(row.getArray(7));
        List<String> units = texts(row.getArray(8));
        List<String> notes = texts(row.getArray(9));
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), MOST_NAMES); i++) {
            String site = Site.label(types.get(i), names.get(i));
            String unit = units.get(i) == null ? "" : " (%s)".formatted(units.get(i));
            String note = notes.get(i) == null ? "" : ": " + notes.get(i);
            absent.add(site + unit + note);
        }
        return absent;
    }

    private static List<String> texts(Array texts) throws SQLException {
        return texts == null ? List.of() : Arrays.asList((String[]) texts.getArray());
    }
}
