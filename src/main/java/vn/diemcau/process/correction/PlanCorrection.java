package vn.diemcau.process.correction;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.preparation.PlanChecks;

/** Corrects the plan of a running conference, with its duties, its process and what agencies are told, or nothing. */
@Component
public class PlanCorrection {

    private final PlanChecks plans;
    private final CurrentPlans current;
    private final Conferences conferences;
    private final DirectoryStore directory;
    private final CorrectedRows rows;
    private final CorrectedModel model;
    private final CorrectionRecord record;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlanCorrection(
            PlanChecks plans,
            CurrentPlans current,
            Conferences conferences,
            DirectoryStore directory,
            CorrectedRows rows,
            CorrectedModel model,
            CorrectionRecord record,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.plans = plans;
        this.current = current;
        this.conferences = conferences;
        this.directory = directory;
        this.rows = rows;
        this.model = model;
        this.record = record;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What somebody wants the plan to be, told by what it is now. */
    public interface Wanted {

        /**
         * The corrected plan's text.
         *
         * @throws Refused CONFLICT when the plan is no longer what that was written for
         */
        String of(CurrentPlan present);
    }

    /** The plan as it holds now, to be corrected. */
    public CurrentPlan present(String id) {
        return current.of(conferences.get(id));
    }

    /**
     * Corrects the plan and tells whom it concerns, or does nothing.
     *
     * @param seen the revision that the caller has seen
     * @param reason may be null
     * @throws Refused INVALID with every problem of the plan, CONFLICT when the conference is over or has gone past
     *     what the plan changes, or when the plan was corrected since that revision
     */
    public CorrectionEffect correct(String id, int seen, String text, String reason) {
        return correct(id, present -> ofRevision(seen, present, text), reason);
    }

    /** The same, told by the plan as it holds then. */
    public CorrectionEffect correct(String id, Wanted wanted, String reason) {
        return EngineCall.attempt(() -> transaction.execute(status -> correctNow(id, wanted, reason)));
    }

    /**
     * Does the same and takes it back.
     *
     * @throws Refused as {@link #correct}
     */
    public CorrectionEffect preview(String id, Wanted wanted) {
        return EngineCall.attempt(() -> transaction.execute(status -> {
            try {
                return correctNow(id, wanted, null);
            } finally {
                status.setRollbackOnly();
            }
        }));
    }

    /**
     * Only reads the corrected plan and holds it against the conference, which takes no lock.
     *
     * @throws Refused as {@link #correct}, but for what the process itself refuses
     */
    public void check(String id, Wanted wanted) {
        CurrentPlan present = current.of(conferences.active(id));
        checked(present.plan(), plans.readRunning(wanted.of(present)), rows.of(present.plan()));
    }

    private static String ofRevision(int seen, CurrentPlan present, String text) {
        if (seen == present.revision()) {
            return text;
        }
        if (seen > present.revision()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Kế hoạch không có lần sửa %d, lần mới nhất là %d. Bản vừa gửi chưa được lưu; đề nghị tải lại kế hoạch rồi sửa tiếp."
                            .formatted(seen, present.revision()));
        }
        throw new Refused(
                Refused.Reason.CONFLICT,
                "Kế hoạch vừa được sửa (lần %d). Bản vừa gửi chưa được lưu; đề nghị tải lại kế hoạch, xem các thay đổi rồi sửa tiếp."
                        .formatted(present.revision()));
    }

    private PlanChanges checked(Plan before, Plan after, List<Duty> old) {
        PlanChanges changes = PlanChanges.between(before, after);
        new CorrectionRules(before, after, old, agencies(), clock.instant()).check(changes);
        return changes;
    }

    private Map<String, Agency> agencies() {
        return directory.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
    }

    private CorrectionEffect correctNow(String id, Wanted wanted, String reason) {
        conferences.hold(id);
        Conference conference = conferences.active(id);
        CurrentPlan present = current.of(conference);
        Plan before = present.plan();
        Plan after = plans.readRunning(wanted.of(present));
        List<Duty> old = rows.of(before);
        PlanChanges changes = checked(before, after, old);
        if (changes.isEmpty()) {
            return new CorrectionEffect(present.revision(), List.of(), List.of(), 0, List.of());
        }
        if (!changes.reworded().isEmpty()) {
            conferences.reword(after);
        }
        rows.write(after, changes, old);
        model.apply(before, after, changes, rows.of(after), leftOut(changes, old));
        rows.follow(after, changes, old);
        Map<String, Agency> agencies = agencies();
        return record.write(
                conference,
                after,
                reason,
                new CorrectionNews(
                        before,
                        after,
                        changes,
                        old,
                        rows.of(after),
                        conferences.agencies(id),
                        code -> agencies.get(code).name()));
    }

    /** The open duties that the corrected plan has no more. */
    private static List<Duty> leftOut(PlanChanges changes, List<Duty> old) {
        Set<String> codes = new LinkedHashSet<>();
        changes.leftOut().forEach(duty -> codes.add(duty.code()));
        return old.stream()
                .filter(duty -> duty.isOpen()
                        && (codes.contains(duty.code())
                                || changes.changed().stream()
                                        .anyMatch(change -> change.code().equals(duty.code())
                                                && change.lessUnits().contains(duty.agency()))))
                .toList();
    }
}
