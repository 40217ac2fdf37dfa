package vn.diemcau.escalation.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Takes orders for mails. */
public class Mailbox {

    private final MailOrders table;
    private final RelayWakeUp bell;
    private final Clock clock;
    private final String domain;

    /** @param domain what the Message-IDs end in */
    public Mailbox(MailOrders table, RelayWakeUp bell, Clock clock, String domain) {
        this.table = table;
        this.bell = bell;
        this.clock = clock;
        this.domain = domain;
    }

    /**
     * Writes the order down in the caller's transaction; the mail is sent after that is committed, and not before its hour.
     *
     * @return false when a mail with this key was ordered before: it stays as it is
     */
    public boolean order(MailOrder order) {
        boolean isNew = table.add(order, MessageId.of(order.key(), domain), clock.instant());
        if (isNew) {
            bell.ringAfterCommit();
        }
        return isNew;
    }

    /**
     * Orders several mails like {@link #order(MailOrder)}, in one statement.
     *
     * @return the keys of those that were not ordered before
     */
    public Set<String> order(Collection<MailOrder> orders) {
        Set<String> added = table.add(orders, order -> MessageId.of(order.key(), domain), clock.instant());
        if (!added.isEmpty()) {
            bell.ringAfterCommit();
        }
        return added;
    }

    /** Codes of the agencies that a mail of this kind was ever ordered for. */
    public Set<String> agencies(String conference, String kind) {
        return table.agencies(conference, kind);
    }

    /**
     * Mails that have no words yet, by address in lower case; held until the transaction ends. One that somebody else holds
     * is left out: it is on its way.
     *
     * @param kinds of which they may be
     * @param from planned not before
     */
    public Map<String, String> unwritten(
            String conference, Collection<String> addresses, Collection<String> kinds, Instant from, Instant to) {
        return table.unwritten(conference, addresses, kinds, from, to);
    }

    /**
     * Orders mails, each or what is added to the one of its key as long as that has no words yet: it counts as the kind
     * with the higher level.
     *
     * @param orders no two of one key
     * @return the keys of those that will say it; a mail that has its words already will not say what the caller adds
     */
    public Set<String> orderOrJoin(Collection<MailOrder> orders) {
        Set<String> willSayIt = table.addOrRaise(orders, order -> MessageId.of(order.key(), domain), clock.instant());
        if (!willSayIt.isEmpty()) {
            bell.ringAfterCommit();
        }
        return willSayIt;
    }
}
