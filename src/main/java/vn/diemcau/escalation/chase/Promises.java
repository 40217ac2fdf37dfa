package vn.diemcau.escalation.chase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.Promise;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;

/** Stores the promises of the agencies: "Đã nhận, sẽ gửi lúc …". Every write joins the caller's transaction. */
@Repository
public class Promises {

    /** Highest number of promises for one deadline. */
    public static final int AT_MOST = 2;

    /** The label of the hour in the form. */
    public static final String PLACE = "Hẹn gửi lúc";

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final LineTests tests;
    private final Clock clock;

    Promises(JdbcClient jdbc, Conferences conferences, LineTests tests, Clock clock) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.tests = tests;
        this.clock = clock;
    }

    /** All promises ever given in a conference, in their order, including kept, broken and void ones. */
    public List<Promise> ofConference(String conference) {
        return jdbc.sql("select * from promise where conference_id = ? order by id")
                .param(conference)
                .query(Promises::read)
                .list();
    }

    /** The valid promises for an open duty, in their order: given since it was opened, for its current deadline. */
    public List<Promise> of(Duty duty) {
        return of(
                duty,
                jdbc.sql("""
                        select * from promise where conference_id = ? and duty = ? and agency = ? order by id""")
                        .params(duty.conference(), duty.code(), duty.agency())
                        .query(Promises::read)
                        .list());
    }

    /** As {@link #of(Duty)}, selected from the promises of the conference. */
    static List<Promise> of(Duty duty, List<Promise> all) {
        return all.stream()
                .filter(promise -> promise.duty().equals(duty.code())
                        && promise.agency().equals(duty.agency())
                        && promise.dutyDue().equals(duty.due())
                        && duty.openedAt() != null
                        && !promise.givenAt().isBefore(duty.openedAt()))
                .toList();
    }

    /** The promise whose hour is still to come. */
    public Optional<Promise> current(Duty duty) {
        List<Promise> all = of(duty);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1))
                        .filter(last -> last.until().isAfter(clock.instant()));
    }

    /** The promised hours still to come for these open duties, in the order of the duties. */
    public List<Optional<Instant>> current(String conference, List<Duty> open) {
        List<Promise> given = ofConference(conference);
        return open.stream()
                .map(duty -> of(duty, given).stream()
                        .reduce((earlier, later) -> later)
                        .map(Promise::until)
                        .filter(until -> until.isAfter(clock.instant())))
                .toList();
    }

    /** A promise with the name of its duty. */
    public record Named(Promise promise, String name) {}

    /** The promises of a conference whose hour is still to come, for duties that are open. */
    public List<Named> toCome(String conference) {
        return jdbc
                .sql("""
                        select distinct on (p.duty, p.agency) p.*, d.name from promise p
                        join duty d on d.conference_id = p.conference_id and d.code = p.duty and d.agency = p.agency
                        where p.conference_id = ? and d.task_id is not null and d.due_at = p.due_at
                          and p.given_at >= d.opened_at
                        order by p.duty, p.agency, p.id desc""")
                .param(conference)
                .query((row, n) -> new Named(read(row, n), row.getString("name")))
                .list()
                .stream()
                .filter(named -> named.promise().until().isAfter(clock.instant()))
                .toList();
    }

    /** The last hour that may be promised: when the lines of the agency are first tested. */
    public ZonedDateTime latest(Duty duty, Conference conference) {
        return tests.begin(conference, duty.agency());
    }

    /**
     * Stores a promise. The caller holds the lock on the duty's row.
     *
     * @param by user id
     * @throws Refused INVALID when the hour is past or after the line test, CONFLICT after two promises
     */
    public void give(Duty duty, Instant until, String by) {
        Conference conference = conferences.active(duty.conference());
        if (!until.isAfter(clock.instant())) {
            throw wrong("Giờ hẹn phải ở sau lúc này.");
        }
        ZonedDateTime latest = latest(duty, conference);
        if (until.isAfter(latest.toInstant())) {
            throw wrong("Giờ hẹn không được quá giờ %s (%s)."
                    .formatted(
                            conference.hasLineTest() ? "chạy thử đường truyền" : "khai mạc",
                            VietnameseTime.full(latest)));
        }
        if (of(duty).size() >= AT_MOST) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Nhiệm vụ này đã hẹn %d lần, không hẹn thêm được; đề nghị hoàn thành ngay.".formatted(AT_MOST));
        }
        jdbc.sql("""
                        insert into promise (conference_id, duty, agency, due_at, given_at, given_by, until_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        duty.conference(),
                        duty.code(),
                        duty.agency(),
                        Timestamp.from(duty.due()),
                        Timestamp.from(clock.instant()),
                        by,
                        Timestamp.from(until))
                .update();
    }

    /** The record's entry for a promise that was just given. */
    public Act told(Duty duty, Instant until) {
        return Act.of(
                        Kind.PROMISE_GIVEN,
                        "hẹn gửi “%s” lúc %s, lần hẹn thứ %d"
                                .formatted(
                                        duty.name(),
                                        VietnameseTime.brief(until.atZone(conferences
                                                .get(duty.conference())
                                                .zone())),
                                        of(duty).size()))
                .on(duty.conference(), duty.code(), duty.agency());
    }

    private static Refused wrong(String message) {
        return new Refused(List.of(new Problem(PLACE, message)));
    }

    private static Promise read(ResultSet row, int n) throws SQLException {
        return new Promise(
                row.getString("conference_id"),
                row.getString("duty"),
                row.getString("agency"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("given_at").toInstant(),
                row.getString("given_by"),
                row.getTimestamp("until_at").toInstant());
    }
}
