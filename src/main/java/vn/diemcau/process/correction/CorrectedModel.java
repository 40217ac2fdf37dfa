package vn.diemcau.process.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
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

    private final OwnModels models;
    private final ConferenceProcesses processes;
    private final Tokens tokens;
    private final DirectoryStore directory;
    private final AsSystem asSystem;

    CorrectedModel(
            OwnModels models,
            ConferenceProcesses processes,
            Tokens tokens,
            DirectoryStore directory,
            AsSystem asSystem) {
        this.models = models;
        this.processes = processes;
        this.tokens = tokens;
        this.directory = directory;
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
        private final Map<String, List<Duty>> duties;
        private final Set<DutyRef> leftOut;
        private final String own;
        private final String definition;
        private final Map<String, ProcessInstance> units = new LinkedHashMap<>();
        private final Predicate<String> isStep;

        Move(Plan before, Plan after, Collection<Duty> duties, Collection<Duty> leftOut) {
            this.before = before;
            this.after = after;
            this.places = DutyPlaces.of(after);
            this.duties = duties.stream().collect(Collectors.groupingBy(Duty::code));
            this.leftOut = leftOut.stream().map(Duty::ref).collect(Collectors.toSet());
            List<ProcessInstance> all = processes.of(after.id());
            ProcessInstance process = all.stream()
                    .filter(each -> each.getProcessDefinitionKey().equals(ConferencePreparation.KEY))
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refused.Reason.CONFLICT, "Hội nghị đã kết thúc."));
            own = process.getId();
            definition = process.getProcessDefinitionId();
            all.stream()
                    .filter(each -> each.getProcessDefinitionKey().equals(UnitPreparation.KEY))
                    .forEach(each ->
                            units.put(each.getBusinessKey().substring(after.id().length() + 1), each));
            DutyPlaces old = DutyPlaces.of(before);
            Set<String> planned = before.duties().stream().map(Plan.Duty::code).collect(Collectors.toSet());
            isStep = code -> !planned.contains(code) || old.isStep(code);
        }

        void run(boolean isSame, boolean areUnitsConcerned) {
            if (!areUnitsConcerned || !places.hasUnits()) {
                // Those that the plan does not have any more end with the step in which they are.
                units.clear();
            }
            OwnModels.Deployed deployed = isSame ? null : models.deployNext(after);
            Map<String, String> ends = new LinkedHashMap<>();
            units.forEach((unit, process) -> ends.put(unit, leaveUnit(unit, process)));
            leaveConference();
            if (deployed != null) {
                tokens.move(List.of(own), definition, deployed.conference(), null);
                units.forEach((unit, process) -> tokens.move(
                        List.of(process.getId()), process.getProcessDefinitionId(), deployed.unit(), ends.get(unit)));
            }
            if (areUnitsConcerned) {
                startUnits();
            }
            startConference();
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

        /** @return the end at which the unit stands now because it was left with nothing to do; null otherwise */
        private String leaveUnit(String unit, ProcessInstance process) {
            Set<String> gone = tokens.passages(process.getProcessDefinitionId(), isStep);
            leftOut.stream()
                    .filter(ref -> ref.agency().equals(unit))
                    .forEach(ref -> gone.add(ConferencePreparation.taskOf(ref.code())));
            Tokens.Standing standing = tokens.of(process.getId());
            gone.removeIf(step -> !standing.isAt(step));
            Set<String> left = new HashSet<>(standing.active());
            left.addAll(standing.crossing());
            left.removeAll(gone);
            String end = left.isEmpty() ? tokens.end(process.getProcessDefinitionId()) : null;
            tokens.cancel(process.getId(), gone, end == null ? Set.of() : Set.of(end));
            return end;
        }

        private void startUnits() {
            Set<String> ended = new LinkedHashSet<>(after.units());
            units.forEach((unit, process) -> {
                ended.remove(unit);
                Tokens.Standing standing = tokens.of(process.getId());
                if (!standing.isAtAny(DutyPlaces.untilUnitsOpen())) {
                    tokens.start(process.getId(), startsOfUnit(unit, standing));
                }
            });
            ended.removeIf(unit ->
                    isWaiting(unit) || startsOfUnit(unit, Tokens.NOWHERE).isEmpty());
            if (!ended.isEmpty()) {
                throw new Refused(
                        Refused.Reason.CONFLICT,
                        "%s đã xong mọi việc của mình, không nhận thêm việc của kế hoạch; hãy dùng “Giao thêm việc”."
                                .formatted(ended.stream()
                                        .map(unit -> directory
                                                .find(unit)
                                                .map(Agency::name)
                                                .orElse(unit))
                                        .collect(Collectors.joining(", "))));
            }
        }

        /** Whether a unit has not begun yet. */
        private boolean isWaiting(String unit) {
            return duties.values().stream()
                    .flatMap(List::stream)
                    .noneMatch(duty -> duty.agency().equals(unit) && duty.openedAt() != null);
        }

        private List<String> startsOfUnit(String unit, Tokens.Standing standing) {
            return starts(places.ofUnits(), code -> unit, code -> true, standing);
        }

        private void startConference() {
            Tokens.Standing standing = tokens.of(own);
            if (standing.isAtAny(DutyPlaces.untilTheLetter())) {
                return;
            }
            boolean isListOut = !standing.isAtAny(DutyPlaces.untilTheLists());
            boolean isDay = standing.isAtAny(places.onTheDay());
            List<String> starts = new ArrayList<>(starts(
                    places.ofAgencies(),
                    code -> duties.get(code).get(0).agency(),
                    code -> switch (places.opener(code)) {
                        case LETTER -> true;
                        case LISTS -> isListOut;
                        case DAY -> isDay;
                    },
                    standing));
            places.awaited().stream()
                    .filter(code -> !isDone(code))
                    .map(DutyPlaces::awaiting)
                    .forEach(starts::add);
            if (places.hasUnits() && !DutyPlaces.of(before).hasUnits()) {
                starts.add(DutyPlaces.ofAllUnits());
            }
            tokens.start(own, starts);
        }

        /** Where the way goes on to each duty that has not opened yet. */
        private List<String> starts(
                List<String> codes,
                UnaryOperator<String> agency,
                Predicate<String> isOpener,
                Tokens.Standing standing) {
            List<String> starts = new ArrayList<>();
            for (String code : codes) {
                String holder = agency.apply(code);
                Duty duty = find(code, holder);
                if (duty == null || duty.openedAt() != null) {
                    continue;
                }
                List<String> earlier = places.before(code);
                List<String> passed = earlier.stream()
                        .filter(each -> places.isOfUnit(code) ? isDone(each, holder) : isDone(each))
                        .filter(each -> !standing.crossing().contains(DutyPlaces.fork(each)))
                        .toList();
                if (earlier.isEmpty() ? isOpener.test(code) : passed.size() == earlier.size()) {
                    starts.add(places.entry(code));
                } else if (earlier.size() > 1) {
                    passed.forEach(each -> starts.add(places.join(code)));
                }
            }
            return starts;
        }

        private boolean isDone(String code) {
            return duties.getOrDefault(code, List.of()).stream().allMatch(duty -> duty.doneAt() != null);
        }

        private boolean isDone(String code, String agency) {
            Duty duty = find(code, agency);
            return duty != null && duty.doneAt() != null;
        }

        private Duty find(String code, String agency) {
            return duties.getOrDefault(code, List.of()).stream()
                    .filter(duty -> duty.agency().equals(agency))
                    .findFirst()
                    .orElse(null);
        }
    }
}
