package vn.diemcau.mail;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;

/** Takes orders for mails. */
public class Mailbox {

    private final MailOrders table;
    private final Bell bell;
    private final Clock clock;
    private final String domain;

    /** @param domain what the Message-IDs end in */
    Mailbox(MailOrders table, Bell bell, Clock clock, String domain) {
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

    /** Orders them all, at once; one whose key was ordered before stays as it is. */
    public void order(Collection<MailOrder> orders) {
        if (!table.add(orders, order -> MessageId.of(order.key(), domain), clock.instant())
                .isEmpty()) {
            bell.ringAfterCommit();
        }
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
