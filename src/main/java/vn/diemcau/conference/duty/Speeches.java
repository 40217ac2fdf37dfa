package vn.diemcau.conference.duty;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.plan.DutyKind;

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
                          case d.answer ->> 'speech' when 'YES' then 'HELD' when 'NO' then 'NONE'
                            else case when d.done_at is null then 'UNANSWERED' else 'HELD' end end,
                          -- The general form takes what the plan asks more; the letter then names the subject.
                          case when d.answer -> 'speech' is not null then d.answer ->> 'title' else d.name end,
                          d.answer ->> 'speaker', cast(d.answer ->> 'minutes' as integer)
                        from duty d join agency a on a.code = d.agency
                        where d.conference_id = :conference and d.kind = :kind
                        order by a.ordinal, a.code, d.due_at, d.code""")
                .param("conference", conference)
                .param("kind", DutyKind.SPEECH.name())
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
