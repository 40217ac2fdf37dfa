package vn.diemcau.escalation.message;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mail to a unit whose registration was reopened; it is dropped once the task is gone. */
@Component
class ReopeningMails implements MailComposer {

    private final Duties duties;
    private final Letterhead letterhead;

    ReopeningMails(Duties duties, Letterhead letterhead) {
        this.duties = duties;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.REOPENED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        return Optional.of(duties.get(mail.conference(), mail.about(), mail.agency()))
                .filter(duty -> duty.isOpen())
                .map(duty -> letterhead.fill(
                        mail,
                        conference,
                        Map.of(
                                "words", duty.words(),
                                "until", VietnameseTime.full(duty.due().atZone(conference.zone())),
                                "link", letterhead.task(duty.taskId())),
                        together));
    }
}
