package vn.diemcau.process.correction;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.PlanCorrections;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.PresentPlan;
import vn.diemcau.process.preparation.PlanChecks;

/** The plan of a running conference as it holds now: with its new dates, and with who has which duty now. */
@Component
class CurrentPlans {

    private final PlanCorrections corrections;
    private final Duties duties;
    private final PlanChecks plans;

    CurrentPlans(PlanCorrections corrections, Duties duties, PlanChecks plans) {
        this.corrections = corrections;
        this.duties = duties;
        this.plans = plans;
    }

    CurrentPlan of(Conference conference) {
        PlanCorrections.Present present = corrections.present(conference.id());
        String text = PresentPlan.write(plans.readRunning(present.text()), standing(conference));
        return new CurrentPlan(plans.readRunning(text), present.revision());
    }

    private PresentPlan.Standing standing(Conference conference) {
        Map<String, ZonedDateTime> milestones = new HashMap<>();
        for (Milestone milestone : conference.milestones()) {
            milestones.put(milestone.id(), milestone.at());
        }
        Map<String, List<Duty>> byCode =
                duties.ofConference(conference.id()).stream().collect(Collectors.groupingBy(Duty::code));
        Map<String, PresentPlan.Held> held = new HashMap<>();
        Map<String, List<Duties.Deadline>> deadlines = duties.deadlines(conference.id(), kind -> true).stream()
                .collect(Collectors.groupingBy(Duties.Deadline::code));
        byCode.forEach((code, all) -> held.put(code, held(all, deadlines.get(code))));
        return new PresentPlan.Standing(
                conference.start(),
                conference.hasLineTest() ? conference.lineTest() : null,
                conference.hasRegistration() ? conference.registrationDue() : null,
                milestones,
                held);
    }

    /**
     * Of a duty of units, those who have not done it have the present deadline. Where the Office moved that of some of
     * them, most have it.
     */
    private PresentPlan.Held held(List<Duty> all, List<Duties.Deadline> deadlines) {
        Map<Instant, Long> dues = all.stream()
                .filter(duty -> duty.doneAt() == null)
                .collect(Collectors.groupingBy(Duty::due, TreeMap::new, Collectors.counting()));
        Instant most = dues.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        Duty first = all.stream()
                .filter(duty -> duty.doneAt() == null && duty.due().equals(most))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
        return new PresentPlan.Held(
                duties.isOfUnit(first) ? null : first.agency(),
                first.due(),
                deadlines.stream()
                        .filter(each -> each.due().equals(first.due()) && !each.isSqueezed())
                        .map(Duties.Deadline::from)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                first.opensAt(),
                all.stream().allMatch(duty -> duty.doneAt() != null));
    }
}
