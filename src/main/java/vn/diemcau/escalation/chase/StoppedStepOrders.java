package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Orders mails when a step fails for good: the Office is told, and a unit still gets its letter. */
@Component
public class StoppedStepOrders {

    /**
     * One cause often stops several units. The Office gets one mail, which lists all stopped steps at the time of
     * sending.
     */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    private final Conferences conferences;
    private final DirectoryStore directory;
    private final DutyOpenings openings;
    private final Mailbox mailbox;
    private final Clock clock;

    StoppedStepOrders(
            Conferences conferences, DirectoryStore directory, DutyOpenings openings, Mailbox mailbox, Clock clock) {
        this.conferences = conferences;
        this.directory = directory;
        this.openings = openings;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /**
     * Tells the Office that a step of a conference was given up. A later retry sends its own mails.
     *
     * @param unit code of the unit whose step it is; null for a step of the conference
     */
    public void stopped(String id, String unit) {
        Conference conference = conferences.get(id);
        if (conference.isOver()) {
            return;
        }
        if (unit != null) {
            openings.announce(unit, conference);
        }
        Instant now = clock.instant();
        Instant at = now.plus(TOGETHER);
        List<MailOrder> orders = OccasionMails.of(
                id,
                MailKind.STEP_STOPPED,
                directory.find(conference.host()).orElseThrow(),
                null,
                now + (unit == null ? "" : "-" + unit),
                at);
        Set<String> waiting = mailbox.unwritten(
                        id,
                        orders.stream().map(StoppedStepOrders::address).toList(),
                        List.of(MailKind.STEP_STOPPED),
                        now,
                        at)
                .keySet();
        mailbox.order(orders.stream()
                .filter(order -> !waiting.contains(address(order)))
                .toList());
    }

    private static String address(MailOrder order) {
        return order.address().toLowerCase(Locale.ROOT);
    }
}
