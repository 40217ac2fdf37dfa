package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Tells agencies of the Office's changes to single duties, in the transaction that makes the change. */
@Component
public class DutyOrders {

    private final DutyChase chase;
    private final Reassignments reassignments;
    private final ChaseStore store;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    DutyOrders(
            DutyChase chase,
            Reassignments reassignments,
            ChaseStore store,
            DirectoryStore directory,
            Mailbox mailbox,
            Clock clock) {
        this.chase = chase;
        this.reassignments = reassignments;
        this.store = store;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Tells an agency of a duty that was added after the letter. */
    public void announceAdded(Duty duty) {
        tell(duty, MailKind.DUTY_ADDED, duty.agency(), duty.code());
    }

    /**
     * Continues the chase with another agency and tells both agencies.
     *
     * @param before the duty before the change
     * @param after the duty after the change
     * @param by user id
     */
    public void handOver(Duty before, Duty after, String reason, String by) {
        if (before.isOpen()) {
            chase.handOver(before, after.agency());
        }
        String move = String.valueOf(reassignments.add(before, after.agency(), reason, by, clock.instant()));
        tell(after, MailKind.DUTY_REASSIGNED, before.agency(), move);
        tell(after, MailKind.DUTY_REASSIGNED, after.agency(), move);
    }

    private void tell(Duty duty, String kind, String agency, String about) {
        Instant now = clock.instant();
        for (Agency.Contact contact : directory.find(agency).orElseThrow().contacts()) {
            String key = String.join("/", duty.conference(), kind, agency, contact.email(), about);
            mailbox.order(new MailOrder(
                    key, duty.conference(), kind, 0, agency, contact.email(), contact.role(), about, now));
            store.add(key, List.of(new Digest.Line(duty, new Notice(now, 0, Map.of(), false, null), kind)));
        }
    }
}
