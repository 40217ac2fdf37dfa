package vn.diemcau.preparation;

import vn.diemcau.chase.DutyChase;
import vn.diemcau.chase.NextSteps;
import vn.diemcau.duty.Duty;

/** A duty while its task is opened: its model asks for it a dozen times, and a large conference opens thousands. */
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
