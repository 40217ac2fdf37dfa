package vn.diemcau.chase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.mail.MailComposer;
import vn.diemcau.mail.MailContent;
import vn.diemcau.mail.OrderedMail;

/** Composes what everybody is told of the conference itself: its letter with their duties, new dates, its end. */
@Component
class AnnouncementMails implements MailComposer {

    private final Conferences conferences;
    private final DutyMails duties;
    private final Letterhead letterhead;

    AnnouncementMails(Conferences conferences, DutyMails duties, Letterhead letterhead) {
        this.conferences = conferences;
        this.duties = duties;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Mails.DUTIES_ANNOUNCED, Mails.NEW_DATES, Mails.CANCELLED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail) {
        Conference conference = conferences.get(mail.conference());
        if (mail.kind().equals(Mails.CANCELLED)) {
            return Optional.of(letterhead.fill(mail, conference, Map.of()));
        }
        return conference.isOver() ? Optional.empty() : Optional.of(announcement(mail, conference));
    }

    private MailContent announcement(OrderedMail mail, Conference conference) {
        boolean asTheLetterSays = mail.kind().equals(Mails.DUTIES_ANNOUNCED);
        List<DutyMails.Line> lines =
                duties.lines(conference, duty -> DutyMails.isOf(mail, duty) && duty.doneAt() == null, asTheLetterSays);
        return letterhead.fill(mail, conference, Map.of("lines", lines));
    }
}
