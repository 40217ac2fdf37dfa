package vn.diemcau.process.office;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.chase.DutyOrders;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.task.DutyTasks;

/** "Giao lại": takes a duty from the officer who claimed it, or gives it to another agency. */
@Component
public class DutyReassignment {

    private final Conferences conferences;
    private final DirectoryStore directory;
    private final Duties duties;
    private final DutyOrders orders;
    private final ReadinessHandler decisions;
    private final DutyTasks tasks;
    private final Journal journal;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    DutyReassignment(
            Conferences conferences,
            DirectoryStore directory,
            Duties duties,
            DutyOrders orders,
            ReadinessHandler decisions,
            DutyTasks tasks,
            Journal journal,
            CurrentUser user,
            PlatformTransactionManager transactions) {
        this.conferences = conferences;
        this.directory = directory;
        this.duties = duties;
        this.orders = orders;
        this.decisions = decisions;
        this.tasks = tasks;
        this.journal = journal;
        this.user = user;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives all of these duties to one agency, or releases each one to all officers of its own agency. One refused duty
     * stops all.
     *
     * @param to code of an agency; null to release within the duty's own agency
     * @throws Refused INVALID for an unknown agency, NOT_FOUND for an unknown conference or duty, CONFLICT with every
     *     duty that cannot be moved
     */
    public List<DutyResult> reassign(String id, Collection<DutyRef> wanted, String to, String reason) {
        return EngineCall.attempt(() -> transaction.execute(status -> reassignAll(id, wanted, to, reason)));
    }

    private List<DutyResult> reassignAll(String id, Collection<DutyRef> wanted, String to, String reason) {
        conferences.running(id);
        Optional<Agency> target = Optional.ofNullable(to).map(this::target);
        // A fixed lock order prevents a deadlock between two officers on the same rows.
        List<Duty> held = new LinkedHashSet<>(wanted)
                .stream()
                        .sorted(Comparator.comparing(DutyRef::code).thenComparing(DutyRef::agency))
                        .map(ref -> duties.takeUp(id, ref)
                                .orElseThrow(() -> new Refused(
                                        Refused.Reason.NOT_FOUND,
                                        "Hội nghị không có nhiệm vụ %s của %s.".formatted(ref.code(), ref.agency()))))
                        .toList();
        List<Problem> problems = new ArrayList<>();
        for (Duty duty : held) {
            Optional.ofNullable(refusal(duty, target.filter(agency -> !isOf(duty, agency))))
                    .ifPresent(why -> problems.add(new Problem(name(duty.agency()) + " – " + duty.name(), why)));
        }
        Refused.ifAny(Refused.Reason.CONFLICT, problems);
        return held.stream()
                .map(duty -> target.filter(agency -> !isOf(duty, agency))
                        .map(agency -> move(duty, agency, reason))
                        .orElseGet(() -> release(duty, reason)))
                .toList();
    }

    private Agency target(String code) {
        return directory.all().stream()
                .filter(agency -> agency.code().equals(code) && agency.kind() != Agency.Kind.LEADERSHIP)
                .findFirst()
                .orElseThrow(() -> new Refused(List.of(
                        new Problem("Giao cho", "Không giao việc được cho cơ quan mang mã “%s”.".formatted(code)))));
    }

    /**
     * @param target empty when the duty stays where it is
     * @return null when the duty may be moved
     */
    private String refusal(Duty duty, Optional<Agency> target) {
        if (duty.doneAt() != null) {
            return "Đã hoàn thành, không giao lại được.";
        }
        if (target.isEmpty()) {
            return duty.isOpen() ? null : "Nhiệm vụ chưa mở hoặc đã đóng, chưa có ai nhận.";
        }
        if (duties.isOfUnit(duty)) {
            return "Việc đăng ký, chuẩn bị điểm cầu của đơn vị nào do đơn vị ấy làm, không giao cho nơi khác được.";
        }
        if (decisions.kinds().contains(duty.kind())) {
            return "Đây là việc quyết định về Hội nghị, không giao cho nơi khác được.";
        }
        String agency = target.get().code();
        boolean hasIt = duties.ofConference(duty.conference()).stream()
                .anyMatch(other -> other.agency().equals(agency)
                        && other.doneAt() == null
                        && (other.code().equals(duty.code())
                                || duty.kind() == DutyKind.EXTRA && ExtraDuties.isSame(other, duty.name())));
        return hasIt ? "%s đang có chính việc này rồi.".formatted(target.get().name()) : null;
    }

    private DutyResult release(Duty duty, String reason) {
        boolean wasClaimed = tasks.release(duty);
        if (reason != null) {
            // The record already shows that the task was released, but not the reason.
            journal.write(Act.of(Kind.TASK_RELEASED, "cho mọi cán bộ của cơ quan nhận lại “%s”".formatted(duty.name()))
                    .on(duty.conference(), duty.code(), duty.agency())
                    .because(reason));
        }
        return DutyResult.done(
                duty.ref(),
                wasClaimed
                        ? "Đã thu lại; cán bộ nào của %s cũng nhận được.".formatted(name(duty.agency()))
                        : "Chưa ai nhận việc này; cán bộ nào của %s cũng nhận được.".formatted(name(duty.agency())));
    }

    private DutyResult move(Duty before, Agency to, String reason) {
        duties.reassign(before, to.code());
        Duty after = duties.get(before.conference(), before.code(), to.code());
        orders.handOver(before, after, reason, user.id() == null ? "system" : user.id());
        if (after.isOpen()) {
            tasks.giveTo(after, before.agency());
        }
        journal.write(Act.of(
                        Kind.DUTY_REASSIGNED,
                        "giao lại “%s” cho %s thay %s".formatted(before.name(), to.name(), name(before.agency())))
                .on(before.conference(), before.code(), before.agency())
                .about(List.of(before.agency(), to.code()))
                .because(reason));
        return DutyResult.done(
                before.ref(),
                "Đã giao cho %s thay %s; thư báo đang được gửi cả hai nơi."
                        .formatted(to.name(), name(before.agency())));
    }

    private static boolean isOf(Duty duty, Agency agency) {
        return duty.agency().equals(agency.code());
    }

    private String name(String agency) {
        return directory.name(agency);
    }
}
