package vn.diemcau.process.correction;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.process.builder.DutyPlaces;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;

/**
 * Brings the process of a unit to what its rows and the plan of its conference say now, whatever it ran on before. So a
 * unit that two corrections concern may come to both in one go.
 */
@Component
public class CorrectedUnits {

    private final Duties duties;
    private final Conferences conferences;
    private final CurrentPlans plans;
    private final ConferenceProcesses processes;
    private final Tokens tokens;
    private final AsSystem asSystem;
    private final TransactionTemplate ownTransaction;

    CorrectedUnits(
            Duties duties,
            Conferences conferences,
            CurrentPlans plans,
            ConferenceProcesses processes,
            Tokens tokens,
            AsSystem asSystem,
            PlatformTransactionManager transactions) {
        this.duties = duties;
        this.conferences = conferences;
        this.plans = plans;
        this.processes = processes;
        this.tokens = tokens;
        this.asSystem = asSystem;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Moves a unit in a transaction of its own; nothing when its conference is at its end. */
    void settle(String conference, String unit) {
        ownTransaction.executeWithoutResult(status -> asSystem.run(() -> {
            List<ProcessInstance> all = processes.of(conference);
            Optional<ProcessInstance> own = find(conference, all);
            if (own.isEmpty()) {
                return;
            }
            Plan plan = plans.of(conferences.get(conference)).plan();
            find(keyOf(conference, unit), all)
                    .ifPresentOrElse(
                            process -> settle(
                                    plan,
                                    unit,
                                    process.getId(),
                                    tokens.unitModelOf(own.get().getProcessDefinitionId())),
                            () -> begin(plan, unit, own.get().getId()));
        }));
    }

    private static Optional<ProcessInstance> find(String businessKey, List<ProcessInstance> all) {
        return all.stream()
                .filter(process -> businessKey.equals(process.getBusinessKey()))
                .findFirst();
    }

    private static String keyOf(String conference, String unit) {
        return conference + ":" + unit;
    }

    /**
     * Lets a unit that had finished begin what it has got since, in the caller's transaction; nothing when there is
     * nothing to begin.
     *
     * @param process id of the conference's process
     */
    void begin(Plan plan, String unit, String process) {
        List<Duty> rows = rowsOf(plan.id(), unit);
        List<String> ways = new Ways(DutyPlaces.of(plan), rows, Tokens.NOWHERE).ofUnit(unit);
        // One that has not begun yet begins by itself.
        if (ways.isEmpty() || rows.stream().allMatch(duty -> duty.openedAt() == null)) {
            return;
        }
        String own = tokens.callUnit(process, keyOf(plan.id(), unit), unit);
        Tokens.Standing standing = tokens.of(own);
        Set<String> start = new HashSet<>(DutyPlaces.untilUnitsOpen());
        start.removeIf(step -> !standing.isAt(step));
        tokens.put(own, start, ways);
    }

    /**
     * Moves the process of a unit in the caller's transaction.
     *
     * @param process id of its process
     * @param to id of the model that it is to run on
     */
    void settle(Plan plan, String unit, String process, String to) {
        DutyPlaces places = DutyPlaces.of(plan);
        List<Duty> rows = rowsOf(plan.id(), unit);
        String from = tokens.definitionOf(process);
        Set<String> gone = tokens.passages(from, DutyPlaces::isStepOfUnit);
        Tokens.Standing standing = tokens.of(process);
        standing.active().stream().filter(step -> isLeftOut(step, rows)).forEach(gone::add);
        gone.removeIf(step -> !standing.isAt(step));
        Set<String> left = new HashSet<>(standing.active());
        left.addAll(standing.crossing());
        left.removeAll(gone);
        String end = left.isEmpty() ? tokens.end(from) : null;
        tokens.cancel(process, gone, end == null ? Set.of() : Set.of(end));
        if (!from.equals(to)) {
            tokens.move(List.of(process), from, to, end);
        }
        Tokens.Standing now = tokens.of(process);
        if (!now.isAtAny(DutyPlaces.untilUnitsOpen())) {
            tokens.start(process, new Ways(places, rows, now).ofUnit(unit));
        }
    }

    /** Locked, because an officer of the unit may be about to finish one of them. */
    private List<Duty> rowsOf(String conference, String unit) {
        List<DutyRef> refs = duties.ofAgencies(conference, List.of(unit)).stream()
                .map(Duty::ref)
                .toList();
        return duties.takeUp(conference, refs);
    }

    private static boolean isLeftOut(String step, Collection<Duty> rows) {
        return ConferencePreparation.isUserTask(step)
                && rows.stream().noneMatch(duty -> duty.code().equals(ConferencePreparation.dutyOf(step)));
    }
}
