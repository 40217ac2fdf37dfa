package vn.diemcau.process.correction;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.CorrectedDuties;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.escalation.chase.CorrectionOrders;
import vn.diemcau.process.task.DutyTasks;
import vn.diemcau.process.timer.MovedDuties;

/** Writes the duties of a corrected plan, and lets their open tasks follow. */
@Component
class CorrectedRows {

    private final Duties duties;
    private final CorrectedDuties rows;
    private final DutyTasks tasks;
    private final MovedDuties moved;
    private final CorrectionOrders chase;

    CorrectedRows(Duties duties, CorrectedDuties rows, DutyTasks tasks, MovedDuties moved, CorrectionOrders chase) {
        this.duties = duties;
        this.rows = rows;
        this.tasks = tasks;
        this.moved = moved;
        this.chase = chase;
    }

    /** The duties of a conference that stand in its plan, by agency and code. */
    List<Duty> of(Plan plan) {
        Set<String> codes = plan.duties().stream().map(Plan.Duty::code).collect(Collectors.toSet());
        return duties.ofConference(plan.id()).stream()
                .filter(duty -> codes.contains(duty.code()))
                .toList();
    }

    void write(Plan plan, PlanChanges changes, List<Duty> before) {
        String id = plan.id();
        changes.leftOut().forEach(duty -> rows.leaveOut(id, duty.code(), duty.holders()));
        for (PlanChanges.Change change : changes.changed()) {
            rows.change(id, change.before(), change.after());
            if (change.isGiven()) {
                before.stream()
                        .filter(duty -> duty.code().equals(change.code()))
                        .forEach(duty -> duties.reassign(duty, change.after().agency()));
            }
            rows.leaveOut(id, change.code(), change.lessUnits());
            rows.add(id, change.after(), change.moreUnits());
        }
        changes.added().forEach(duty -> rows.add(id, duty, duty.holders()));
    }

    /** Moves the open tasks of changed duties and their chase. Other tasks and their timers stay what they are. */
    void follow(Plan plan, PlanChanges changes, Collection<Duty> before) {
        Map<DutyRef, PlanChanges.Change> changed = new HashMap<>();
        changes.changed()
                .forEach(change -> change.after()
                        .holders()
                        .forEach(agency -> changed.put(new DutyRef(change.code(), agency), change)));
        Map<DutyRef, Duty> former = new HashMap<>();
        before.forEach(duty -> former.put(duty.ref(), duty));
        List<Duty> open = of(plan).stream()
                .filter(duty -> duty.isOpen() && changed.containsKey(duty.ref()))
                .toList();
        for (Duty duty : open) {
            PlanChanges.Change change = changed.get(duty.ref());
            Duty old = former.get(
                    new DutyRef(duty.code(), change.isGiven() ? change.before().agency() : duty.agency()));
            if (change.isGiven() && old != null && old.isOpen()) {
                chase.handOver(old, duty.agency());
                tasks.giveTo(duty, old.agency());
            }
        }
        chase.restart(
                open.stream().filter(duty -> changed.get(duty.ref()).isMoved()).toList());
        moved.follow(
                plan.id(),
                open.stream()
                        .filter(duty -> Stream.of(changed.get(duty.ref()))
                                .anyMatch(change -> change.isMoved() || change.isReworded()))
                        .map(Duty::ref)
                        .toList());
    }
}
