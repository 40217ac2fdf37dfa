package vn.diemcau.escalation.message;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mails that tell an agency its duties that are still undone when the mail leaves. */
@Component
class DutyMails implements MailComposer {

    /**
     * A duty as the templates show it.
     *
     * @param words the letter's words about the duty; empty when their dates may be out of date
     * @param remark remark beside the words; empty while their hours hold
     * @param link opens its task; empty while there is none
     * @param later when the duty will open and how the agency will be told; empty once it is open
     */
    public record Line(
            Agency agency, String duty, String words, String remark, String due, String link, String later) {}

    private static final String LATER = "Nhiệm vụ mở khi đến bước này; khi đó có thư kèm đường dẫn.";
    private static final String LATER_AT = "Nhiệm vụ mở lúc %s; khi đó có thư kèm đường dẫn.";
    private static final String LATER_IF_WANTED = "Mở ngay khi đơn vị đăng ký xong; chỉ thực hiện khi có thay đổi.";

    private final Conferences conferences;
    private final Duties duties;
    private final Letterhead letterhead;
    private final Invitations invitations;

    DutyMails(Conferences conferences, Duties duties, Letterhead letterhead, Invitations invitations) {
        this.conferences = conferences;
        this.duties = duties;
        this.letterhead = letterhead;
        this.invitations = invitations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.DUTIES_ANNOUNCED, MailKind.NEW_DATES, MailKind.DEFERRED, MailKind.CANCELLED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        if (mail.kind().equals(MailKind.CANCELLED)) {
            return Optional.of(letterhead
                    .fill(mail, conference, Map.of(), together)
                    .with(List.of(invitations.cancelled(mail, conference, together))));
        }
        boolean isOutOfDate = !mail.kind().equals(MailKind.DUTIES_ANNOUNCED)
                && mail.about() != null
                && !mail.about().equals(String.valueOf(conference.revision()));
        if (conference.isOver() || isOutOfDate) {
            return Optional.empty();
        }
        if (conference.isDeferred()) {
            // The letter waits for the new dates.
            return mail.kind().equals(MailKind.DEFERRED)
                    ? Optional.of(deferral(mail, conference, together))
                    : Optional.empty();
        }
        return Optional.of(announcement(mail, conference, together));
    }

    private MailContent deferral(OrderedMail mail, Conference conference, BatchReads together) {
        return letterhead
                .fill(mail, conference, Map.of(), together)
                .with(List.of(invitations.deferred(mail, conference, together)))
                .withEdition(conference.revision());
    }

    private MailContent announcement(OrderedMail mail, Conference conference, BatchReads together) {
        boolean asTheLetterSays = mail.kind().equals(MailKind.DUTIES_ANNOUNCED);
        List<Line> lines = lines(
                conference, duty -> duty.agency().equals(mail.agency()) && isToBeDone(duty), asTheLetterSays, together);
        return letterhead
                .fill(mail, conference, Map.of("lines", lines), together)
                .with(List.of(invitations.held(mail, conference, together)))
                .withEdition(conference.revision());
    }

    @Override
    public boolean isCurrent(String id, int edition) {
        Conference conference = conferences.held(id);
        return conference.revision() == edition && !conference.isOver();
    }

    /** False for duties that are done and for those closed without being done. */
    private static boolean isToBeDone(Duty duty) {
        return duty.isOpen() || duty.openedAt() == null;
    }

    /** By office in the directory's order, then by deadline. */
    private List<Line> lines(Conference conference, Predicate<Duty> wanted, boolean withWords, BatchReads together) {
        return together
                .once(
                        "dutiesOfAgencies",
                        conference.id(),
                        () -> duties.ofAgencies(conference.id(), together.agencies(conference.id())))
                .stream()
                .filter(wanted)
                .map(duty -> line(duty, conference, withWords))
                .sorted(Comparator.comparing(line -> letterhead.rank(line.agency())))
                .toList();
    }

    private static String later(Duty duty, Conference conference) {
        if (duty.isOpen()) {
            return "";
        }
        if (duty.opensAt() != null) {
            return LATER_AT.formatted(VietnameseTime.full(duty.opensAt().atZone(conference.zone())));
        }
        return duty.kind() == DutyKind.AMEND ? LATER_IF_WANTED : LATER;
    }

    private Line line(Duty duty, Conference conference, boolean withWords) {
        Agency agency = letterhead.agency(duty.agency());
        return new Line(
                agency,
                duty.name(),
                withWords && !duty.isNumbered() ? duty.words() : "",
                LetterWords.remark(duty, conference),
                VietnameseTime.full(duty.due().atZone(conference.zone())),
                duty.isOpen() ? letterhead.task(duty.taskId()) : "",
                later(duty, conference));
    }
}
