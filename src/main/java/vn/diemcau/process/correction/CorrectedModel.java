package vn.diemcau.process.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.builder.DutyPlaces;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.preparation.OwnModels;

/**
 * Moves a conference to the model of its corrected plan.
 *
 * <p>The engine counts what reaches a gateway and does not know whence it came. What stands between two duties is
 * therefore ended before the move, and put where it belongs after it, by what is done: an added duty is awaited by the
 * gateway behind it, and one that is left out keeps nobody waiting.
 */
@Component
class CorrectedModel {

    /** Units that are moved in the transaction of the correction. */
    private static final int AT_ONCE = 30;

    private final OwnModels models;
    private final ConferenceProcesses processes;
    private final Tokens tokens;
    private final CorrectedUnits each;
    private final CorrectedUnitJobs jobs;
    private final AsSystem asSystem;

    CorrectedModel(
            OwnModels models,
            ConferenceProcesses processes,
            Tokens tokens,
            CorrectedUnits each,
            CorrectedUnitJobs jobs,
            AsSystem asSystem) {
        this.models = models;
        this.processes = processes;
        this.tokens = tokens;
        this.each = each;
        this.jobs = jobs;
        this.asSystem = asSystem;
    }

    /**
     * Moves the conference in the caller's transaction.
     *
     * @param duties as the corrected plan has them
     * @param leftOut the open ones that it has no more
     */
    void apply(Plan before, Plan after, PlanChanges changes, Collection<Duty> duties, Collection<Duty> leftOut) {
        boolean isSame = models.areSame(before, after);
        if (!isSame || changes.changed().stream().anyMatch(CorrectedModel::isElsewhere)) {
            boolean areUnitsConcerned = !models.areSameOfUnits(before, after)
                    || changes.changed().stream()
                            .anyMatch(change -> change.after().agency() == null && isElsewhere(change));
            asSystem.run(() -> new Move(before, after, duties, leftOut).run(isSame, areUnitsConcerned));
        }
    }

    private static boolean isElsewhere(PlanChanges.Change change) {
        return change.opensOtherwise()
                || !change.moreUnits().isEmpty()
                || !change.lessUnits().isEmpty();
    }

    private final class Move {

        private final Plan before;
        private final Plan after;
        private final DutyPlaces places;
        private final Collection<Duty> duties;
        private final Set<DutyRef> leftOut;
        private final String own;
        private final String definition;
        private final Map<String, String> units = new LinkedHashMap<>();
        private final Predicate<String> isStep;

        Move(Plan before, Plan after, Collection<Duty> duties, Collection<Duty> leftOut) {
            this.before = before;
            this.after = after;
            this.places = DutyPlaces.of(after);
            this.duties = duties;
            this.leftOut = leftOut.stream().map(Duty::ref).collect(Collectors.toSet());
            List<ProcessInstance> all = processes.of(after.id());
            ProcessInstance process = all.stream()
                    .filter(one -> ConferencePreparation.isKey(one.getProcessDefinitionKey()))
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refused.Reason.CONFLICT, "Hội nghị đã kết thúc."));
            own = process.getId();
            definition = process.getProcessDefinitionId();
            all.stream()
                    .filter(one -> UnitPreparation.isKey(one.getProcessDefinitionKey()))
                    .forEach(one ->
                            units.put(one.getBusinessKey().substring(after.id().length() + 1), one.getId()));
            DutyPlaces old = DutyPlaces.of(before);
            Set<String> planned = before.duties().stream().map(Plan.Duty::code).collect(Collectors.toSet());
            isStep = code -> !planned.contains(code) || old.isStep(code);
        }

        void run(boolean isSame, boolean areUnitsConcerned) {
            List<String> ended = areUnitsConcerned ? ended() : List.of();
            OwnModels.Deployed deployed = isSame && ended.isEmpty() ? null : models.deployNext(after);
            leaveConference();
            if (deployed != null) {
                tokens.move(List.of(own), definition, deployed.conference(), null);
            }
            if (areUnitsConcerned && places.hasUnits()) {
                moveUnits(deployed == null ? definition : deployed.conference(), ended);
            }
            startConference();
        }

        /** Each of many in a job of its own: the Office does not wait for thousands. */
        private void moveUnits(String conference, List<String> ended) {
            if (units.size() + ended.size() > AT_ONCE) {
                List<String> all = new ArrayList<>(units.keySet());
                all.addAll(ended);
                jobs.order(after.id(), own, all);
                return;
            }
            String model = tokens.unitModelOf(conference);
            units.forEach((unit, process) -> each.settle(after, unit, process, model));
            ended.forEach(unit -> each.begin(after, unit, own));
        }

        private void leaveConference() {
            Set<String> gone = tokens.passages(definition, isStep);
            leftOut.forEach(ref -> gone.add(ConferencePreparation.taskOf(ref.code())));
            if (!places.hasUnits()) {
                gone.add(DutyPlaces.ofAllUnits());
            }
            Tokens.Standing standing = tokens.of(own);
            gone.removeIf(step -> !standing.isAt(step));
            tokens.cancel(own, gone, Set.of());
        }

        /** The units that had finished everything and have something to begin now. */
        private List<String> ended() {
            return after.units().stream()
                    .filter(unit -> !units.containsKey(unit) && !isWaiting(unit))
                    .filter(unit -> !new Ways(places, duties, Tokens.NOWHERE)
                            .ofUnit(unit)
                            .isEmpty())
                    .toList();
        }

        /** Whether a unit has not begun yet. */
        private boolean isWaiting(String unit) {
            return duties.stream().noneMatch(duty -> duty.agency().equals(unit) && duty.openedAt() != null);
        }

        private void startConference() {
            Tokens.Standing standing = tokens.of(own);
            if (standing.isAtAny(DutyPlaces.untilTheLetter())) {
                return;
            }
            List<String> starts = new Ways(places, duties, standing).ofConference();
            if (places.hasUnits() && !DutyPlaces.of(before).hasUnits()) {
                starts.add(DutyPlaces.ofAllUnits());
            }
            tokens.start(own, starts);
        }
    }
}
