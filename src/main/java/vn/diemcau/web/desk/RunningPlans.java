package vn.diemcau.web.desk;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.desk.RowProblem;
import vn.diemcau.conference.desk.RunningSheet;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.conference.desk.SheetPlan;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.Sha256;
import vn.diemcau.process.builder.DutyPlaces;
import vn.diemcau.process.correction.CorrectionEffect;
import vn.diemcau.process.correction.CurrentPlan;
import vn.diemcau.process.correction.PlanCorrection;

/** Shows and corrects the plan of a running conference row by row. */
@Component
class RunningPlans {

    private static final Set<String> LISTS = Set.of("duties", "unitDuties");

    private final PlanCorrection correction;
    private final Conferences conferences;
    private final Duties duties;
    private final NewSheets beginnings;
    private final Previews previews;

    RunningPlans(
            PlanCorrection correction,
            Conferences conferences,
            Duties duties,
            NewSheets beginnings,
            Previews previews) {
        this.correction = correction;
        this.conferences = conferences;
        this.duties = duties;
        this.beginnings = beginnings;
        this.previews = previews;
    }

    RunningPlan view(String id) {
        String title = conferences.running(id).title();
        CurrentPlan present = correction.present(id);
        Sheet sheet = RunningSheet.of(present.plan(), previews.surroundings());
        return new RunningPlan(
                version(present),
                title,
                beginnings.choicesWhileRunning(present.plan()),
                sheet,
                states(id, present.plan(), sheet),
                times(sheet, sheet.rows()));
    }

    /** Another one after whatever changes the plan: a correction, new dates, a duty that is given away. */
    private static String version(CurrentPlan present) {
        return present.revision() + "-" + Sha256.half(present.plan().source());
    }

    private Map<String, RunningPlan.State> states(String id, Plan plan, Sheet sheet) {
        Map<String, List<Duty>> held = duties.ofConference(id).stream().collect(Collectors.groupingBy(Duty::code));
        DutyPlaces places = DutyPlaces.of(plan);
        Map<String, RunningPlan.State> states = new LinkedHashMap<>();
        for (Sheet.Row row : sheet.rows()) {
            List<Duty> all = held.getOrDefault(row.code(), List.of());
            long done = all.stream().filter(duty -> duty.doneAt() != null).count();
            boolean isDone = !all.isEmpty() && done == all.size();
            states.put(
                    row.id(),
                    new RunningPlan.State(
                            isDone,
                            places.isStep(row.code()),
                            DutyKind.valueOf(row.kind()).words(),
                            words(all, done)));
        }
        return states;
    }

    private static String words(List<Duty> all, long done) {
        if (!all.isEmpty() && done == all.size()) {
            return "Đã hoàn thành";
        }
        if (done > 0) {
            return "%d/%d đơn vị đã hoàn thành".formatted(done, all.size());
        }
        return all.stream().anyMatch(Duty::isOpen) ? "Đang làm" : "Chưa mở";
    }

    private Map<String, Preview.Time> times(Sheet sheet, List<Sheet.Row> rows) {
        Map<String, Preview.Time> times = new LinkedHashMap<>();
        for (Map.Entry<String, LocalDateTime> each :
                RunningSheet.hours(sheet, rows).entrySet()) {
            times.put(each.getKey(), previews.time(each.getValue()));
        }
        return times;
    }

    /** Holds rows against the conference as it is now, whatever version they were written for. */
    RunningPlan.Check check(String id, RunningSheet.Wanted sent) {
        Wanted wanted = new Wanted(null, sent);
        List<RowProblem> problems = List.of();
        try {
            correction.check(id, wanted);
        } catch (Refused refused) {
            problems = wanted.problems(refused);
        }
        Plan present = correction.present(id).plan();
        return new RunningPlan.Check(problems, times(RunningSheet.of(present, previews.surroundings()), sent.rows()));
    }

    /** @throws Refused CONFLICT when the plan is another than that version's */
    RunningPlan.Effect preview(String id, String version, RunningSheet.Wanted sent) {
        Wanted wanted = new Wanted(version, sent);
        try {
            return effect(correction.preview(id, wanted));
        } catch (Refused refused) {
            return new RunningPlan.Effect(wanted.problems(refused), List.of(), List.of(), 0, List.of(), "");
        }
    }

    /**
     * Corrects the plan, or nothing. Rows that the plan already has are no correction, whatever their version.
     *
     * @throws Refused INVALID with each problem and its row, CONFLICT when the plan is another than that version's or
     *     the conference has gone past what the rows change
     */
    RunningPlan.Effect correct(String id, String version, RunningSheet.Wanted sent, String reason) {
        Wanted wanted = new Wanted(version, sent);
        try {
            return effect(correction.correct(id, wanted, reason));
        } catch (Refused refused) {
            throw new Refused(
                    refused.reason(),
                    wanted.problems(refused).stream()
                            .map(problem -> new Problem(problem.place(), problem.message()))
                            .toList());
        }
    }

    private static RunningPlan.Effect effect(CorrectionEffect effect) {
        return new RunningPlan.Effect(
                List.of(), effect.changes(), effect.told(), effect.mails(), effect.warnings(), effect.message());
    }

    /** What the sent rows make of the plan. */
    private final class Wanted implements PlanCorrection.Wanted {

        private final String version;
        private final RunningSheet.Wanted sent;
        private SheetPlan.Built built;

        /** @param version null for whatever holds now */
        Wanted(String version, RunningSheet.Wanted sent) {
            this.version = version;
            this.sent = sent;
        }

        @Override
        public String of(CurrentPlan present) {
            built = null;
            if (version != null && !version.equals(version(present))) {
                if (RunningSheet.isAlready(present.plan(), sent, previews.surroundings())) {
                    return present.plan().source();
                }
                throw new Refused(
                        Refused.Reason.CONFLICT,
                        "Kế hoạch vừa được đồng nghiệp sửa. Bản vừa gửi chưa được lưu; đề nghị xem thay đổi của đồng nghiệp rồi sửa tiếp.");
            }
            built = RunningSheet.corrected(present.plan(), sent, previews.surroundings());
            return built.text();
        }

        /**
         * The problems beside their rows.
         *
         * @throws Refused the same, when it is not about the rows
         */
        List<RowProblem> problems(Refused refused) {
            if (built == null) {
                throw refused;
            }
            return RowProblem.of(built, refused.problems()).stream()
                    .map(this::besideTheLeftOut)
                    .toList();
        }

        /** What is left out has no place in the plan; its problem names it. */
        private RowProblem besideTheLeftOut(RowProblem problem) {
            return !LISTS.contains(problem.field()) || !problem.row().isEmpty()
                    ? problem
                    : sent.rows().stream()
                            .filter(Sheet.Row::off)
                            .filter(row -> problem.message().contains("“" + row.name() + "”"))
                            .findFirst()
                            .map(row -> new RowProblem(row.id(), "", problem.message()))
                            .orElse(problem);
        }
    }
}
