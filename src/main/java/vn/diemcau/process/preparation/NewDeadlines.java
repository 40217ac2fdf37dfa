package vn.diemcau.process.preparation;

import java.time.Instant;
import java.util.function.Predicate;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duties.Deadline;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The deadlines at other dates. Each keeps its distance to its date; one that has no room there is set where it has, and
 * keeps its distance for the next change.
 *
 * @param again kinds of the duties that the process will repeat
 */
record NewDeadlines(Anchors anchors, Predicate<DutyKind> again, Instant now) {

    Deadline of(Deadline deadline) {
        // The Office sets the deadlines of duties added after the plan. After a rest they move with the others.
        if (deadline.kind().isNumbered() && !anchors.before().isDeferred()) {
            return deadline;
        }
        Instant byRule = anchor(deadline).move(deadline.byRule());
        return deadline.at(fitting(deadline, byRule), byRule);
    }

    private Anchors.Anchor anchor(Deadline deadline) {
        // An agency can confirm a list only after it went out.
        return deadline.kind() == DutyKind.ACKNOWLEDGE
                ? anchors.registration(deadline.due())
                : anchors.of(deadline.due(), deadline.from());
    }

    private Instant fitting(Deadline deadline, Instant byRule) {
        Conference after = anchors.after();
        Instant start = after.start().toInstant();
        Instant due = notOverdueAtOnce(deadline, byRule);
        boolean isPreparation = !deadline.due().isAfter(anchors.before().start().toInstant());
        if (isPreparation && due.isAfter(start)) {
            return start;
        }
        if (again.test(deadline.kind())) {
            return afresh(due);
        }
        boolean wouldEndBeforeItOpens = after.hasLineTest()
                && deadline.kind().isFromTheLineTest()
                && !due.isAfter(after.lineTest().toInstant());
        return wouldEndBeforeItOpens ? start : due;
    }

    private Instant notOverdueAtOnce(Deadline deadline, Instant byRule) {
        Instant lineTest = anchors.after().lineTest().toInstant();
        if (deadline.kind() == DutyKind.ACKNOWLEDGE && byRule.isAfter(lineTest)) {
            boolean mayFollow =
                    deadline.due().isAfter(anchors.before().lineTest().toInstant());
            return mayFollow ? byRule : lineTest;
        }
        boolean wouldBeOverdueAtOnce = anchors.before().isToCome(deadline.due(), now) && !byRule.isAfter(now);
        return wouldBeOverdueAtOnce ? anchor(deadline).after().toInstant() : byRule;
    }

    /**
     * The deadline of a repeated duty. It becomes the start of the conference if it would be overdue at the line test
     * or at once.
     */
    private Instant afresh(Instant due) {
        Conference after = anchors.after();
        boolean wouldBeOverdueAtOnce = !due.isAfter(after.lineTest().toInstant()) || !due.isAfter(now);
        return wouldBeOverdueAtOnce ? after.start().toInstant() : due;
    }
}
