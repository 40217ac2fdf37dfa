package vn.diemcau.escalation.chase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says which duties the mails of the chase were ordered for, including duties that are done by now. */
@Component
public class MailMatters {

    private final JdbcClient jdbc;

    MailMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The duties by mail key; a mail that is not of the chase is missing. */
    public Map<String, List<PlannedMail.Matter>> of(Collection<String> mailKeys) {
        Map<String, List<PlannedMail.Matter>> matters = new HashMap<>();
        jdbc.sql("""
                        select l.mail_key, l.duty, l.agency, d.name from chase_line l
                        -- A duty that was given to another agency keeps its code.
                        join lateral (
                          select name from duty
                          where conference_id = l.conference_id and code = l.duty
                          order by agency = l.agency desc limit 1) d on true
                        join agency a on a.code = l.agency
                        where l.mail_key = any(:keys) order by l.mail_key, a.ordinal, l.due_at, l.duty""").param("keys", mailKeys.toArray(String[]::new)).query(row -> {
            matters.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new PlannedMail.Matter(row.getString(2), row.getString(3), row.getString(4)));
        });
        return matters;
    }
}
