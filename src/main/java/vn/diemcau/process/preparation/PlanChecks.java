package vn.diemcau.process.preparation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.process.model.ModelDuties;

/** Checks plans against the directory, the models and the current time. */
@Component
public class PlanChecks {

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
        return read(planText, clock.instant());
    }

    /**
     * Reads the plan of a running conference, some of whose dates have passed.
     *
     * @throws vn.diemcau.platform.input.Refused with every problem of the plan
     */
    public Plan readRunning(String planText) {
        return read(planText, Instant.MIN);
    }

    private Plan read(String planText, Instant now) {
        return new PlanReader(directory.all(), model.ofConference(), model.ofUnit()).read(planText, now);
    }
}
