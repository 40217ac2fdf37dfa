package vn.diemcau.escalation.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;

/** Composes the mail to the Office about steps that were given up; it is dropped once a retry succeeds. */
@Component
class StoppedStepMails implements MailComposer {

    /**
     * A step as the templates show it.
     *
     * @param unit empty for a step of the conference
     * @param contact contact at the unit; null for a step of the conference
     */
    public record Line(String step, String unit, Letterhead.Help contact) {}

    private final StoppedSteps steps;
    private final Letterhead letterhead;

    StoppedStepMails(StoppedSteps steps, Letterhead letterhead) {
        this.steps = steps;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.STEP_STOPPED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        List<Line> lines = together.once("stopped", conference.id(), () -> steps.of(conference.id())).stream()
                .map(this::line)
                .toList();
        return lines.isEmpty() || conference.isOver()
                ? Optional.empty()
                : Optional.of(letterhead.fill(
                        mail, conference, Map.of("lines", lines, "link", letterhead.cockpit()), together));
    }

    private Line line(StoppedSteps.Stopped stopped) {
        return stopped.unit() == null
                ? new Line(stopped.step(), "", null)
                : new Line(
                        stopped.step(),
                        letterhead.agency(stopped.unit()).name(),
                        letterhead.firstContact(letterhead.agency(stopped.unit())));
    }
}
