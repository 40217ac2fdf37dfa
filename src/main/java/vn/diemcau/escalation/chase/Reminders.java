package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.ladder.Addressee;
import vn.diemcau.escalation.ladder.ChasedKind;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.Hours;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * "Nhắc ngay": sends the Office's reminders at once, regardless of the ladder and the hour.
 *
 * <p>Mails go to posts of the directory, never to single delegates (O70).
 */
@Component
public class Reminders {

    /** A second press within this time, also by a colleague, sends nothing. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Conferences conferences;
    private final Duties duties;
    private final Promises promises;
    private final ReminderOrders orders;
    private final ChaseStore store;
    private final Digests digests;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Holidays holidays;
    private final Clock clock;

    Reminders(
            Conferences conferences,
            Duties duties,
            Promises promises,
            ReminderOrders orders,
            ChaseStore store,
            Digests digests,
            Mailbox mailbox,
            Journal journal,
            Holidays holidays,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.promises = promises;
        this.orders = orders;
        this.store = store;
        this.digests = digests;
        this.mailbox = mailbox;
        this.journal = journal;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * The result of the reminders.
     *
     * @param remark a further remark for the person who ordered them, or null
     */
    public record Reminded(List<DutyResult> rows, String remark) {}

    /**
     * Orders one mail per person about all of that person's duties among these.
     *
     * @param note the Office's own words, or null
     * @param by user id
     * @return a result per duty, in their order; a refused duty does not stop the others
     * @throws vn.diemcau.platform.input.Refused NOT_FOUND without the conference, CONFLICT when it is over
     */
    @Transactional
    public Reminded remind(String id, Collection<DutyRef> wanted, String note, String by) {
        Conference conference = conferences.active(id);
        // Orders run one after the other, so that the second sees the reminders of the first.
        store.lock(id);
        Instant now = clock.instant();
        Map<DutyRef, Duty> known =
                duties.ofConference(id).stream().collect(Collectors.toMap(Duty::ref, Function.identity()));
        Set<DutyRef> recent = orders.since(id, now.minus(PAUSE));
        Map<DutyRef, String> refusals = new LinkedHashMap<>();
        List<Duty> open = new ArrayList<>();
        for (DutyRef ref : new LinkedHashSet<>(wanted)) {
            String refusal = refusal(known.get(ref), conference, recent);
            refusals.put(ref, refusal);
            if (refusal == null) {
                open.add(known.get(ref));
            }
        }
        Map<DutyRef, Set<String>> told = open.isEmpty() ? Map.of() : send(open, conference, note, by, now);
        List<DutyResult> rows = refusals.entrySet().stream()
                .map(entry -> entry.getValue() == null
                        ? DutyResult.done(
                                entry.getKey(),
                                sentence(known.get(entry.getKey()), told.get(entry.getKey()), conference))
                        : DutyResult.refused(entry.getKey(), entry.getValue()))
                .toList();
        boolean isQuiet = !open.isEmpty() && new Hours(holidays, conference).isQuiet(now.atZone(conference.zone()));
        return new Reminded(
                rows, isQuiet ? "Đang ngoài giờ làm việc; thư vẫn được gửi ngay theo yêu cầu của đồng chí." : null);
    }

    /** Why no reminder may be sent; null when one may. */
    private static String refusal(Duty duty, Conference conference, Set<DutyRef> recent) {
        if (duty == null) {
            return "Hội nghị không có nhiệm vụ này.";
        }
        if (duty.doneAt() != null) {
            return "Đã hoàn thành lúc %s, không cần nhắc."
                    .formatted(VietnameseTime.brief(duty.doneAt().atZone(conference.zone())));
        }
        if (!duty.isOpen()) {
            return "Nhiệm vụ chưa mở hoặc đã đóng, không nhắc được.";
        }
        if (ChasedKind.of(duty, conference).isEmpty()) {
            return "Việc này tùy đơn vị, không bắt buộc; không nhắc.";
        }
        return recent.contains(duty.ref()) ? "Vừa được nhắc trong 10 phút qua, không gửi thêm." : null;
    }

    /** @return the recipients' posts for each duty */
    private Map<DutyRef, Set<String>> send(
            List<Duty> open, Conference conference, String note, String by, Instant now) {
        long order = orders.add(conference.id(), open, note, by, now);
        journal.write(act(open, conference, note));
        List<Digests.About> abouts = open.stream()
                .map(duty -> new Digests.About(duty, notice(duty, now)))
                .toList();
        Map<DutyRef, Set<String>> told = new LinkedHashMap<>();
        for (Digest digest : digests.of(abouts, conference)) {
            String key = String.join(
                    "/", conference.id(), MailKind.REMINDER_NOW, digest.to().email(), String.valueOf(order));
            mailbox.order(new MailOrder(
                    key,
                    conference.id(),
                    MailKind.REMINDER_NOW,
                    0,
                    digest.agency().code(),
                    digest.to().email(),
                    digest.to().role(),
                    String.valueOf(order),
                    now));
            store.add(key, digest.lines());
            for (Digest.Line line : digest.lines()) {
                told.computeIfAbsent(line.duty().ref(), ref -> new LinkedHashSet<>())
                        .add(digest.to().role());
            }
        }
        return told;
    }

    private static Act act(List<Duty> open, Conference conference, String note) {
        Duty first = open.get(0);
        List<String> agencies = open.stream().map(Duty::agency).distinct().toList();
        Act act = open.size() == 1
                ? Act.of(Kind.REMINDED, "nhắc ngay “%s”".formatted(first.name()))
                        .on(conference.id(), first.code(), first.agency())
                : Act.of(
                                Kind.REMINDED,
                                "nhắc ngay %d nhiệm vụ của %d cơ quan, đơn vị".formatted(open.size(), agencies.size()))
                        .in(conference.id())
                        .about(agencies)
                        .with(
                                "duties",
                                open.stream()
                                        .map(duty -> duty.agency() + " – " + duty.name())
                                        .toList());
        return note == null ? act : act.saying(", kèm lời nhắn").because(note);
    }

    private static Notice notice(Duty duty, Instant now) {
        boolean isLate = !now.isBefore(duty.due());
        Map<Addressee, String> to = new EnumMap<>(Addressee.class);
        to.put(Addressee.AGENCY, isLate ? MailKind.OVERDUE : MailKind.REMINDER);
        if (isLate) {
            to.put(Addressee.LEADER, MailKind.OVERDUE);
        }
        return new Notice(now, 0, to, false, null);
    }

    private String sentence(Duty duty, Set<String> posts, Conference conference) {
        String promised = promises.current(duty)
                .map(promise -> " Cơ quan đã hẹn gửi lúc %s."
                        .formatted(VietnameseTime.brief(promise.until().atZone(conference.zone()))))
                .orElse("");
        return "Đã gửi thư nhắc tới: %s.%s".formatted(String.join(", ", posts), promised);
    }
}
