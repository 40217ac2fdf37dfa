package vn.diemcau.escalation.chase;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.OrderedMail;

/**
 * Stores the immediate reminders that the Office ordered, and who ordered them. Every write joins the caller's
 * transaction.
 */
@Repository
public class ReminderOrders {

    private final JdbcClient jdbc;

    ReminderOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an order.
     *
     * @param note the Office's own words, or null
     * @return its number, which its mails refer to
     */
    long add(String conference, List<Duty> duties, String note, String by, Instant at) {
        long order = jdbc.sql("""
                        insert into reminder_order (conference_id, ordered_at, ordered_by, note)
                        values (?, ?, ?, ?) returning id""")
                .params(conference, Timestamp.from(at), by, note)
                .query(Long.class)
                .single();
        for (Duty duty : duties) {
            jdbc.sql("insert into reminder_order_duty (order_id, duty, agency) values (?, ?, ?)")
                    .params(order, duty.code(), duty.agency())
                    .update();
        }
        return order;
    }

    /** The duties with a reminder order since then. */
    Set<DutyRef> since(String conference, Instant from) {
        return new HashSet<>(jdbc.sql("""
                        select d.duty, d.agency from reminder_order_duty d join reminder_order o on o.id = d.order_id
                        where o.conference_id = ? and o.ordered_at > ?""")
                .params(conference, Timestamp.from(from))
                .query((row, n) -> new DutyRef(row.getString(1), row.getString(2)))
                .list());
    }

    public Optional<String> note(long order) {
        return jdbc.sql("select note from reminder_order where id = ? and note is not null")
                .param(order)
                .query(String.class)
                .optional();
    }

    /** Who ordered these mails, by mail id; a mail that nobody ordered by hand is missing. */
    public Map<Long, String> orderedBy(Collection<OrderedMail> mails) {
        Map<String, List<OrderedMail>> byOrder = mails.stream()
                .filter(mail -> mail.kind().equals(MailKind.REMINDER_NOW))
                .collect(Collectors.groupingBy(OrderedMail::about));
        Map<Long, String> people = new HashMap<>();
        jdbc.sql("select cast(id as text), ordered_by from reminder_order where cast(id as text) = any(:orders)")
                .param("orders", byOrder.keySet().toArray(String[]::new))
                .query(row -> {
                    for (OrderedMail mail : byOrder.get(row.getString(1))) {
                        people.put(mail.id(), row.getString(2));
                    }
                });
        return people;
    }
}
