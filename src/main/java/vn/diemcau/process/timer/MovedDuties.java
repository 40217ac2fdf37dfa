package vn.diemcau.process.timer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.DutyChase;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.platform.database.Conflict;
import vn.diemcau.platform.engine.EngineCall;

/**
 * Moves the tasks of a conference and their chase timers to the new deadlines of the duties.
 *
 * <p>It works in small batches with a transaction each. A user who finishes a task waits for one batch only, and
 * finished batches stay moved. Each batch reads the current deadlines, so the rest of a first change does not undo a
 * second one.
 */
@Component
public class MovedDuties {

    private static final int AT_A_TIME = 100;

    private final Conferences conferences;
    private final Duties duties;
    private final DutyChase chase;
    private final Promises promises;
    private final ChaseTimers timers;
    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    MovedDuties(
            Conferences conferences,
            Duties duties,
            DutyChase chase,
            Promises promises,
            ChaseTimers timers,
            JdbcClient jdbc,
            ProcessEngineConfigurationImpl engine) {
        this.conferences = conferences;
        this.duties = duties;
        this.chase = chase;
        this.promises = promises;
        this.timers = timers;
        this.jdbc = jdbc;
        this.engine = engine;
    }

    public void follow(String conference) {
        List<DutyRef> open = duties.ofConference(conference).stream()
                .filter(Duty::isOpen)
                .map(Duty::ref)
                .toList();
        for (int from = 0; from < open.size(); from += AT_A_TIME) {
            List<DutyRef> some = open.subList(from, Math.min(open.size(), from + AT_A_TIME));
            Conflict.again(
                    () -> engine.getCommandExecutorTxRequiresNew().execute(context -> {
                        follow(conference, some);
                        return null;
                    }),
                    EngineCall::isConflict);
        }
    }

    /** Moves the tasks of some duties, which may have other words and another name too, in the caller's transaction. */
    public void follow(String id, List<DutyRef> some) {
        List<Duty> open = duties.takeUp(id, some).stream().filter(Duty::isOpen).toList();
        Conference conference = conferences.get(id);
        timers.rearm(chase.next(conference, open));
        moveTasks(open, conference);
    }

    private void moveTasks(List<Duty> open, Conference conference) {
        List<Optional<Instant>> promised = promises.current(conference.id(), open);
        jdbc.sql("""
                        update act_ru_task set due_date_ = moved.due, name_ = moved.name, description_ = moved.words,
                                               follow_up_date_ = moved.promised, rev_ = rev_ + 1
                        from unnest(:tasks, cast(:dues as timestamp[]), :names, :words, cast(:promised as timestamp[]))
                          as moved (task, due, name, words, promised)
                        where act_ru_task.id_ = moved.task""")
                .param("tasks", open.stream().map(Duty::taskId).toArray(String[]::new))
                .param(
                        "dues",
                        open.stream()
                                .map(duty -> conference.isDeferred() ? null : Milestones.local(duty.due()))
                                .toArray(String[]::new))
                .param("names", open.stream().map(Duty::name).toArray(String[]::new))
                .param(
                        "words",
                        open.stream()
                                .map(duty -> TaskWords.of(duty, conference))
                                .toArray(String[]::new))
                .param(
                        "promised",
                        promised.stream()
                                .map(until -> until.map(Milestones::local).orElse(null))
                                .toArray(String[]::new))
                .update();
    }
}
