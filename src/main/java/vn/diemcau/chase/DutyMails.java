package vn.diemcau.chase;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.directory.Agency;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.mail.MailComposer;
import vn.diemcau.mail.MailContent;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.mail.Together;
import vn.diemcau.text.VietnameseTime;

/** Composes the mails that tell an agency its duties: those that are not done when the mail leaves. */
@Component
class DutyMails implements MailComposer {

    /**
     * A duty as the templates show it.
     *
     * @param words what the letter says of it; empty where its dates may no longer be right
     * @param link opens its task; empty while there is none
     */
    public record Line(Agency agency, String duty, String words, String due, String link) {}

    private final Duties duties;
    private final Letterhead letterhead;
    private final Invitations invitations;

    DutyMails(Duties duties, Letterhead letterhead, Invitations invitations) {
        this.duties = duties;
        this.letterhead = letterhead;
        this.invitations = invitations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Mails.DUTIES_ANNOUNCED, Mails.NEW_DATES, Mails.CANCELLED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, Together together) {
        Conference conference = letterhead.conference(mail, together);
        if (mail.kind().equals(Mails.CANCELLED)) {
            return Optional.of(letterhead
                    .fill(mail, conference, Map.of(), together)
                    .with(List.of(invitations.cancelled(mail, conference, together))));
        }
        boolean isOutOfDate = mail.kind().equals(Mails.NEW_DATES)
                && mail.about() != null
                && !mail.about().equals(String.valueOf(conference.revision()));
        return conference.isOver() || isOutOfDate
                ? Optional.empty()
                : Optional.of(announcement(mail, conference, together));
    }

    private MailContent announcement(OrderedMail mail, Conference conference, Together together) {
        boolean asTheLetterSays = mail.kind().equals(Mails.DUTIES_ANNOUNCED);
        List<Line> lines = lines(
                conference,
                duty -> duty.agency().equals(mail.agency()) && duty.doneAt() == null,
                asTheLetterSays,
                together);
        return letterhead
                .fill(mail, conference, Map.of("lines", lines), together)
                .with(List.of(invitations.held(mail, conference, together)));
    }

    /** By office in the directory's order, then by deadline. */
    private List<Line> lines(Conference conference, Predicate<Duty> wanted, boolean withWords, Together together) {
        return together.once("duties", conference.id(), () -> duties.ofConference(conference.id())).stream()
                .filter(wanted)
                .map(duty -> line(duty, conference, withWords))
                .sorted(Comparator.comparing(line -> letterhead.rank(line.agency())))
                .toList();
    }

    private Line line(Duty duty, Conference conference, boolean withWords) {
        Agency agency = letterhead.agency(duty.agency());
        return new Line(
                agency,
                duty.name(),
                withWords && !duty.isNumbered() ? duty.words() : "",
                VietnameseTime.full(duty.due().atZone(conference.zone())),
                duty.isOpen() ? letterhead.task(duty.taskId()) : "");
    }
}
