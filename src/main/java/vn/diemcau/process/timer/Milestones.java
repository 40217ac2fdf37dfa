package vn.diemcau.process.timer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/**
 * The timers that advance a conference and its units at its dates. Timers of the chase are not among them, because they
 * send nothing when they fire too early.
 *
 * <p>One statement moves all of them, so that none fires at an old date. A timer whose job already runs either finishes
 * first or fails with a conflict.
 */
@Component
public class Milestones {

    /** The hour of all timers while a conference rests. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final LineTests tests;

    Milestones(JdbcClient jdbc, Conferences conferences, LineTests tests) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.tests = tests;
    }

    /**
     * Moves the timers to the conference's dates.
     *
     * @param process id of the conference's own process
     * @return the timers that had not fired yet
     */
    public Set<String> move(String process, Conference conference) {
        Map<String, Instant> hours = new TreeMap<>();
        hours.put(
                ConferencePreparation.TIMER_REGISTRATION_DUE,
                conference.registrationDue().toInstant());
        hours.put(
                ConferencePreparation.TIMER_EXTENSION_DUE,
                conference.registrationDue().toInstant());
        hours.put(ConferencePreparation.TIMER_LINE_TEST, conference.lineTest().toInstant());
        hours.put(ConferencePreparation.TIMER_ROLL_CALL, conference.rollCall().toInstant());
        conference
                .milestones()
                .forEach(milestone -> hours.put(
                        milestone.isRegistration()
                                ? ConferencePreparation.registrationOf(milestone.id())
                                : ConferencePreparation.sessionOf(milestone.id()),
                        milestone.at().toInstant()));
        jdbc.sql("select distinct code, opens_at from duty where conference_id = ? and opens_at is not null")
                .param(conference.id())
                .query(row -> {
                    hours.put(
                            ConferencePreparation.openingOf(row.getString(1)),
                            row.getTimestamp(2).toInstant());
                });
        Set<String> moved = new HashSet<>();
        jdbc.sql("""
                        update act_ru_job set duedate_ = hour.at, rev_ = rev_ + 1, lock_owner_ = null,
                                              lock_exp_time_ = null
                        from unnest(:timers, cast(:hours as timestamp[])) as hour (timer, at)
                        where root_proc_inst_id_ = :process and type_ = 'timer' and handler_cfg_ = hour.timer
                        returning handler_cfg_""")
                .param("timers", hours.keySet().toArray(String[]::new))
                .param("hours", hours.values().stream().map(Milestones::local).toArray(String[]::new))
                .param("process", process)
                .query(row -> {
                    moved.add(row.getString(1));
                });
        amendUntil(tests.of(conference), process, conference);
        jdbc.sql("""
                        update act_ru_job set duedate_ = duty.due_at at time zone :zone, rev_ = act_ru_job.rev_ + 1,
                                              lock_owner_ = null, lock_exp_time_ = null
                        from act_ru_task task join duty on duty.task_id = task.id_
                        where act_ru_job.execution_id_ = task.execution_id_ and root_proc_inst_id_ = :process
                          and type_ = 'timer' and handler_cfg_ = :timer""")
                .param("zone", ZoneId.systemDefault().getId())
                .param("process", process)
                .param("timer", ConferencePreparation.TIMER_REOPENING_CLOSED)
                .update();
        return moved;
    }

    /**
     * Sets all timers of the conference and its units to an hour that never comes, those of the chase too.
     *
     * @param process id of the conference's own process
     */
    public void rest(String process) {
        jdbc.sql("""
                        update act_ru_job set duedate_ = cast(:never as timestamp), rev_ = rev_ + 1, lock_owner_ = null,
                                              lock_exp_time_ = null
                        where root_proc_inst_id_ = :process and type_ = 'timer'""").param("never", local(NEVER)).param("process", process).update();
    }

    /**
     * Before which hour a date of registration must be: that of the first line test of a unit that registers by it, or
     * the start.
     *
     * @param dates the conference, maybe at other dates than its present ones
     */
    public ZonedDateTime endOfRegistering(Conference dates, String registration) {
        LineTests.Tested tested = tests.of(dates);
        return conferences.registrations(dates.id()).entrySet().stream()
                .filter(each -> each.getValue().equals(registration))
                .flatMap(each -> tested.of(each.getKey()).stream())
                .map(Milestone::at)
                .min(Comparator.naturalOrder())
                .orElse(dates.start());
    }

    /** Each unit amends its registration until its own line test, or until the conference meets. */
    private void amendUntil(LineTests.Tested tests, String process, Conference conference) {
        Map<String, Instant> ends = new TreeMap<>();
        conferences
                .units(conference.id())
                .forEach(unit -> ends.put(
                        unit, (conference.hasLineTest() ? tests.begin(unit) : conference.rollCall()).toInstant()));
        jdbc.sql("""
                        update act_ru_job set duedate_ = ends.at, rev_ = act_ru_job.rev_ + 1, lock_owner_ = null,
                                              lock_exp_time_ = null
                        from unnest(:units, cast(:ends as timestamp[])) as ends (unit, at)
                        join duty on duty.conference_id = :conference and duty.agency = ends.unit
                        join act_ru_task task on task.id_ = duty.task_id
                        where act_ru_job.execution_id_ = task.execution_id_ and root_proc_inst_id_ = :process
                          and type_ = 'timer' and handler_cfg_ = :timer""")
                .param("units", ends.keySet().toArray(String[]::new))
                .param("ends", ends.values().stream().map(Milestones::local).toArray(String[]::new))
                .param("conference", conference.id())
                .param("process", process)
                .param("timer", UnitPreparation.TIMER_AMENDING_CLOSED)
                .update();
    }

    /** The time as the engine stores it, in this machine's zone. */
    static String local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toString();
    }
}
