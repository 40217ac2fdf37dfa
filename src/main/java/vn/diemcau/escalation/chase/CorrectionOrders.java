package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Tells agencies of a corrected plan and chases by it, in the transaction that corrects the plan. */
@Component
public class CorrectionOrders {

    private final DutyChase chase;
    private final DutyOpenings openings;
    private final HeldMails held;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    CorrectionOrders(
            DutyChase chase,
            DutyOpenings openings,
            HeldMails held,
            DirectoryStore directory,
            Mailbox mailbox,
            Clock clock) {
        this.chase = chase;
        this.openings = openings;
        this.held = held;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Continues the chase of an open duty with another agency. */
    public void handOver(Duty before, String agency) {
        chase.handOver(before, agency);
    }

    /** Chases these open duties of one conference by their new deadlines from now on. */
    public void restart(Collection<Duty> moved) {
        chase.restart(moved);
    }

    /**
     * Orders one mail per contact of these agencies. It tells of all duties that this transaction opens. Mails held for
     * the morning are dropped if all their duties went to others.
     *
     * @return the number of mails
     */
    public int tell(String conference, int revision, Collection<String> agencies) {
        openings.announced();
        held.dropDone(conference);
        Instant now = clock.instant();
        List<MailOrder> orders = agencies.stream()
                .flatMap(agency -> OccasionMails.of(
                        conference,
                        MailKind.PLAN_CORRECTED,
                        directory.find(agency).orElseThrow(),
                        String.valueOf(revision),
                        "plan-" + revision,
                        now)
                        .stream())
                .toList();
        mailbox.order(orders);
        return orders.size();
    }
}
