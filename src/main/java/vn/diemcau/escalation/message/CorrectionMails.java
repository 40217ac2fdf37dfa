package vn.diemcau.escalation.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.PlanCorrections;
import vn.diemcau.conference.conference.PlanCorrections.Change;
import vn.diemcau.conference.conference.PlanCorrections.What;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mail that tells an agency what a corrected plan means for it; what is done meanwhile is left out. */
@Component
class CorrectionMails implements MailComposer {

    /**
     * One duty, as the templates show it; public, because templates read it.
     *
     * @param code by which the changes of one duty are put together
     * @param note what has changed
     * @param due empty when the agency has it no more
     * @param words empty unless they are new to the agency
     * @param link opens its task; empty while there is none
     * @param later when it will open; empty once it is open
     */
    public record Line(String code, String duty, String note, String due, String words, String link, String later) {}

    private final Duties duties;
    private final PlanCorrections corrections;
    private final Letterhead letterhead;
    private final Invitations invitations;

    CorrectionMails(Duties duties, PlanCorrections corrections, Letterhead letterhead, Invitations invitations) {
        this.duties = duties;
        this.corrections = corrections;
        this.letterhead = letterhead;
        this.invitations = invitations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.PLAN_CORRECTED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        if (conference.isOver()) {
            return Optional.empty();
        }
        int revision = Integer.parseInt(mail.about());
        List<Line> lines = new ArrayList<>();
        List<String> general = new ArrayList<>();
        for (Change change : corrections.changes(conference.id(), revision, mail.agency())) {
            if (change.what() == What.CONFERENCE) {
                general.add(change.name());
                continue;
            }
            line(change, conference, together).ifPresent(line -> add(line, lines));
        }
        if (lines.isEmpty() && general.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> matter = new HashMap<>();
        matter.put("lines", lines);
        matter.put("general", general);
        matter.put("about", about(general, lines));
        matter.put("why", Letterhead.sentence(corrections.reason(conference.id(), revision)));
        MailContent content = letterhead.fill(mail, conference, matter, together);
        return Optional.of(
                general.isEmpty() || conference.status() != Conference.Status.ISSUED || conference.isDeferred()
                        ? content
                        : content.with(List.of(invitations.held(mail, conference, together))));
    }

    /** What the subject names: the only change, or how many there are. */
    private static String about(List<String> general, List<Line> lines) {
        int count = general.size() + lines.size();
        if (count > 1) {
            return general.isEmpty()
                    ? "%d thay đổi về các việc được giao".formatted(count)
                    : "%d thay đổi".formatted(count);
        }
        return general.isEmpty() ? lines.get(0).duty() : VietnameseText.lowerFirst(general.get(0));
    }

    /** One duty that changed in several ways is told once. */
    private static void add(Line line, List<Line> lines) {
        Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        if (last == null || !last.code().equals(line.code())) {
            lines.add(line);
            return;
        }
        lines.set(
                lines.size() - 1,
                new Line(
                        line.code(),
                        line.duty(),
                        last.note() + "; " + VietnameseText.lowerFirst(line.note()),
                        line.due(),
                        last.words().isEmpty() ? line.words() : last.words(),
                        line.link(),
                        line.later()));
    }

    private Optional<Line> line(Change change, Conference conference, BatchReads together) {
        Optional<Duty> present =
                together.once("duties", conference.id(), () -> duties.ofConference(conference.id())).stream()
                        .filter(duty -> duty.code().equals(change.duty())
                                && duty.agency().equals(change.agency()))
                        .findFirst();
        if (change.what() == What.LEFT_OUT || change.what() == What.TAKEN) {
            return present.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Line(change.duty(), change.name(), note(change, conference), "", "", "", ""));
        }
        return present.filter(duty -> duty.doneAt() == null).map(duty -> {
            boolean isNew = List.of(What.ADDED, What.GIVEN, What.REWORDED).contains(change.what());
            String due = VietnameseTime.full(duty.due().atZone(conference.zone()));
            return new Line(
                    duty.code(),
                    duty.name(),
                    note(change, conference),
                    due,
                    isNew ? LetterWords.quote(duty.words(), conference) : "",
                    duty.isOpen() ? letterhead.task(duty.taskId()) : "",
                    duty.isOpen() ? "" : later(duty, conference));
        });
    }

    private static String later(Duty duty, Conference conference) {
        return duty.opensAt() == null
                ? "Nhiệm vụ mở khi đến bước này; khi đó có thư kèm đường dẫn."
                : "Nhiệm vụ mở lúc %s; khi đó có thư kèm đường dẫn."
                        .formatted(VietnameseTime.full(duty.opensAt().atZone(conference.zone())));
    }

    private String note(Change change, Conference conference) {
        return switch (change.what()) {
            case ADDED -> "Giao thêm";
            case OPENS_OTHERWISE -> "Đổi lúc mở";
            case OPENED -> "Mở từ nay";
            case LEFT_OUT -> "Không phải thực hiện nữa";
            case TAKEN ->
                "Nay do %s thực hiện; không phải thực hiện tiếp"
                        .formatted(letterhead.agency(change.otherAgency()).name());
            case GIVEN ->
                "Nhận thay %s".formatted(letterhead.agency(change.otherAgency()).name());
            case MOVED ->
                "Hạn mới (trước đây %s)"
                        .formatted(VietnameseTime.brief(change.dueBefore().atZone(conference.zone())));
            case REWORDED -> "Sửa nội dung";
            case CONFERENCE -> "";
        };
    }
}
