package vn.diemcau.conference.conference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.database.TransactionCache;
import vn.diemcau.platform.input.Refused;

/** Stores the called conferences. Every write joins the caller's transaction. */
@Repository
public class Conferences {

    /** All columns except the plan, which is long and not needed in lists. */
    private static final String SELECT = """
            select id, title, letter, letter_kind, notice, host, zone, start_at, arrive_minutes_before, line_test_at,
              registration_due_at, milestones, has_line_test, has_registration, status, revision, reason, deferred_since,
              resumed_in from conference
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionCache<Conference> latest = new TransactionCache<>();

    public Conferences(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds the conference of a plan.
     *
     * @throws Refused CONFLICT when a conference with that id exists
     */
    public Conference add(Plan plan, String calledBy) {
        ZonedDateTime lineTest = plan.lineTest() == null ? plan.start() : plan.lineTest();
        ZonedDateTime registrationDue = plan.registrationDue() == null ? lineTest : plan.registrationDue();
        try {
            jdbc.sql("""
                            insert into conference (id, title, letter, letter_kind, notice, host, zone, start_at,
                              arrive_minutes_before,
                              line_test_at, registration_due_at, milestones, has_line_test, has_registration, status,
                              plan, called_by, called_at)
                            values (:id, :title, :letter, :letterKind, :notice, :host, :zone, :start, :arrive,
                              :lineTest, :registrationDue, cast(:milestones as jsonb), :hasLineTest, :hasRegistration,
                              'CALLED', :plan, :by, :now)""")
                    .param("id", plan.id())
                    .param("title", plan.title())
                    .param("letter", plan.letter())
                    .param("letterKind", plan.letterKind())
                    .param("notice", plan.notice())
                    .param("host", plan.host())
                    .param("zone", plan.zone().getId())
                    .param("start", at(plan.start()))
                    .param("arrive", plan.arriveMinutesBefore())
                    .param("lineTest", at(lineTest))
                    .param("registrationDue", at(registrationDue))
                    .param("milestones", write(plan.milestones()))
                    .param("hasLineTest", plan.lineTest() != null)
                    .param("hasRegistration", plan.registrationDue() != null)
                    .param("plan", plan.source())
                    .param("by", calledBy)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(Refused.Reason.CONFLICT, "Đã có Hội nghị mang mã “%s”.".formatted(plan.id()));
        }
        addUnits(plan);
        addParticipants(plan);
        int ordinal = 0;
        for (Plan.HelpLine line : plan.helpLines()) {
            jdbc.sql("insert into help_line (conference_id, subject, agency, role, ordinal) values (?, ?, ?, ?, ?)")
                    .params(plan.id(), line.subject(), line.agency(), line.role(), ordinal++)
                    .update();
        }
        for (Plan.Recipient recipient : plan.recipients()) {
            jdbc.sql("insert into recipient (conference_id, agency, purpose) values (?, ?, ?)")
                    .params(plan.id(), recipient.agency(), recipient.purpose())
                    .update();
        }
        return get(plan.id());
    }

    public Optional<Conference> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::read).optional();
    }

    /**
     * Returns the conference, cached within the transaction: the opening of one task reads it many times.
     *
     * @throws Refused NOT_FOUND when there is no conference with that id
     */
    public Conference get(String id) {
        return latest.get(id, () -> fresh(id));
    }

    private Conference fresh(String id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** The refusal of a conference that does not exist, or not for whoever asks. */
    public static Refused notFound(String id) {
        return new Refused(Refused.Reason.NOT_FOUND, "Không có Hội nghị mang mã “%s”.".formatted(id));
    }

    /** @throws Refused as {@link #get}, CONFLICT when the conference is over */
    public Conference running(String id) {
        Conference conference = fresh(id);
        if (conference.status() == Conference.Status.CLOSED) {
            throw new Refused(Refused.Reason.CONFLICT, "Hội nghị đã kết thúc.");
        }
        if (conference.status() == Conference.Status.CANCELLED) {
            throw new Refused(Refused.Reason.CONFLICT, "Hội nghị đã bị hủy.");
        }
        return conference;
    }

    /** @throws Refused as {@link #running(String)}, CONFLICT while the conference is deferred */
    public Conference active(String id) {
        Conference conference = running(id);
        if (conference.isDeferred()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Hội nghị đang tạm hoãn, chưa có lịch mới. Đề nghị Văn phòng tiếp tục Hội nghị bằng lịch mới trước.");
        }
        return conference;
    }

    /**
     * Locks the conference until the transaction ends. Changes of the conference and new numbered duties need this
     * lock. The lock order is: the dates, the conference, its duties, the engine's rows.
     */
    public void hold(String id) {
        latest.forget();
        DatesLock.take(jdbc, id);
        jdbc.sql("select id from conference where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The current state under a shared lock, which prevents changes until the transaction ends. */
    public Conference held(String id) {
        return jdbc.sql(SELECT + "where id = ? for share")
                .param(id)
                .query(this::read)
                .single();
    }

    /** Code of the Office that called the conference; empty when there is no such conference. */
    public Optional<String> host(String id) {
        return jdbc.sql("select host from conference where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** All conferences, the latest start first. */
    public List<Conference> all() {
        return jdbc.sql(SELECT + "order by start_at desc, id").query(this::read).list();
    }

    /** The conferences in preparation, the one that begins next first. */
    public List<Conference> running() {
        return jdbc.sql(SELECT + "where status in ('CALLED', 'ISSUED') order by start_at, id")
                .query(this::read)
                .list();
    }

    /** Codes of the units that have duties of their own in this conference. */
    public List<String> units(String id) {
        return jdbc.sql("""
                        select u.unit from conference_unit u join agency a on a.code = u.unit
                        where u.conference_id = ? order by a.ordinal""").param(id).query(String.class).list();
    }

    /** By which date each unit registers, by the units' codes; without those that register nothing. */
    public Map<String, String> registrations(String id) {
        Map<String, String> registrations = new HashMap<>();
        jdbc.sql("select unit, registration from conference_unit where conference_id = ? and registration is not null")
                .param(id)
                .query(row -> {
                    registrations.put(row.getString(1), row.getString(2));
                });
        return registrations;
    }

    /** The same for these units only. */
    public Map<String, String> registrations(String id, Collection<String> units) {
        Map<String, String> registrations = new HashMap<>();
        jdbc.sql("""
                        select unit, registration from conference_unit
                        where conference_id = ? and unit = any(?) and registration is not null""").params(id, units.toArray(String[]::new)).query(row -> {
            registrations.put(row.getString(1), row.getString(2));
        });
        return registrations;
    }

    /** By which date a unit registers; empty when it registers nothing. */
    public Optional<String> registration(String id, String unit) {
        return jdbc.sql("""
                        select registration from conference_unit
                        where conference_id = ? and unit = ? and registration is not null""").params(id, unit).query(String.class).optional();
    }

    /** Codes of all agencies with a duty in this conference or on the letter's list of recipients, units included. */
    public List<String> agencies(String id) {
        return jdbc.sql("""
                        select a.code from agency a where a.code in (select agency from duty where conference_id = :id)
                          or a.code in (select agency from recipient where conference_id = :id)
                        order by a.ordinal""").param("id", id).query(String.class).list();
    }

    /** The contacts per subject, from the plan. */
    public List<Plan.HelpLine> helpLines(String id) {
        return jdbc.sql("select subject, agency, role from help_line where conference_id = ? order by ordinal")
                .param(id)
                .query((row, n) -> new Plan.HelpLine(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Stores the status; CLOSED and CANCELLED are final. */
    public void mark(String id, Conference.Status status) {
        latest.forget();
        jdbc.sql("""
                        update conference set status = :status,
                          ended_at = case when :status in ('CLOSED', 'CANCELLED') then cast(:now as timestamptz) end
                        where id = :id and status not in ('CLOSED', 'CANCELLED')""")
                .param("status", status.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    public void cancel(String id, String reason) {
        mark(id, Conference.Status.CANCELLED);
        jdbc.sql("update conference set reason = ? where id = ?")
                .params(reason, id)
                .update();
    }

    /** Stores that the conference rests without a date, and increments the revision. */
    public Conference defer(String id, String reason) {
        latest.forget();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        update conference set deferred_since = ?, redated_at = ?, reason = ?, revision = revision + 1
                        where id = ?""").params(now, now, reason, id).update();
        return get(id);
    }

    /**
     * Stores new dates with their reason and increments the revision. A deferred conference is taken up again.
     *
     * @param dates has the new dates
     */
    public Conference redate(Conference dates, String reason) {
        latest.forget();
        jdbc.sql("""
                        update conference set start_at = ?, line_test_at = ?, registration_due_at = ?,
                          milestones = cast(? as jsonb), reason = ?, revision = revision + 1, redated_at = ?,
                          resumed_in = case when deferred_since is null then resumed_in else revision + 1 end,
                          deferred_since = null
                        where id = ?""")
                .params(
                        at(dates.start()),
                        at(dates.lineTest()),
                        at(dates.registrationDue()),
                        write(dates.milestones()),
                        reason,
                        Timestamp.from(clock.instant()),
                        dates.id())
                .update();
        for (Milestone registration : dates.registrations()) {
            jdbc.sql("""
                            update conference_unit set registration_due_at = ?
                            where conference_id = ? and registration = ?""")
                    .params(at(registration.at()), dates.id(), registration.id())
                    .update();
        }
        return get(dates.id());
    }

    /** Writes what a corrected plan says of the conference itself, its sites and participants; the dates stay. */
    public void reword(Plan plan) {
        latest.forget();
        Map<String, String> names =
                plan.milestones().stream().collect(Collectors.toMap(Milestone::id, Milestone::name));
        List<Milestone> milestones = get(plan.id()).milestones().stream()
                .map(each ->
                        new Milestone(each.id(), each.kind(), names.getOrDefault(each.id(), each.name()), each.at()))
                .toList();
        jdbc.sql("update conference set title = ?, milestones = cast(? as jsonb) where id = ?")
                .params(plan.title(), write(milestones), plan.id())
                .update();
        for (Plan.Site site : plan.sites()) {
            jdbc.sql("""
                            update site set name = ?, place = ?, host = ?, chair = ?
                            where conference_id = ? and level = 'PROVINCE' and code = ?""")
                    .params(site.name(), site.place(), site.host(), site.chair(), plan.id(), site.code())
                    .update();
        }
        jdbc.sql("delete from participant_group where conference_id = ?")
                .param(plan.id())
                .update();
        addParticipants(plan);
        latest.forget();
    }

    private void addUnits(Plan plan) {
        Map<String, String> chairs =
                plan.chairs().stream().collect(Collectors.toMap(Plan.Chair::unit, Plan.Chair::chair));
        Map<String, Plan.Duty> registering = new HashMap<>();
        plan.duties().stream()
                .filter(duty -> duty.kind() == DutyKind.REGISTER)
                .forEach(duty -> duty.units().forEach(unit -> registering.put(unit, duty)));
        jdbc.sql("""
                        insert into conference_unit (conference_id, unit, chair, registration, registration_due_at)
                        select ?, unit, chair, registration, due
                        from unnest(?, ?, ?, ?) as of (unit, chair, registration, due)""")
                .params(
                        plan.id(),
                        plan.units().toArray(String[]::new),
                        plan.units().stream().map(chairs::get).toArray(String[]::new),
                        plan.units().stream()
                                .map(registering::get)
                                .map(duty -> duty == null ? null : duty.registration())
                                .toArray(String[]::new),
                        plan.units().stream()
                                .map(registering::get)
                                .map(duty -> duty == null ? null : at(duty.due()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    private void addParticipants(Plan plan) {
        int ordinal = 0;
        for (Plan.Participants group : plan.participants()) {
            jdbc.sql("""
                            insert into participant_group
                              (conference_id, ordinal, name, site, invited_by, separate_invitation)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            plan.id(),
                            ++ordinal,
                            group.name(),
                            group.site(),
                            group.invitedBy().toArray(String[]::new),
                            group.separateInvitation())
                    .update();
        }
    }

    private static Timestamp at(ZonedDateTime time) {
        return Timestamp.from(time.toInstant());
    }

    /** A milestone as it is stored. */
    private record Stored(String id, Milestone.Kind kind, String name, Instant at) {}

    private String write(List<Milestone> milestones) {
        try {
            return json.writeValueAsString(milestones.stream()
                    .map(each -> new Stored(
                            each.id(), each.kind(), each.name(), each.at().toInstant()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Milestone> milestones(String stored, ZoneId zone) {
        if (stored.equals("[]")) {
            return List.of();
        }
        try {
            return Stream.of(json.readValue(stored, Stored[].class))
                    .map(each -> new Milestone(
                            each.id(), each.kind(), each.name(), each.at().atZone(zone)))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Conference read(ResultSet row, int n) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new Conference(
                row.getString("id"),
                row.getString("title"),
                row.getString("letter"),
                row.getString("letter_kind"),
                row.getString("notice"),
                row.getString("host"),
                zone,
                instant(row, "start_at").atZone(zone),
                row.getInt("arrive_minutes_before"),
                instant(row, "line_test_at").atZone(zone),
                instant(row, "registration_due_at").atZone(zone),
                milestones(row.getString("milestones"), zone),
                row.getBoolean("has_line_test"),
                row.getBoolean("has_registration"),
                Conference.Status.valueOf(row.getString("status")),
                row.getInt("revision"),
                row.getString("reason"),
                row.getTimestamp("deferred_since") == null ? null : instant(row, "deferred_since"),
                row.getInt("resumed_in"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
