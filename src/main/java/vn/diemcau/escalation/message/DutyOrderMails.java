package vn.diemcau.escalation.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.escalation.chase.Reassignments;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mails about an added or reassigned duty; they are dropped once the duty is done. */
@Component
class DutyOrderMails implements MailComposer {

    private final Duties duties;
    private final Reassignments reassignments;
    private final Letterhead letterhead;

    DutyOrderMails(Duties duties, Reassignments reassignments, Letterhead letterhead) {
        this.duties = duties;
        this.reassignments = reassignments;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.DUTY_ADDED, MailKind.DUTY_REASSIGNED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        if (conference.isOver()) {
            return Optional.empty();
        }
        return mail.kind().equals(MailKind.DUTY_ADDED)
                ? added(mail, conference, together)
                : reassigned(mail, conference, together);
    }

    private Optional<MailContent> added(OrderedMail mail, Conference conference, BatchReads together) {
        return undone(conference, new DutyRef(mail.about(), mail.agency()), together)
                .filter(Duty::isOpen)
                .map(duty -> letterhead.fill(mail, conference, matter(duty, conference), together));
    }

    /** The previous agency learns that the duty has moved; the new agency learns what the duty is. */
    private Optional<MailContent> reassigned(OrderedMail mail, Conference conference, BatchReads together) {
        Reassignments.Move move =
                reassignments.find(Long.parseLong(mail.about())).orElseThrow();
        return undone(conference, new DutyRef(move.duty(), move.to()), together).map(duty -> {
            Map<String, Object> matter = matter(duty, conference);
            matter.put("isTheirs", mail.agency().equals(move.to()));
            matter.put("from", letterhead.agency(move.from()).name());
            matter.put("to", letterhead.agency(move.to()).name());
            matter.put("moved", move.reason());
            return letterhead.fill(mail, conference, matter, together);
        });
    }

    private Optional<Duty> undone(Conference conference, DutyRef ref, BatchReads together) {
        return together.once("duties", conference.id(), () -> duties.ofConference(conference.id())).stream()
                .filter(duty -> duty.ref().equals(ref) && duty.doneAt() == null)
                .findFirst();
    }

    private Map<String, Object> matter(Duty duty, Conference conference) {
        Map<String, Object> matter = new HashMap<>();
        matter.put("duty", duty.name());
        matter.put("words", duty.isNumbered() ? duty.words() : LetterWords.quote(duty.words(), conference));
        matter.put("remark", LetterWords.remark(duty, conference));
        matter.put("due", VietnameseTime.full(duty.due().atZone(conference.zone())));
        matter.put("since", VietnameseTime.brief(duty.due().atZone(conference.zone())));
        matter.put("link", duty.isOpen() ? letterhead.task(duty.taskId()) : "");
        return matter;
    }
}
