package vn.diemcau.conference.duty;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.plan.DutyCodes;

/** The speeches of a conference, from the agencies' answers. */
@Component
public class Speeches {

    private final JdbcClient jdbc;

    Speeches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry per asked agency, in the directory's order. */
    public List<Speech> of(String conference) {
        return jdbc.sql("""
                        select d.agency, a.name,
                          case d.answer ->> 'speech' when 'YES' then 'HELD' when 'NO' then 'NONE' else 'UNANSWERED' end,
                          d.answer ->> 'title', d.answer ->> 'speaker', cast(d.answer ->> 'minutes' as integer)
                        from duty d join agency a on a.code = d.agency
                        where d.conference_id = ? and d.code = ?
                        order by a.ordinal, a.code""")
                .params(conference, DutyCodes.PREPARE_SPEECH)
                .query((row, n) -> new Speech(
                        row.getString(1),
                        row.getString(2),
                        Speech.State.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, Integer.class)))
                .list();
    }
}
