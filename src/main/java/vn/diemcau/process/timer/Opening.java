package vn.diemcau.process.timer;

import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.DutyChase;
import vn.diemcau.escalation.ladder.NextSteps;

/**
 * Caches a duty while its task opens. The model reads it a dozen times, and a large conference opens thousands of
 * tasks.
 */
final class Opening {

    private final Duty duty;
    private NextSteps next;

    Opening(Duty duty) {
        this.duty = duty;
    }

    Duty duty() {
        return duty;
    }

    NextSteps next(DutyChase chase) {
        if (next == null) {
            next = chase.next(duty);
        }
        return next;
    }
}
