package vn.diemcau.chase;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.duty.Duties;
import vn.diemcau.mail.MailComposer;
import vn.diemcau.mail.MailContent;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.mail.Together;
import vn.diemcau.text.VietnameseTime;

/** Composes the mail to a unit whose registration was opened again; nobody needs it once the task is gone. */
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
        return Set.of(Mails.REOPENED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, Together together) {
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
