package vn.diemcau.process.preparation;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ModelDuties;

/** Checks plans against the directory, the models and the current time. */
@Component
class PlanChecks {

    private final DirectoryStore directory;
    private final ModelDuties model;
    private final Clock clock;

    PlanChecks(DirectoryStore directory, ModelDuties model, Clock clock) {
        this.directory = directory;
        this.model = model;
        this.clock = clock;
    }

    /** @throws vn.diemcau.platform.input.Refused with every problem of the plan */
    Plan read(String planText) {
        Map<String, String> drawn = model.ofConference();
        Map<String, String> drawnOfUnit = model.ofUnit();
        Plan plan = new PlanReader(directory.all(), drawn, drawnOfUnit).read(planText, clock.instant());
        Set<String> planned = plan.duties().stream().map(Plan.Duty::code).collect(Collectors.toSet());
        Set<String> asked = new HashSet<>(drawn.keySet());
        asked.addAll(drawnOfUnit.keySet());
        if (!planned.equals(asked)) {
            throw new Refused(List.of(new Problem("duties", "Quy trình đang dùng chưa thực hiện được kế hoạch này.")));
        }
        return plan;
    }
}
