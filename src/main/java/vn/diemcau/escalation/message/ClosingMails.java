package vn.diemcau.escalation.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.MailMatters;
import vn.diemcau.escalation.chase.PlannedMail;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mail that tells an agency which of its duties the end of the conference leaves undone. */
@Component
class ClosingMails implements MailComposer {

    /** A duty as the templates show it; public, because templates read it. */
    public record Line(String duty, String due) {}

    private final Duties duties;
    private final MailMatters matters;
    private final Letterhead letterhead;

    ClosingMails(Duties duties, MailMatters matters, Letterhead letterhead) {
        this.duties = duties;
        this.matters = matters;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.DUTIES_ENDED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        List<PlannedMail.Matter> ended = together.once(
                        "ended", conference.id(), () -> matters.of(together.keys(conference.id())))
                .getOrDefault(mail.key(), List.of());
        List<Line> lines = together
                .once(
                        "dutiesOfAgencies",
                        conference.id(),
                        () -> duties.ofAgencies(conference.id(), together.agencies(conference.id())))
                .stream()
                .filter(duty -> ended.stream().anyMatch(matter -> isAbout(matter, duty)))
                .map(duty ->
                        new Line(duty.name(), VietnameseTime.full(duty.due().atZone(conference.zone()))))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(letterhead.fill(mail, conference, Map.of("lines", lines), together));
    }

    private static boolean isAbout(PlannedMail.Matter matter, Duty duty) {
        return matter.code().equals(duty.code()) && matter.agency().equals(duty.agency());
    }
}
