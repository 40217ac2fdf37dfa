package vn.diemcau.chase;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.directory.Agency;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.mail.MailComposer;
import vn.diemcau.mail.MailContent;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.text.VietnameseTime;

/** Composes the mails that chase duties: what is open when the mail leaves, and nothing when all is done. */
@Component
class DutyMails implements MailComposer {

    /**
     * A duty as the templates show it.
     *
     * @param words what the letter says of it; empty where its dates may no longer be right
     * @param link opens its task; empty while there is none
     */
    public record Line(Agency agency, String duty, String words, String due, String link, Letterhead.Help contact) {}

    private final Conferences conferences;
    private final Duties duties;
    private final Letterhead letterhead;

    DutyMails(Conferences conferences, Duties duties, Letterhead letterhead) {
        this.conferences = conferences;
        this.duties = duties;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Mails.REMINDER, Mails.OVERDUE, Mails.OVERDUE_OFFICE);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail) {
        Conference conference = conferences.get(mail.conference());
        return conference.isOver() ? Optional.empty() : chase(mail, conference);
    }

    private Optional<MailContent> chase(OrderedMail mail, Conference conference) {
        List<Line> lines = lines(conference, duty -> duty.isOpen() && isChasedBy(mail, duty, conference), false);
        ZonedDateTime since = mail.plannedAt().atZone(conference.zone());
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(letterhead.fill(
                        mail,
                        conference,
                        Map.of(
                                "lines", lines,
                                "since", VietnameseTime.full(since),
                                "sinceBrief", VietnameseTime.withoutDay(since))));
    }

    private static boolean isChasedBy(OrderedMail mail, Duty duty, Conference conference) {
        return switch (mail.kind()) {
            case Mails.REMINDER ->
                isOf(mail, duty) && Chase.remindAt(duty, conference).equals(mail.plannedAt());
            case Mails.OVERDUE -> isOf(mail, duty) && duty.due().equals(mail.plannedAt());
            case Mails.OVERDUE_OFFICE -> duty.due().equals(mail.plannedAt());
            default -> throw new IllegalArgumentException(mail.kind());
        };
    }

    static boolean isOf(OrderedMail mail, Duty duty) {
        return duty.agency().equals(mail.agency());
    }

    /** By office in the directory's order, then by deadline. */
    List<Line> lines(Conference conference, Predicate<Duty> wanted, boolean withWords) {
        return duties.ofConference(conference.id()).stream()
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
                withWords ? duty.words() : "",
                VietnameseTime.full(duty.due().atZone(conference.zone())),
                duty.isOpen() ? letterhead.task(duty.taskId()) : "",
                letterhead.firstContact(agency));
    }
}
