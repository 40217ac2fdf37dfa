package vn.diemcau.web.desk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.desk.RowProblem;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.conference.desk.SheetPlan;
import vn.diemcau.conference.desk.Surroundings;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.ladder.DateWarnings;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.PlannedDates;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Tells what a draft would become, and calls nothing. */
@Component
class Previews {

    private static final int MOST_NAMES = 150;

    /** What the letter gives to nobody: its own issue, and the right to change a registration. */
    private static final Set<DutyKind> NOT_GIVEN = Set.of(DutyKind.ISSUE, DutyKind.AMEND);

    private final PreparationWorkflow workflow;
    private final PlannedDates planned;
    private final DirectoryStore directory;
    private final Holidays holidays;
    private final Clock clock;

    Previews(
            PreparationWorkflow workflow,
            PlannedDates planned,
            DirectoryStore directory,
            Holidays holidays,
            Clock clock) {
        this.workflow = workflow;
        this.planned = planned;
        this.directory = directory;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** What sheets are turned into plans with, here and now. */
    Surroundings surroundings() {
        return new Surroundings(directory.all(), clock.getZone(), LocalDateTime.now(clock), holidays::isWorking);
    }

    SheetPlan.Built plan(Sheet sheet) {
        return SheetPlan.of(sheet, surroundings());
    }

    Preview of(Sheet sheet) {
        SheetPlan.Built built = plan(sheet);
        List<Preview.Step> steps = built.steps().stream()
                .map(step -> new Preview.Step(
                        SheetPlan.STEP + step.code(),
                        step.code(),
                        step.name(),
                        step.ofUnits(),
                        step.agency(),
                        step.due()))
                .toList();
        Map<String, Preview.Time> times = new LinkedHashMap<>();
        built.hours().forEach((id, at) -> times.put(id, time(at)));
        try {
            Plan plan = workflow.read(built.text());
            List<Preview.Agency> agencies = agencies(plan);
            return new Preview(
                    List.of(),
                    planned.warnings(plan),
                    times,
                    steps,
                    built.conference(),
                    counts(agencies, plan),
                    agencies,
                    built.text());
        } catch (Refused refused) {
            return new Preview(
                    RowProblem.of(built, refused.problems()),
                    List.of(),
                    times,
                    steps,
                    built.conference(),
                    null,
                    List.of(),
                    built.text());
        }
    }

    Preview.Time time(LocalDateTime at) {
        ZonedDateTime time = at.atZone(clock.getZone());
        return new Preview.Time(
                at.toString(),
                VietnameseTime.full(time),
                DateWarnings.of(time, clock.instant(), holidays).orElse(null));
    }

    private List<Preview.Agency> agencies(Plan plan) {
        Map<String, List<Preview.Due>> given = new HashMap<>();
        plan.recipients().forEach(recipient -> given.put(recipient.agency(), new ArrayList<>()));
        plan.duties().stream().sorted(Comparator.comparing(Plan.Duty::due)).forEach(duty -> {
            boolean isGiven = !NOT_GIVEN.contains(duty.kind());
            if (isGiven || duty.agency() != null) {
                Preview.Due due = new Preview.Due(duty.name(), VietnameseTime.full(duty.due()));
                for (String code : duty.holders()) {
                    List<Preview.Due> dues = given.computeIfAbsent(code, none -> new ArrayList<>());
                    if (isGiven) {
                        dues.add(due);
                    }
                }
            }
        });
        Map<List<Preview.Due>, List<String>> alike = new LinkedHashMap<>();
        for (Agency agency : directory.all()) {
            List<Preview.Due> duties = given.get(agency.code());
            if (duties != null) {
                alike.computeIfAbsent(duties, same -> new ArrayList<>()).add(agency.code());
            }
        }
        List<Preview.Agency> agencies = new ArrayList<>();
        alike.forEach((duties, codes) -> agencies.add(new Preview.Agency(
                codes.size(),
                codes.stream().limit(MOST_NAMES).map(directory::name).toList(),
                codes.stream().mapToInt(this::mails).sum(),
                duties)));
        return agencies;
    }

    /** One mail for each contact's address. */
    private int mails(String code) {
        Optional<Agency> agency = directory.find(code);
        return agency.map(found -> (int) found.contacts().stream()
                        .map(Agency.Contact::email)
                        .distinct()
                        .count())
                .orElse(0);
    }

    private static Preview.Counts counts(List<Preview.Agency> agencies, Plan plan) {
        Set<ZonedDateTime> hours = new HashSet<>();
        plan.duties().stream().filter(duty -> !NOT_GIVEN.contains(duty.kind())).forEach(duty -> hours.add(duty.due()));
        return new Preview.Counts(
                agencies.stream().mapToInt(Preview.Agency::count).sum(),
                agencies.stream()
                        .mapToInt(agency -> agency.count() * agency.duties().size())
                        .sum(),
                hours.size(),
                agencies.stream().mapToInt(Preview.Agency::mails).sum());
    }
}
