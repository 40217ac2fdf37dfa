package vn.diemcau.process.timer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.DutyChase;
import vn.diemcau.escalation.ladder.NextSteps;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * Sets the two boundary timers of a duty's user task to the ladder's next steps.
 *
 * <p>A timer cycle skips steps that fall due during an outage and ignores working days. Each timer therefore fires
 * once, and the model's own declaration creates the next one. The next timer is moved, shown and ended like the first.
 */
@Component
public class ChaseTimers {

    private interface EachTimer {
        void is(ExecutionEntity task, String timer, TimerDeclarationImpl declaration);
    }

    private final ProcessEngineConfigurationImpl engine;
    private final DutyChase chase;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChaseTimers(ProcessEngineConfigurationImpl engine, DutyChase chase, JdbcClient jdbc, Clock clock) {
        this.engine = engine;
        this.chase = chase;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Moves, creates or ends the timers of an open duty according to its current ladder. */
    public void arm(Duty duty) {
        arm(duty.taskId(), chase.next(duty));
    }

    /** The same for known steps. */
    public void arm(String taskId, NextSteps next) {
        onTask(
                taskId,
                (task, timer, declaration) ->
                        of(timer, next).ifPresent(wanted -> set(task, timer, declaration, wanted)));
    }

    /**
     * Moves or ends the timers that a newer model has just added to an open duty. Older timers keep their hour.
     *
     * @param had ids of the earlier jobs
     */
    public void armNew(Duty duty, Set<String> had) {
        NextSteps next = chase.next(duty);
        onTask(duty.taskId(), (task, timer, declaration) -> {
            boolean isNew =
                    job(task, timer).filter(job -> !had.contains(job.getId())).isPresent();
            if (isNew) {
                of(timer, next).ifPresent(wanted -> set(task, timer, declaration, wanted));
            }
        });
    }

    /** Sends all due notices after a timer has fired, and creates the next timer. */
    public void come(Duty duty, String come) {
        move(chase.advance(duty), duty, clock.instant());
        NextSteps next = chase.next(duty);
        onTask(duty.taskId(), (task, timer, declaration) -> {
            if (come.equals(timer)) {
                of(timer, next).flatMap(wanted -> wanted).ifPresent(at -> make(task, declaration, at));
            }
        });
    }

    /**
     * Moves the due timers of the other chased duties to their next steps. At a deadline, thousands of timers would
     * otherwise fire without anything left to send.
     *
     * <p>The update bypasses the engine, which would fail for all timers if its executor had acquired one of them. An
     * acquired timer fires.
     */
    private void move(Map<Duty, NextSteps> spokenOf, Duty come, Instant now) {
        List<Move> moves = new ArrayList<>();
        spokenOf.forEach((duty, next) -> {
            if (duty.taskId().equals(come.taskId())) {
                return;
            }
            next.reminder()
                    .ifPresent(at -> moves.add(new Move(duty.taskId(), ConferencePreparation.REMINDER_TIMER, at)));
            next.escalation()
                    .ifPresent(at -> moves.add(new Move(duty.taskId(), ConferencePreparation.ESCALATION_TIMER, at)));
        });
        if (moves.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with free as materialized (
                          select job.id_, move.due
                          from unnest(:tasks, :timers, cast(:dues as timestamp[])) as move (task, timer, due)
                          join act_ru_task task on task.id_ = move.task
                          join act_ru_job job on job.execution_id_ = task.execution_id_
                          where right(job.handler_cfg_, length(move.timer)) = move.timer
                            and job.duedate_ <= :now and job.lock_owner_ is null
                          for update of job skip locked)
                        update act_ru_job set duedate_ = free.due, rev_ = rev_ + 1
                        from free where act_ru_job.id_ = free.id_""")
                .param("tasks", moves.stream().map(Move::task).toArray(String[]::new))
                .param("timers", moves.stream().map(Move::timer).toArray(String[]::new))
                .param("dues", moves.stream().map(Move::localDue).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Sets the timers of many open duties to their ladders. The caller holds the locks on the duties' rows. Existing
     * timers need one statement per kind; missing ones are created one by one.
     */
    void rearm(Map<Duty, NextSteps> open) {
        List<Move> moves = new ArrayList<>();
        open.forEach((duty, next) -> {
            moves.add(new Move(
                    duty.taskId(),
                    ConferencePreparation.REMINDER_TIMER,
                    next.reminder().orElse(null)));
            moves.add(new Move(
                    duty.taskId(),
                    ConferencePreparation.ESCALATION_TIMER,
                    next.escalation().orElse(null)));
        });
        jdbc.sql("""
                        delete from act_ru_job where id_ in (
                          select job.id_ from unnest(:tasks, :timers) as ended (task, timer)
                          join act_ru_task task on task.id_ = ended.task
                          join act_ru_job job on job.execution_id_ = task.execution_id_
                          where job.type_ = 'timer' and right(job.handler_cfg_, length(ended.timer)) = ended.timer)""")
                .param("tasks", column(moves, Move::isEnd, Move::task))
                .param("timers", column(moves, Move::isEnd, Move::timer))
                .update();
        Set<String> moved = new HashSet<>(jdbc.sql("""
                        with there as materialized (
                          select job.id_, move.task, move.timer, move.due
                          from unnest(:tasks, :timers, cast(:dues as timestamp[])) as move (task, timer, due)
                          join act_ru_task task on task.id_ = move.task
                          join act_ru_job job on job.execution_id_ = task.execution_id_
                          where job.type_ = 'timer' and right(job.handler_cfg_, length(move.timer)) = move.timer)
                        update act_ru_job set duedate_ = there.due, rev_ = rev_ + 1, lock_owner_ = null,
                                              lock_exp_time_ = null
                        from there where act_ru_job.id_ = there.id_
                        returning there.task || there.timer""")
                .param("tasks", column(moves, Move::isStep, Move::task))
                .param("timers", column(moves, Move::isStep, Move::timer))
                .param("dues", column(moves, Move::isStep, Move::localDue))
                .query(String.class)
                .list());
        moves.stream()
                .filter(Move::isStep)
                .filter(move -> !moved.contains(move.task() + move.timer()))
                .forEach(move -> onTask(move.task(), (task, timer, declaration) -> {
                    if (timer.endsWith(move.timer())) {
                        make(task, declaration, move.due());
                    }
                }));
    }

    private static String[] column(List<Move> moves, Predicate<Move> which, Function<Move, String> value) {
        return moves.stream().filter(which).map(value).toArray(String[]::new);
    }

    /** @param due null when no step is left */
    private record Move(String task, String timer, Instant due) {

        boolean isEnd() {
            return due == null;
        }

        boolean isStep() {
            return due != null;
        }

        /** The time as the engine stores it, in this machine's zone. */
        String localDue() {
            return Milestones.local(due);
        }
    }

    /** Does nothing when the task is gone, because somebody finished it just before the timer. */
    private void onTask(String taskId, EachTimer each) {
        if (taskId == null) {
            return;
        }
        engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity found = context.getTaskManager().findTaskById(taskId);
            if (found == null) {
                return null;
            }
            ExecutionEntity task = found.getExecution();
            TimerDeclarationImpl.getDeclarationsForScope(task.getActivity())
                    .forEach((timer, declaration) -> each.is(task, timer, declaration));
            return null;
        });
    }

    /** Outer empty for a timer outside the chase; inner empty when no step is left. */
    private static Optional<Optional<Instant>> of(String timer, NextSteps next) {
        if (timer.endsWith(ConferencePreparation.REMINDER_TIMER)) {
            return Optional.of(next.reminder());
        }
        return timer.endsWith(ConferencePreparation.ESCALATION_TIMER)
                ? Optional.of(next.escalation())
                : Optional.empty();
    }

    private static void set(
            ExecutionEntity task, String timer, TimerDeclarationImpl declaration, Optional<Instant> wanted) {
        Optional<JobEntity> job = job(task, timer);
        if (wanted.isEmpty()) {
            job.ifPresent(JobEntity::delete);
        } else if (job.isPresent()) {
            job.get().setDuedate(Date.from(wanted.get()));
        } else {
            make(task, declaration, wanted.get());
        }
    }

    private static Optional<JobEntity> job(ExecutionEntity task, String timer) {
        return task.getJobs().stream()
                .filter(each -> timer.equals(each.getActivityId()))
                .findFirst();
    }

    private static void make(ExecutionEntity task, TimerDeclarationImpl declaration, Instant at) {
        declaration.createTimerInstance(task).setDuedate(Date.from(at));
    }
}
