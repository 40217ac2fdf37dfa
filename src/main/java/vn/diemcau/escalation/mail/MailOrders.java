package vn.diemcau.escalation.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores orders in the table of mails. */
public class MailOrders {

    private final JdbcClient jdbc;

    public MailOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when a mail with this key exists. */
    boolean add(MailOrder order, String messageId, Instant now) {
        return !add(List.of(order), each -> messageId, now).isEmpty();
    }

    /** Adds new orders and returns their keys; orders with a known key are skipped. */
    Set<String> add(Collection<MailOrder> orders, Function<MailOrder, String> messageId, Instant now) {
        return insert(orders, messageId, now, "do nothing");
    }

    List<Delivery> deliveries(String conference, String kind) {
        return jdbc.sql("""
                select agency, lower(address), state, composed_at is not null, coalesce(edition, 0) from mail
                where conference_id = ? and kind = ?""")
                .params(conference, kind)
                .query((row, i) -> new Delivery(
                        row.getString(1),
                        row.getString(2),
                        MailState.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getInt(5)))
                .list();
    }

    Map<String, String> unwritten(
            String conference, Collection<String> addresses, Collection<String> kinds, Instant from, Instant to) {
        Map<String, String> keys = new HashMap<>();
        jdbc.sql("""
                select lower(address), key from mail
                where conference_id = :conference and planned_at between :from and :to and state = 'PLANNED'
                  and composed_at is null and kind = any(:kinds) and lower(address) = any(:addresses)
                order by planned_at, id for update skip locked""")
                .param("conference", conference)
                .param("from", MailRows.time(from))
                .param("to", MailRows.time(to))
                .param("kinds", kinds.toArray(String[]::new))
                .param("addresses", addresses.toArray(String[]::new))
                .query(row -> {
                    keys.put(row.getString(1), row.getString(2));
                });
        return keys;
    }

    Set<String> held(String conference, Collection<String> kinds, Instant now) {
        return Set.copyOf(jdbc.sql("""
                select key from mail
                where state = 'PLANNED' and next_try_at > :now and planned_at > :now and composed_at is null
                  and conference_id = :conference and kind = any(:kinds)""")
                .param("now", MailRows.time(now))
                .param("conference", conference)
                .param("kinds", kinds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    int bringForward(Collection<String> keys, Instant hour) {
        return jdbc.sql("""
                update mail set planned_at = :hour, next_try_at = :hour
                where key = any(:keys) and state = 'PLANNED' and composed_at is null and planned_at > :hour""")
                .param("hour", MailRows.time(hour))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    int revive(String conference, String kind, Instant now) {
        return jdbc.sql("""
                update mail set state = 'PLANNED', next_try_at = :now
                where conference_id = :conference and kind = :kind and state = 'DROPPED'""")
                .param("conference", conference)
                .param("kind", kind)
                .param("now", MailRows.time(now))
                .update();
    }

    int tryAt(Collection<String> keys, Instant hour) {
        return jdbc.sql("""
                update mail set next_try_at = :hour
                where key = any(:keys) and state = 'PLANNED' and composed_at is null and next_try_at > :hour""")
                .param("hour", MailRows.time(hour))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /**
     * Adds orders or raises the level of those that exist. Returns the keys of those not rendered yet, locked until the
     * transaction ends.
     */
    Set<String> addOrRaise(Collection<MailOrder> orders, Function<MailOrder, String> messageId, Instant now) {
        return insert(orders, messageId, now, """
                do update set kind = case when excluded.level > mail.level then excluded.kind else mail.kind end,
                              level = greatest(mail.level, excluded.level), next_try_at = excluded.next_try_at
                where mail.state = 'PLANNED' and mail.composed_at is null""");
    }

    /** Uses one statement, because a deadline causes thousands of mails. */
    private Set<String> insert(
            Collection<MailOrder> orders, Function<MailOrder, String> messageId, Instant now, String onConflict) {
        return Set.copyOf(jdbc.sql("""
                insert into mail (key, conference_id, kind, level, agency, address, recipient, about, planned_at,
                                  next_try_at, message_id, ordered_at)
                select key, conference, kind, level, agency, address, recipient, about, planned, leaves, message, :now
                from unnest(:keys, :conferences, :kinds, :levels, :agencies, :addresses, :recipients, :abouts,
                            cast(:planned as timestamptz[]), cast(:leaves as timestamptz[]), :messages)
                  as ordered (key, conference, kind, level, agency, address, recipient, about, planned, leaves, message)
                order by key -- so that two who order for the same people do not wait for each other
                on conflict (key)
                """ + onConflict + " returning key")
                .param("keys", MailRows.column(orders, MailOrder::key))
                .param("conferences", MailRows.column(orders, MailOrder::conference))
                .param("kinds", MailRows.column(orders, MailOrder::kind))
                .param("levels", orders.stream().map(MailOrder::level).toArray(Integer[]::new))
                .param("agencies", MailRows.column(orders, MailOrder::agency))
                .param("addresses", MailRows.column(orders, MailOrder::address))
                .param("recipients", MailRows.column(orders, MailOrder::recipient))
                .param("abouts", MailRows.column(orders, MailOrder::about))
                .param(
                        "planned",
                        MailRows.column(orders, order -> order.plannedAt().toString()))
                .param(
                        "leaves",
                        MailRows.column(orders, order -> order.leavesAt().toString()))
                .param("messages", MailRows.column(orders, messageId))
                .param("now", MailRows.time(now))
                .query(String.class)
                .list());
    }
}
