package vn.diemcau.escalation.ladder;

import java.util.List;

/** The steps for each kind of duty: reminders before the deadline, escalations from the deadline on. */
public final class Ladder {

    private final List<Step> steps;

    private Ladder(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * The ladder that a table describes.
     *
     * @throws vn.diemcau.platform.input.Refused with every problem at its row
     */
    public static Ladder read(List<LadderRow> rows) {
        return new Ladder(new LadderReader().read(rows));
    }

    public List<Step> of(ChasedKind kind) {
        return steps.stream().filter(step -> step.kinds().contains(kind)).toList();
    }
}
