package vn.diemcau.escalation.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;

/** Stores the Office's moves of single duties' deadlines. Every write joins the caller's transaction. */
@Repository
public class DeadlineOrders {

    /** A move of the deadlines of some duties to one hour. */
    public record Order(Instant due, String reason) {}

    /** A duty that was moved in an order. */
    public record Moved(DutyRef duty, Instant before) {}

    /**
     * The deadline of an undone duty that has been moved.
     *
     * @param times how often
     */
    public record Deadline(DutyRef duty, String name, Instant due, int times) {}

    private final JdbcClient jdbc;

    DeadlineOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number, which its mails refer to */
    long add(String conference, Collection<Duty> before, Order order, String by, Instant at) {
        long id = jdbc.sql("""
                        insert into deadline_order (conference_id, due_at, reason, ordered_at, ordered_by)
                        values (?, ?, ?, ?, ?) returning id""")
                .params(conference, Timestamp.from(order.due()), order.reason(), Timestamp.from(at), by)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into deadline_order_duty (order_id, duty, agency, due_before)
                        select :order, * from unnest(:duties, :agencies, cast(:dues as timestamptz[]))""")
                .param("order", id)
                .param("duties", before.stream().map(Duty::code).toArray(String[]::new))
                .param("agencies", before.stream().map(Duty::agency).toArray(String[]::new))
                .param(
                        "dues",
                        before.stream().map(duty -> duty.due().toString()).toArray(String[]::new))
                .update();
        return id;
    }

    public Order get(long id) {
        return jdbc.sql("select due_at, reason from deadline_order where id = ?")
                .param(id)
                .query((row, n) -> new Order(row.getTimestamp(1).toInstant(), row.getString(2)))
                .single();
    }

    /** The duties of an agency in an order. */
    public List<Moved> moved(long id, String agency) {
        return jdbc.sql("""
                        select duty, agency, due_before from deadline_order_duty where order_id = ? and agency = ?
                        order by duty""")
                .params(id, agency)
                .query((row, n) -> new Moved(
                        new DutyRef(row.getString(1), row.getString(2)),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** The present deadlines of all undone duties that were ever moved, by agency. */
    public Map<String, List<Deadline>> deadlines(String conference) {
        return jdbc
                .sql("""
                        select d.code, d.agency, d.name, d.due_at, count(*) from deadline_order o
                        join deadline_order_duty m on m.order_id = o.id
                        join duty d on d.conference_id = o.conference_id and d.code = m.duty and d.agency = m.agency
                        where o.conference_id = ? and d.done_at is null
                        group by d.code, d.agency, d.name, d.due_at order by d.due_at, d.code""")
                .param(conference)
                .query((row, n) -> new Deadline(
                        new DutyRef(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getInt(5)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(deadline -> deadline.duty().agency()));
    }
}
