package vn.diemcau.escalation.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.CorrectionOrders;
import vn.diemcau.escalation.chase.OccasionMails;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Records a move of single duties' deadlines, chases by them and tells the agencies. */
@Component
public class DeadlineNews {

    private final DeadlineOrders orders;
    private final CorrectionOrders chase;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    DeadlineNews(
            DeadlineOrders orders, CorrectionOrders chase, DirectoryStore directory, Mailbox mailbox, Clock clock) {
        this.orders = orders;
        this.chase = chase;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /**
     * Orders one mail per contact of the agencies; before the letter is issued none, because the letter will say it.
     *
     * @param before the duties before the move
     * @param by user id
     */
    public Told moved(Conference conference, List<Duty> before, Instant due, String reason, String by) {
        Instant now = clock.instant();
        long order = orders.add(conference.id(), before, new DeadlineOrders.Order(due, reason), by, now);
        chase.restart(before);
        Set<String> agencies = new TreeSet<>();
        if (conference.status() == Conference.Status.ISSUED) {
            before.forEach(duty -> agencies.add(duty.agency()));
        }
        String about = String.valueOf(order);
        List<MailOrder> mails = agencies.stream()
                .map(agency -> directory.find(agency).orElseThrow())
                .flatMap(agency ->
                        OccasionMails.of(conference.id(), MailKind.DEADLINE_MOVED, agency, about, about, now).stream())
                .toList();
        mailbox.order(mails);
        return new Told(agencies, mails.size());
    }
}
