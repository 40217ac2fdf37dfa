package vn.diemcau.escalation.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accepts orders for mails. */
public class Mailbox {

    private final MailOrders table;
    private final RelayWakeUp wakeUp;
    private final Clock clock;
    private final String domain;

    /** @param domain domain part of the Message-IDs */
    public Mailbox(MailOrders table, RelayWakeUp wakeUp, Clock clock, String domain) {
        this.table = table;
        this.wakeUp = wakeUp;
        this.clock = clock;
        this.domain = domain;
    }

    /**
     * Stores the order in the caller's transaction. The mail is sent after that transaction commits, and not before its
     * hour.
     *
     * @return false when a mail with this key was ordered before; that mail stays unchanged
     */
    public boolean order(MailOrder order) {
        boolean isNew = table.add(order, MessageId.of(order.key(), domain), clock.instant());
        if (isNew) {
            wakeUp.wakeAfterCommit();
        }
        return isNew;
    }

    /**
     * Orders several mails like {@link #order(MailOrder)}, in one statement.
     *
     * @return the keys of new orders
     */
    public Set<String> order(Collection<MailOrder> orders) {
        Set<String> added = table.add(orders, order -> MessageId.of(order.key(), domain), clock.instant());
        if (!added.isEmpty()) {
            wakeUp.wakeAfterCommit();
        }
        return added;
    }

    /** The mails of this kind that were ever ordered. */
    public List<Delivery> deliveries(String conference, String kind) {
        return table.deliveries(conference, kind);
    }

    /**
     * Keys of mails that are not rendered yet, by lower-case address, locked until the transaction ends. A mail that
     * another transaction holds is left out, because it is on its way.
     *
     * @param kinds allowed kinds
     * @param from earliest planned hour
     */
    public Map<String, String> unwritten(
            String conference, Collection<String> addresses, Collection<String> kinds, Instant from, Instant to) {
        return table.unwritten(conference, addresses, kinds, from, to);
    }

    /** Keys of mails of these kinds that are not rendered yet and whose planned hour is still to come. */
    public Set<String> held(String conference, Collection<String> kinds) {
        return table.held(conference, kinds, clock.instant());
    }

    /** Lets those of these mails that are not rendered yet leave at this hour, if that is earlier than planned. */
    public void bringForward(Collection<String> keys, Instant hour) {
        if (table.bringForward(keys, hour) > 0) {
            wakeUp.wakeAfterCommit();
        }
    }

    /** Has these mails composed at once, which drops those that have nothing left to say. Their planned hour stays. */
    public void settleNow(Collection<String> keys) {
        if (!keys.isEmpty() && table.tryAt(keys, clock.instant()) > 0) {
            wakeUp.wakeAfterCommit();
        }
    }

    /** Sends the dropped mails of a kind after all, because there is something to say in them again. */
    public void revive(String conference, String kind) {
        if (table.revive(conference, kind, clock.instant()) > 0) {
            wakeUp.wakeAfterCommit();
        }
    }

    /**
     * Orders mails, or joins each with the mail of the same key that is not rendered yet. The joined mail takes the
     * kind with the higher level.
     *
     * @param orders orders with distinct keys
     * @return the keys of mails that will contain the caller's addition; a mail that is already rendered will not
     */
    public Set<String> orderOrJoin(Collection<MailOrder> orders) {
        Set<String> willSayIt = table.addOrRaise(orders, order -> MessageId.of(order.key(), domain), clock.instant());
        if (!willSayIt.isEmpty()) {
            wakeUp.wakeAfterCommit();
        }
        return willSayIt;
    }
}
