package vn.diemcau.process.preparation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.order.DeadlineNews;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.timer.MovedDuties;

/** "Dời hạn": moves the deadline of single duties of single agencies; the dates of the conference stay. */
@Component
public class DeadlineMoves {

    /** A latest deadline catches a mistyped year, whose duty would never be chased. */
    private static final Duration AT_MOST_AFTER_THE_START = Duration.ofDays(30);

    /**
     * An order of the Office.
     *
     * @param duties distinct duties, each with the deadline that the sender has seen; null to accept the current one
     * @param by user id
     */
    public record Order(Map<DutyRef, Instant> duties, Instant due, String reason, String by) {}

    /** What was done: the duties before it, and who is told. */
    record Done(List<Duty> before, Told told) {}

    private final Conferences conferences;
    private final Duties duties;
    private final MovedDuties moved;
    private final DeadlineNews news;
    private final DirectoryStore directory;
    private final Journal journal;
    private final Clock clock;

    DeadlineMoves(
            Conferences conferences,
            Duties duties,
            MovedDuties moved,
            DeadlineNews news,
            DirectoryStore directory,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.moved = moved;
        this.news = news;
        this.directory = directory;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Moves all of these deadlines and tells the agencies, or does nothing.
     *
     * @throws Refused INVALID with every problem, CONFLICT when the conference is over or rests, when a duty is done
     *     or its deadline is another one than the sender has seen
     */
    @Transactional
    public List<DutyResult> move(String id, Order order) {
        Done done = moveNow(id, order);
        Conference conference = conferences.get(id);
        String due = VietnameseTime.brief(order.due().atZone(conference.zone()));
        String mails = done.told().mails() == 0 ? "" : "; thư báo đang được gửi";
        return done.before().stream()
                .map(duty -> DutyResult.done(
                        duty.ref(),
                        "Đã dời hạn từ %s sang %s%s."
                                .formatted(VietnameseTime.brief(duty.due().atZone(conference.zone())), due, mails)))
                .toList();
    }

    Done moveNow(String id, Order order) {
        conferences.hold(id);
        Conference conference = conferences.active(id);
        List<Duty> before = duties.takeUp(id, order.duties().keySet());
        check(conference, before, order);
        duties.moveDeadline(id, order.duties().keySet(), order.due());
        Told told = news.moved(conference, before, order.due(), order.reason(), order.by());
        moved.follow(id, before.stream().map(Duty::ref).toList());
        before.forEach(duty -> journal.write(act(duty, order, conference)));
        return new Done(before, told);
    }

    private Act act(Duty duty, Order order, Conference conference) {
        return Act.of(
                        Kind.DEADLINE_MOVED,
                        "dời hạn “%s”: %s → %s"
                                .formatted(
                                        duty.name(),
                                        VietnameseTime.brief(duty.due().atZone(conference.zone())),
                                        VietnameseTime.brief(order.due().atZone(conference.zone()))))
                .on(conference.id(), duty.code(), duty.agency())
                .because(order.reason());
    }

    private void check(Conference conference, List<Duty> found, Order order) {
        Map<DutyRef, Duty> known = new HashMap<>();
        found.forEach(duty -> known.put(duty.ref(), duty));
        List<Problem> invalid = new ArrayList<>();
        List<Problem> late = new ArrayList<>();
        if (!order.due().isAfter(clock.instant())) {
            invalid.add(new Problem("Hạn mới", "Hạn mới đã qua."));
        }
        if (order.due().isAfter(conference.start().toInstant().plus(AT_MOST_AFTER_THE_START))) {
            invalid.add(new Problem("Hạn mới", "Hạn mới không được quá 30 ngày sau khai mạc."));
        }
        order.duties().forEach((ref, seen) -> {
            Duty duty = known.get(ref);
            if (duty == null) {
                invalid.add(new Problem(
                        "Việc đã chọn", "Hội nghị không có nhiệm vụ %s của %s.".formatted(ref.code(), ref.agency())));
                return;
            }
            String place = "%s – %s".formatted(directory.name(duty.agency()), duty.name());
            String wrong = wrong(duty, order.due(), conference);
            if (duty.doneAt() != null) {
                late.add(new Problem(place, "Đã hoàn thành, không dời hạn được."));
            } else if (seen != null && !seen.equals(duty.due())) {
                late.add(new Problem(
                        place,
                        "Hạn vừa được đổi sang %s; đề nghị xem lại."
                                .formatted(VietnameseTime.full(duty.due().atZone(conference.zone())))));
            } else if (wrong != null) {
                invalid.add(new Problem(place, wrong));
            }
        });
        if (!invalid.isEmpty()) {
            throw new Refused(invalid);
        }
        Refused.ifAny(Refused.Reason.CONFLICT, late);
    }

    /** Why a duty cannot have this deadline; null when it can. */
    private static String wrong(Duty duty, Instant due, Conference conference) {
        if (duty.kind().isRegistering()) {
            return "Hạn đăng ký, điều chỉnh đăng ký theo mốc của Hội nghị: đổi ở phần “Đổi ngày giờ”.";
        }
        if (duty.due().equals(due)) {
            return "Hạn đang là giờ này.";
        }
        if (duty.openedAt() == null && duty.opensAt() != null && !due.isAfter(duty.opensAt())) {
            return "Việc này mở lúc %s; hạn phải sau giờ đó."
                    .formatted(VietnameseTime.full(duty.opensAt().atZone(conference.zone())));
        }
        boolean isBeforeItOpens = conference.hasLineTest()
                && duty.kind().isFromTheLineTest()
                && !due.isAfter(conference.lineTest().toInstant());
        return isBeforeItOpens ? "Việc này làm sau giờ chạy thử đường truyền; hạn phải sau giờ đó." : null;
    }
}
