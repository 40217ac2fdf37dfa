package vn.diemcau.mail;

import java.time.Clock;

/** Takes orders for mails. */
public class Mailbox {

    private final MailStore store;
    private final Bell bell;
    private final Clock clock;
    private final String domain;

    /** @param domain what the Message-IDs end in */
    Mailbox(MailStore store, Bell bell, Clock clock, String domain) {
        this.store = store;
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
        boolean isNew = store.add(order, MessageId.of(order.key(), domain), clock.instant());
        if (isNew) {
            bell.ringAfterCommit();
        }
        return isNew;
    }

    /**
     * Orders a mail, or adds to the one of this key as long as it has no words yet: it counts as the kind with the
     * higher level.
     *
     * @return false when the mail of this key has its words already: it will not say what the caller has to add
     */
    public boolean orderOrJoin(MailOrder order) {
        boolean willSayIt = store.addOrRaise(order, MessageId.of(order.key(), domain), clock.instant());
        if (willSayIt) {
            bell.ringAfterCommit();
        }
        return willSayIt;
    }
}
