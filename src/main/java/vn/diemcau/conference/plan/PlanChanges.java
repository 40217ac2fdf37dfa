package vn.diemcau.conference.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a corrected plan has otherwise than the plan before.
 *
 * @param fixed names of the entries that differ and that no correction changes
 * @param reworded names of the entries of the conference itself that differ and that a correction changes
 * @param added in the corrected plan's order
 */
public record PlanChanges(
        List<String> fixed,
        List<String> reworded,
        List<Plan.Duty> added,
        List<Plan.Duty> leftOut,
        List<Change> changed) {

    /** A duty that both plans have, in different words or at another time. */
    public record Change(Plan.Duty before, Plan.Duty after) {

        public String code() {
            return after.code();
        }

        public boolean isMoved() {
            return !before.due().toInstant().equals(after.due().toInstant());
        }

        public boolean isGiven() {
            return !Objects.equals(before.agency(), after.agency());
        }

        public boolean opensOtherwise() {
            return !Objects.equals(
                            before.opens() == null ? null : before.opens().at().toInstant(),
                            after.opens() == null ? null : after.opens().at().toInstant())
                    || !Objects.equals(before.after(), after.after());
        }

        /** Whether its agency reads or does something else. */
        public boolean isReworded() {
            return !before.name().equals(after.name())
                    || !before.words().equals(after.words())
                    || !before.ticks().equals(after.ticks())
                    || before.proof() != after.proof();
        }

        /** The units that have it from now on. */
        public List<String> moreUnits() {
            return after.units().stream()
                    .filter(unit -> !before.units().contains(unit))
                    .toList();
        }

        /** Whether nothing is another but that more units have it. */
        public boolean isOnlyMore() {
            return !moreUnits().isEmpty() && lessUnits().isEmpty() && isSame(before, after.of(before.units()));
        }

        /** The units that have it no more. */
        public List<String> lessUnits() {
            return before.units().stream()
                    .filter(unit -> !after.units().contains(unit))
                    .toList();
        }
    }

    /** Compares two plans of one conference. */
    public static PlanChanges between(Plan before, Plan after) {
        Map<String, Plan.Duty> old = byCode(before);
        Map<String, Plan.Duty> wanted = byCode(after);
        List<Change> changed = new ArrayList<>();
        wanted.forEach((code, duty) -> {
            if (old.containsKey(code) && !isSame(old.get(code), duty)) {
                changed.add(new Change(old.get(code), duty));
            }
        });
        return new PlanChanges(
                fixed(before, after),
                reworded(before, after),
                after.duties().stream()
                        .filter(duty -> !old.containsKey(keyOf(duty)))
                        .toList(),
                before.duties().stream()
                        .filter(duty -> !wanted.containsKey(keyOf(duty)))
                        .toList(),
                List.copyOf(changed));
    }

    public boolean isEmpty() {
        return reworded.isEmpty() && added.isEmpty() && leftOut.isEmpty() && changed.isEmpty();
    }

    private static boolean isSame(Plan.Duty one, Plan.Duty other) {
        Change change = new Change(one, other);
        return one.kind() == other.kind()
                && one.list() == other.list()
                && one.units().equals(other.units())
                && one.obligations().equals(other.obligations())
                && Objects.equals(one.dueFrom(), other.dueFrom())
                && !change.isMoved()
                && !change.isGiven()
                && !change.opensOtherwise()
                && !change.isReworded();
    }

    private static Map<String, Plan.Duty> byCode(Plan plan) {
        Map<String, Plan.Duty> duties = new LinkedHashMap<>();
        plan.duties().forEach(duty -> duties.put(keyOf(duty), duty));
        return duties;
    }

    /** Units that register by different dates have the same duty once for each. */
    private static String keyOf(Plan.Duty duty) {
        return duty.kind() == DutyKind.REGISTER ? duty.code() + " " + duty.registration() : duty.code();
    }

    private static List<String> fixed(Plan before, Plan after) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("id", before.id().equals(after.id()));
        same.put("letter", before.letter().equals(after.letter()));
        same.put("letterKind", before.letterKind().equals(after.letterKind()));
        same.put("notice", before.notice().equals(after.notice()));
        same.put("host", before.host().equals(after.host()));
        same.put("zone", before.zone().equals(after.zone()));
        same.put("start", before.start().isEqual(after.start()));
        same.put("lineTest", Objects.equals(before.lineTest(), after.lineTest()));
        same.put("registrationDue", Objects.equals(before.registrationDue(), after.registrationDue()));
        same.put("milestones", hours(before.milestones()).equals(hours(after.milestones())));
        same.put("arriveMinutesBefore", before.arriveMinutesBefore() == after.arriveMinutesBefore());
        same.put("sites", codes(before).equals(codes(after)));
        same.put("units", before.units().equals(after.units()));
        same.put("chairs", before.chairs().equals(after.chairs()));
        same.put("recipients", before.recipients().equals(after.recipients()));
        same.put("helpLines", before.helpLines().equals(after.helpLines()));
        return others(same);
    }

    /** What a conference is called, who takes part where, and what its dates are called may change while it runs. */
    private static List<String> reworded(Plan before, Plan after) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("title", before.title().equals(after.title()));
        same.put("sites", before.sites().equals(after.sites()));
        same.put("participants", before.participants().equals(after.participants()));
        same.put("milestones", before.milestones().equals(after.milestones()));
        return others(same);
    }

    private static List<String> others(Map<String, Boolean> same) {
        return same.entrySet().stream()
                .filter(each -> !each.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Milestone> hours(List<Milestone> milestones) {
        return milestones.stream()
                .map(each -> new Milestone(each.id(), each.kind(), "", each.at()))
                .toList();
    }

    private static List<String> codes(Plan plan) {
        return plan.sites().stream().map(Plan.Site::code).toList();
    }
}
