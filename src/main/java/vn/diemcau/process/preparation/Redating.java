package vn.diemcau.process.preparation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.chase.SiteNews;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.task.ConferenceActs;
import vn.diemcau.process.timer.Milestones;
import vn.diemcau.process.timer.MovedDuties;

/**
 * Moves a conference to other dates. A few statements write everything that must hold at once, however many units there
 * are. A job moves the rest with {@link MovedDuties}.
 */
@Component
public class Redating {

    private final Conferences conferences;
    private final Duties duties;
    private final SiteNews sites;
    private final Milestones milestones;
    private final PlannedDates planned;
    private final ConferenceProcesses processes;
    private final Journal journal;
    private final Clock clock;

    Redating(
            Conferences conferences,
            Duties duties,
            SiteNews sites,
            Milestones milestones,
            PlannedDates planned,
            ConferenceProcesses processes,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.sites = sites;
        this.milestones = milestones;
        this.planned = planned;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * New dates of a conference.
     *
     * @param milestones its other dates by their ids; one that is not given keeps its distance to the start unless it
     *     is past; what passed while the conference rested is to come again
     */
    public record Dates(
            ZonedDateTime start,
            ZonedDateTime lineTest,
            ZonedDateTime registrationDue,
            Map<String, ZonedDateTime> milestones) {

        /**
         * The conference at these dates. Without a line test or a registration, their dates follow the start, whatever
         * was given.
         */
        Conference of(Conference conference, Instant now) {
            ZonedDateTime test = conference.hasLineTest() ? lineTest : start;
            Duration later = Duration.between(conference.start(), start);
            return conference.at(
                    start,
                    test,
                    conference.hasRegistration() ? registrationDue : test,
                    conference.milestones().stream()
                            .map(each -> each.at(milestones.getOrDefault(
                                    each.id(),
                                    conference.isToCome(each.at().toInstant(), now)
                                            ? each.at().plus(later)
                                            : each.at())))
                            .sorted(Comparator.comparing(Milestone::at))
                            .toList());
        }
    }

    private static boolean isMoved(Conference before, Conference after) {
        return !after.start().isEqual(before.start())
                || !after.lineTest().isEqual(before.lineTest())
                || !after.registrationDue().isEqual(before.registrationDue())
                || !after.milestones().equals(before.milestones());
    }

    /** @param seen the revision that the caller has seen */
    @Transactional(propagation = Propagation.MANDATORY)
    Conference redate(String id, int seen, Dates dates, String reason) {
        return redate(id, seen, dates, reason, kind -> false);
    }

    /**
     * Moves the conference by decision of the leadership; the process repeats its duties from the line test on.
     * Unchanged dates are refused, unless the Office has set them in the meantime and the line test is still ahead.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conference move(String id, Dates given, String reason) {
        conferences.hold(id);
        Conference before = conferences.running(id);
        return isMoved(before, given.of(before, clock.instant()))
                ? redate(id, before.revision(), given, reason, DutyKind::isFromTheLineTest)
                : askAgain(before);
    }

    /** Repeats the duties for dates that the Office has already set, if there is still time for a line test. */
    private Conference askAgain(Conference conference) {
        if (!conference.lineTest().toInstant().isAfter(clock.instant())) {
            throw new Refused(List.of(new Problem(
                    "Thời gian bắt đầu mới",
                    ("Lịch mới trùng với lịch đang có (khai mạc %s; chạy thử đường truyền %s). Nếu giữ nguyên thời gian,"
                                    + " đề nghị chọn “Vẫn họp đúng thời gian”.")
                            .formatted(
                                    VietnameseTime.brief(conference.start()),
                                    VietnameseTime.brief(conference.lineTest())))));
        }
        NewDeadlines unmoved =
                new NewDeadlines(new Anchors(conference, conference), DutyKind::isFromTheLineTest, clock.instant());
        duties.redate(
                conference.id(),
                DutyKind::isFromTheLineTest,
                each -> each.kind().isFromTheLineTest() ? unmoved.of(each) : each);
        return conference;
    }

    /**
     * Computes the effect of other dates without setting them.
     *
     * @return warnings about its future dates and deadlines
     * @throws Refused as {@link #redate}
     */
    public List<String> preview(Conference before, Dates given) {
        return preview(before, given, kind -> false);
    }

    /**
     * Computes the effect of a move without moving the conference.
     *
     * @return warnings about its future dates and deadlines
     * @throws Refused as {@link #move}
     */
    public List<String> previewMove(Conference before, Dates given) {
        return preview(before, given, DutyKind::isFromTheLineTest);
    }

    private List<String> preview(Conference before, Dates given, Predicate<DutyKind> again) {
        Conference after = given.of(before, clock.instant());
        requireOrder(before, after);
        return planned.warnings(after, again, new NewDeadlines(new Anchors(before, after), again, clock.instant())::of);
    }

    private Conference redate(String id, int seen, Dates given, String reason, Predicate<DutyKind> again) {
        conferences.hold(id);
        Conference before = conferences.running(id);
        Conference wanted = given.of(before, clock.instant());
        if (!isMoved(before, wanted) && !before.isDeferred()) {
            return before;
        }
        requireSeen(before, seen);
        requireOrder(before, wanted);
        Conference after = conferences.redate(wanted, reason);
        Anchors anchors = new Anchors(before, after);
        duties.moveOpenings(id, again, (at, from) -> anchors.of(at, from).move(at));
        Set<String> toCome =
                processes.own(id).map(own -> milestones.move(own, after)).orElse(Set.of());
        boolean listGoesOutAgain = extend(before, after, toCome) | extendOthers(before, after, toCome);
        boolean linesAreTestedAgain = toCome.contains(ConferencePreparation.TIMER_LINE_TEST);
        duties.redate(
                id,
                kind -> again.test(kind)
                        || listGoesOutAgain && kind == DutyKind.ACKNOWLEDGE
                        || linesAreTestedAgain && kind.isFromTheLineTest(),
                before.deferredSince(),
                new NewDeadlines(anchors, again, clock.instant())::of);
        duties.amendUntilTests(after);
        journal.write(
                before.isDeferred() ? ConferenceActs.resumed(before, after) : ConferenceActs.redated(before, after));
        processes.tell(ConferencePreparation.MESSAGE_REDATED, id, Map.of());
        return after;
    }

    /** @return whether the list of sites has gone out and goes out again at the new deadline */
    private boolean extend(Conference before, Conference after, Set<String> toCome) {
        String id = after.id();
        boolean isExtended = after.hasRegistration()
                && after.status() == Conference.Status.ISSUED
                && !after.registrationDue().isEqual(before.registrationDue())
                && !toCome.contains(ConferencePreparation.TIMER_REGISTRATION_DUE);
        if (!isExtended) {
            return false;
        }
        if (toCome.contains(ConferencePreparation.TIMER_EXTENSION_DUE)
                || processes.tellIfKnown(ConferencePreparation.MESSAGE_EXTENDED, id)) {
            sites.expectAgain(id, Plan.REGISTRATION_DUE);
            return true;
        }
        return false;
    }

    /** The same for the dates of registration after the first, each of which has a way of its own in the process. */
    private boolean extendOthers(Conference before, Conference after, Set<String> toCome) {
        String id = after.id();
        if (after.status() != Conference.Status.ISSUED || !sites.isOut(id, Plan.REGISTRATION_DUE)) {
            return false;
        }
        boolean isAnyExtended = false;
        for (Milestone registration : after.milestones()) {
            String timer = ConferencePreparation.registrationOf(registration.id());
            if (!registration.isRegistration()
                    || before.milestones().contains(registration)
                    || toCome.contains(timer) && !sites.isOut(id, registration.id())) {
                continue;
            }
            if (!toCome.contains(timer)) {
                processes.own(id).ifPresent(own -> processes.goBackTo(own, timer));
            }
            sites.expectAgain(id, registration.id());
            isAnyExtended = true;
        }
        return isAnyExtended;
    }

    static void requireSeen(Conference before, int seen) {
        if (before.revision() == seen) {
            return;
        }
        if (seen > before.revision()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Lịch Hội nghị không có lần đổi %d, lần mới nhất là %d. Lịch vừa gửi chưa được lưu; đề nghị tải lại rồi đổi tiếp."
                            .formatted(seen, before.revision()));
        }
        if (before.isDeferred()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Hội nghị vừa được tạm hoãn (lý do: %s). Nội dung vừa gửi chưa được lưu; đề nghị tải lại rồi xem lại."
                            .formatted(before.reason()));
        }
        throw new Refused(
                Refused.Reason.CONFLICT,
                ("Lịch Hội nghị vừa được đổi (lần %d, lý do: %s): %s%skhai mạc %s."
                                + " Lịch vừa gửi chưa được lưu. Đề nghị xem lại, nếu vẫn cần thì đổi tiếp.")
                        .formatted(
                                before.revision(),
                                before.reason(),
                                before.hasRegistration()
                                        ? "hạn đăng ký %s; ".formatted(VietnameseTime.brief(before.registrationDue()))
                                        : "",
                                before.hasLineTest()
                                        ? "chạy thử đường truyền %s; "
                                                .formatted(VietnameseTime.brief(before.lineTest()))
                                        : "",
                                VietnameseTime.brief(before.start())));
    }

    private void requireOrder(Conference before, Conference dates) {
        List<Problem> problems = new ArrayList<>();
        if (before.hasRegistration() && !dates.registrationDue().isBefore(dates.lineTest())) {
            problems.add(new Problem(
                    "Hạn đăng ký",
                    before.hasLineTest() ? "phải trước giờ chạy thử đường truyền." : "phải trước giờ khai mạc."));
        }
        if (before.hasLineTest() && !dates.lineTest().isBefore(dates.start())) {
            problems.add(new Problem("Giờ chạy thử", "phải trước giờ khai mạc."));
        }
        boolean moves = before.hasRegistration() && isSet(before, before.registrationDue(), dates.registrationDue());
        if (moves && !dates.registrationDue().toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Hạn đăng ký", "mới đã qua."));
        }
        if (before.hasLineTest()
                && isSet(before, before.lineTest(), dates.lineTest())
                && !dates.lineTest().toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Giờ chạy thử", "mới đã qua."));
        }
        if (!dates.start().toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Giờ khai mạc", "mới đã qua."));
        }
        dates.milestones().forEach(milestone -> requireOrder(before, dates, milestone, problems));
        dates.milestones().stream()
                .filter(Milestone::isRegistration)
                .forEach(milestone -> requireRegistrationOrder(before, dates, milestone, problems));
        Refused.ifAny(problems);
    }

    /** Whether a date is another one, or one that a rest has kept from coming. */
    private boolean isSet(Conference before, ZonedDateTime old, ZonedDateTime wanted) {
        return !wanted.isEqual(old) || before.isDeferred() && before.isToCome(old.toInstant(), clock.instant());
    }

    private void requireOrder(Conference before, Conference dates, Milestone milestone, List<Problem> problems) {
        boolean moves = before.milestones().stream()
                .noneMatch(each -> milestone.equals(each) && !isSet(before, each.at(), milestone.at()));
        if (moves && !milestone.at().toInstant().isAfter(clock.instant())) {
            problems.add(new Problem(milestone.name(), "mới đã qua."));
        }
        if (milestone.kind() == Milestone.Kind.SESSION && !milestone.at().isAfter(dates.start())) {
            problems.add(new Problem(milestone.name(), "phải sau giờ khai mạc."));
        }
        if (milestone.isLineTest() && !milestone.at().isAfter(dates.lineTest())) {
            problems.add(new Problem(milestone.name(), "phải sau lần chạy thử đầu tiên."));
        }
        if (milestone.isLineTest() && !milestone.at().isBefore(dates.start())) {
            problems.add(new Problem(milestone.name(), "phải trước giờ khai mạc."));
        }
        if (milestone.kind() == Milestone.Kind.REHEARSAL && !milestone.at().isBefore(dates.start())) {
            problems.add(new Problem(milestone.name(), "phải trước giờ khai mạc."));
        }
    }

    /** The first list must go out first; once it is out, its deadline may be extended past the others. */
    private void requireRegistrationOrder(
            Conference before, Conference dates, Milestone milestone, List<Problem> problems) {
        ZonedDateTime end = milestones.endOfRegistering(dates, milestone.id());
        if (!milestone.at().isBefore(end)) {
            problems.add(new Problem(
                    milestone.name(),
                    end.isBefore(dates.start())
                            ? "phải trước giờ chạy thử đường truyền."
                            : "phải trước giờ khai mạc."));
        }
        if (!milestone.at().isAfter(dates.registrationDue()) && !sites.isOut(before.id(), Plan.REGISTRATION_DUE)) {
            problems.add(new Problem(milestone.name(), "phải sau hạn đăng ký đầu tiên."));
        }
    }
}
