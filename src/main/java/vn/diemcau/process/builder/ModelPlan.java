package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;

/**
 * What a model has to know of a plan.
 *
 * @param office code of the agency that calls the conference
 * @param duties in the letter's order
 * @param hasRegistration whether units register by an hour
 * @param hasLineTest whether lines are tested at an hour
 * @param sessions when the conference meets again, by time
 * @param registrations the dates by which some units register later than the others, by time
 */
record ModelPlan(
        String office,
        List<Duty> duties,
        boolean hasRegistration,
        boolean hasLineTest,
        List<Session> sessions,
        List<Registration> registrations) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    /** They are opened by what happens, so no plan contains them. */
    private static final Set<String> UNPLANNED =
            Set.of(DutyCodes.HANDLE_INCIDENT, DutyCodes.CORRECT_REGISTRATION, DutyCodes.EXTRA_DUTY);

    /**
     * One duty of an agency, or of each unit.
     *
     * @param name null for a drawn duty that keeps its name
     * @param agency null for a duty of each unit
     * @param after the codes of the duties that it waits for
     * @param asksMore whether it asks for ticks or a proof, which the general form takes
     * @param opens null unless it opens at a time of its own
     * @param units the units that have it; empty for all, and for the duty of an agency
     */
    record Duty(
            String code,
            String name,
            DutyKind kind,
            String agency,
            List<String> after,
            boolean asksMore,
            Opening opens,
            List<String> units) {

        boolean opensLater() {
            return opens != null;
        }

        /** Whether some units have it and some not. */
        boolean isOfSome() {
            return !units.isEmpty();
        }

        boolean isOfUnit() {
            return agency == null;
        }
    }

    /**
     * When a duty opens.
     *
     * @param session id of the session to whose time it belongs; null for another time
     */
    record Opening(String words, String session) {}

    /** A session after the first. */
    record Session(String id, String name) {}

    /** A date of registration after the first. */
    record Registration(String id, String name) {}

    public ModelPlan {
        Map<String, Duty> byCode = new HashMap<>();
        for (Duty duty : duties) {
            if (!CODE.matcher(duty.code()).matches() || UNPLANNED.contains(duty.code())) {
                throw new IllegalArgumentException("No code of a duty: " + duty.code());
            }
            if (byCode.put(duty.code(), duty) != null) {
                throw new IllegalArgumentException("Twice: " + duty.code());
            }
        }
        for (Duty duty : duties) {
            for (String earlier : duty.after()) {
                if (!byCode.containsKey(earlier)) {
                    throw new IllegalArgumentException(duty.code() + " waits for an unknown duty: " + earlier);
                }
                if (earlier.equals(DutyCodes.CLOSE_CONFERENCE)) {
                    throw new IllegalArgumentException(duty.code() + " waits for the end");
                }
                if (duty.isOfUnit() && !byCode.get(earlier).isOfUnit()) {
                    throw new IllegalArgumentException(duty.code() + " of a unit waits for an agency: " + earlier);
                }
            }
            if (earlierThan(duty.code(), byCode).contains(duty.code())) {
                throw new IllegalArgumentException(duty.code() + " waits for itself");
            }
        }
    }

    /** What a plan says that a model has to know. */
    static ModelPlan of(Plan plan) {
        return new ModelPlan(
                plan.host(),
                duties(plan),
                plan.registrationDue() != null,
                plan.lineTest() != null,
                plan.milestones().stream()
                        .filter(Milestone::isSession)
                        .map(session -> new Session(session.id(), session.name()))
                        .toList(),
                plan.milestones().stream()
                        .filter(Milestone::isRegistration)
                        .map(registration -> new Registration(registration.id(), registration.name()))
                        .toList());
    }

    /** Those that units have by several dates are one user task. */
    private static List<Duty> duties(Plan plan) {
        Map<String, List<String>> units = new HashMap<>();
        plan.duties()
                .forEach(duty -> units.computeIfAbsent(duty.code(), code -> new ArrayList<>())
                        .addAll(duty.units()));
        Set<String> seen = new HashSet<>();
        return plan.duties().stream()
                .filter(duty -> seen.add(duty.code()))
                .map(duty -> new Duty(
                        duty.code(),
                        duty.name(),
                        duty.kind(),
                        duty.agency(),
                        duty.after(),
                        !duty.ticks().isEmpty() || duty.proof() != Plan.Proof.NONE,
                        opening(plan, duty.opens()),
                        duty.agency() != null
                                        || units.get(duty.code()).size()
                                                == plan.units().size()
                                ? List.of()
                                : units.get(duty.code())))
                .toList();
    }

    private static Opening opening(Plan plan, Plan.Opening opens) {
        if (opens == null) {
            return null;
        }
        boolean isOfSession = plan.milestones().stream()
                .anyMatch(each -> each.isSession() && each.id().equals(opens.from()));
        return new Opening(opens.words(), isOfSession ? opens.from() : null);
    }

    /** The roll call of a session. */
    Optional<Duty> rollCall(Session session) {
        return ofAgencies()
                .filter(duty -> duty.kind() == DutyKind.ROLL_CALL
                        && duty.opensLater()
                        && session.id().equals(duty.opens().session()))
                .findFirst();
    }

    /** The line tests besides the first, by the order of the plan. */
    List<Duty> furtherTests() {
        return has(DutyCodes.TEST_LINES) && hasLineTest
                ? ofAgencies()
                        .filter(duty ->
                                duty.kind() == DutyKind.TEST && !duty.code().equals(DutyCodes.TEST_LINES))
                        .toList()
                : List.of();
    }

    /** The repair of what fails in one of them. */
    Optional<Duty> repairOf(Duty test) {
        return ofAgencies()
                .filter(duty -> duty.kind() == DutyKind.REPAIR && duty.after().contains(test.code()))
                .findFirst();
    }

    boolean has(String code) {
        return duties.stream().anyMatch(duty -> duty.code().equals(code));
    }

    boolean hasUnits() {
        return duties.stream().anyMatch(Duty::isOfUnit);
    }

    Duty duty(String code) {
        return duties.stream()
                .filter(duty -> duty.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    Stream<Duty> ofUnits() {
        return duties.stream().filter(Duty::isOfUnit);
    }

    Stream<Duty> ofAgencies() {
        return duties.stream().filter(duty -> !duty.isOfUnit());
    }

    /** The duties of units for which an agency waits. */
    List<Duty> awaited() {
        return ofUnits()
                .filter(duty -> ofAgencies().anyMatch(agency -> agency.after().contains(duty.code())))
                .toList();
    }

    /** Who does it; the Office where the plan leaves a step of the process to it. */
    String agencyOf(String code) {
        return has(code) ? duty(code).agency() : office;
    }

    /** What a duty waits for, without what those wait for themselves. */
    Set<String> directlyBefore(Duty duty) {
        Map<String, Duty> byCode = new LinkedHashMap<>();
        duties.forEach(each -> byCode.put(each.code(), each));
        Set<String> direct = new LinkedHashSet<>(duty.after());
        for (String earlier : duty.after()) {
            direct.removeAll(earlierThan(earlier, byCode));
        }
        return direct;
    }

    private static Set<String> earlierThan(String code, Map<String, Duty> byCode) {
        Set<String> earlier = new HashSet<>();
        List<String> next = byCode.get(code).after();
        while (!next.isEmpty()) {
            next = next.stream()
                    .filter(earlier::add)
                    .flatMap(each -> byCode.containsKey(each) ? byCode.get(each).after().stream() : Stream.of())
                    .toList();
        }
        return earlier;
    }
}
