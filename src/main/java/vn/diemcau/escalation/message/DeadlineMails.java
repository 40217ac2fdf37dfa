package vn.diemcau.escalation.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.order.DeadlineOrders;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mail that tells an agency the new deadlines of its duties; what is done or moved on is left out. */
@Component
class DeadlineMails implements MailComposer {

    /**
     * One duty, as the templates show it; public, because templates read it.
     *
     * @param before its former deadline
     * @param link opens its task; empty while there is none
     */
    public record Line(String duty, String before, String due, String link) {}

    private final Duties duties;
    private final DeadlineOrders orders;
    private final Letterhead letterhead;
    private final Invitations invitations;

    DeadlineMails(Duties duties, DeadlineOrders orders, Letterhead letterhead, Invitations invitations) {
        this.duties = duties;
        this.orders = orders;
        this.letterhead = letterhead;
        this.invitations = invitations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.DEADLINE_MOVED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        long number = Long.parseLong(mail.about());
        DeadlineOrders.Order order = orders.get(number);
        List<Line> lines = orders.moved(number, mail.agency()).stream()
                .flatMap(moved -> ofReceivers(conference, together).stream()
                        .filter(duty -> duty.ref().equals(moved.duty())
                                && duty.doneAt() == null
                                && duty.due().equals(order.due()))
                        .map(duty -> line(duty, moved, conference)))
                .toList();
        if (lines.isEmpty() || conference.isOver() || conference.isDeferred()) {
            return Optional.empty();
        }
        return Optional.of(letterhead
                .fill(
                        mail,
                        conference,
                        Map.of(
                                "lines", lines,
                                "due", VietnameseTime.brief(order.due().atZone(conference.zone())),
                                "why", Letterhead.sentence(order.reason())),
                        together)
                .with(List.of(invitations.held(mail, conference, together))));
    }

    private List<Duty> ofReceivers(Conference conference, BatchReads together) {
        return together.once(
                "dutiesOfAgencies",
                conference.id(),
                () -> duties.ofAgencies(conference.id(), together.agencies(conference.id())));
    }

    private Line line(Duty duty, DeadlineOrders.Moved moved, Conference conference) {
        return new Line(
                duty.name(),
                VietnameseTime.full(moved.before().atZone(conference.zone())),
                VietnameseTime.full(duty.due().atZone(conference.zone())),
                duty.isOpen() ? letterhead.task(duty.taskId()) : "");
    }
}
