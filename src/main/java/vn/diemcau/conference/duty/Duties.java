package vn.diemcau.conference.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.DatesLock;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.platform.input.Refused;

/** Stores the duties of all conferences. Every write joins the caller's transaction. */
@Repository
public class Duties {

    /** All columns except the answer, which may contain a thousand sites. */
    private static final String SELECT = """
            select conference_id, code, kind, agency, name, opens_at, due_at, words, obligations, task_id, opened_at, done_at,
              done_by, list
            from duty\s""";

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final LineTests tests;

    Duties(JdbcClient jdbc, ObjectMapper json, LineTests tests) {
        this.jdbc = jdbc;
        this.json = json;
        this.tests = tests;
    }

    /** A file of an answer, without its content. */
    public record Attachment(UUID id, String field, String fileName) {}

    /** An uploaded file with its conference and agency. */
    public record StoredFile(
            String conference, String agency, String fileName, String contentType, StoredContent content) {}

    /** Adds the duties of a plan, unit duties once per unit. None is open yet. */
    public void plan(Plan plan) {
        for (Plan.Duty duty : plan.duties()) {
            boolean isOfUnit = duty.agency() == null;
            add(plan.id(), duty, isOfUnit, isOfUnit ? duty.units() : List.of(duty.agency()));
        }
    }

    /** Adds the same duty for each of the agencies, which may be thousands. */
    void add(String conference, Plan.Duty duty, boolean isOfUnit, List<String> agencies) {
        jdbc.sql("""
                        insert into duty
                          (conference_id, code, kind, of_unit, agency, name, opens_at, due_at, words, obligations, ticks,
                           proof, opens_from, due_from, list, tested, repairs)
                        select ?, ?, ?, ?, agency, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from unnest(?) agency""")
                .params(
                        conference,
                        duty.code(),
                        duty.kind().name(),
                        isOfUnit,
                        duty.name(),
                        duty.opens() == null
                                ? null
                                : Timestamp.from(duty.opens().at().toInstant()),
                        Timestamp.from(duty.due().toInstant()),
                        duty.words(),
                        duty.obligations().toArray(String[]::new),
                        duty.ticks().toArray(String[]::new),
                        duty.proof().name(),
                        duty.opens() == null ? null : duty.opens().from(),
                        duty.dueFrom(),
                        duty.list() == null ? null : duty.list().name(),
                        isOfUnit || duty.units().isEmpty() ? null : duty.units().toArray(String[]::new),
                        duty.kind() == DutyKind.REPAIR && !duty.after().isEmpty()
                                ? duty.after().get(0)
                                : null,
                        agencies.toArray(String[]::new))
                .update();
    }

    /**
     * Adds a duty of a kind that a conference may have several times.
     *
     * @return its code: that of the kind's user task, a hyphen and a number
     */
    public String addNumbered(String conference, DutyKind kind, String agency, Instant due, String words) {
        return addNumbered(conference, kind, agency, null, due, words);
    }

    /**
     * The same with its own name.
     *
     * @param name its name; null for the name of its task
     */
    public String addNumbered(String conference, DutyKind kind, String agency, String name, Instant due, String words) {
        holdNumbered(conference);
        int number = jdbc.sql("select count(*) + 1 from duty where conference_id = ? and code like ?")
                .params(conference, kind.task() + "-%")
                .query(Integer.class)
                .single();
        String code = kind.task() + "-" + number;
        Plan.Duty duty = new Plan.Duty(
                code,
                kind,
                name == null ? code : name,
                agency,
                List.of(),
                null,
                due.atZone(ZoneOffset.UTC),
                null,
                List.of(),
                words,
                List.of(),
                Plan.Proof.NONE,
                null,
                List.of());
        add(conference, duty, kind == DutyKind.CORRECT, List.of(agency));
        return code;
    }

    /** Locks numbered duties until the transaction ends, through the conference's row. */
    public void holdNumbered(String conference) {
        holdDates(conference);
        jdbc.sql("select id from conference where id = ? for no key update")
                .param(conference)
                .query(String.class)
                .single();
    }

    /**
     * The duty with this code.
     *
     * @param unit code of the unit for a unit duty; null for the only duty of this code
     * @throws Refused NOT_FOUND when the conference has no such duty
     */
    public Duty get(String conference, String code, String unit) {
        return jdbc.sql(SELECT + """
                        where conference_id = :conference and code = :code
                          and (cast(:unit as text) is null or agency = :unit)""")
                .param("conference", conference)
                .param("code", code)
                .param("unit", unit)
                .query(Duties::read)
                .optional()
                .orElseThrow(() -> new Refused(
                        Refused.Reason.NOT_FOUND, "Hội nghị “%s” không có nhiệm vụ %s.".formatted(conference, code)));
    }

    public Optional<Duty> ofTask(String taskId) {
        return jdbc.sql(SELECT + "where task_id = ?")
                .param(taskId)
                .query(Duties::read)
                .optional();
    }

    /** The open duties of these tasks, by deadline. */
    public List<Duty> ofTasks(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where task_id in (:ids) order by due_at, code, agency")
                .param("ids", taskIds)
                .query(Duties::read)
                .list();
    }

    /** The open duty of a task, locked until the transaction ends. */
    public Optional<Duty> takeUp(String taskId) {
        // One statement, because each registration in a rush comes here.
        return jdbc.sql("with dates as materialized (select %s from duty where task_id = :task) "
                                .formatted(DatesLock.shared("conference_id"))
                        + SELECT + ", dates where task_id = :task for update of duty")
                .param("task", taskId)
                .query(Duties::read)
                .optional();
    }

    /** The current duty, locked until the transaction ends. */
    public Optional<Duty> takeUp(String conference, DutyRef ref) {
        holdDates(conference);
        return jdbc.sql(SELECT + "where conference_id = ? and code = ? and agency = ? for update")
                .params(conference, ref.code(), ref.agency())
                .query(Duties::read)
                .optional();
    }

    /** The same for several duties, ordered by code and agency. */
    public List<Duty> takeUp(String conference, Collection<DutyRef> some) {
        holdDates(conference);
        return jdbc.sql(SELECT + """
                        where conference_id = :conference
                          and (code, agency) in (select * from unnest(:codes, :agencies))
                        order by code, agency for update""")
                .param("conference", conference)
                .param("codes", some.stream().map(DutyRef::code).toArray(String[]::new))
                .param("agencies", some.stream().map(DutyRef::agency).toArray(String[]::new))
                .query(Duties::read)
                .list();
    }

    private void holdDates(String conference) {
        jdbc.sql("select " + DatesLock.shared("?"))
                .param(conference)
                .query((row, n) -> 0)
                .list();
    }

    /** All duties of a conference, by deadline. */
    public List<Duty> ofConference(String conference) {
        return jdbc.sql(SELECT + "where conference_id = ? order by due_at, code, agency")
                .param(conference)
                .query(Duties::read)
                .list();
    }

    /** The duties of some agencies, by deadline. */
    public List<Duty> ofAgencies(String conference, Collection<String> agencies) {
        return jdbc.sql(SELECT + "where conference_id = ? and agency = any(?) order by due_at, code, agency")
                .params(conference, agencies.toArray(String[]::new))
                .query(Duties::read)
                .list();
    }

    /** Records that the duty's task was opened, for the first time or again. */
    public void opened(Duty duty, String taskId, String name, Instant at) {
        // One statement, because a conference opens ten thousand duties.
        jdbc.sql("""
                        with dates as materialized (select %s)
                        update duty set task_id = ?, name = ?, opened_at = ?, done_at = null, done_by = null
                        from dates where conference_id = ? and code = ? and agency = ?""".formatted(DatesLock.shared("?")))
                .params(
                        duty.conference(),
                        taskId,
                        name,
                        Timestamp.from(at),
                        duty.conference(),
                        duty.code(),
                        duty.agency())
                .update();
    }

    /** Stores the answer with its files and marks the duty as done. */
    public void answered(Answer answer) {
        jdbc.sql("""
                        update duty set task_id = null, done_at = ?, done_by = ?, answer = cast(? as jsonb)
                        where conference_id = ? and code = ? and agency = ?""")
                .params(
                        Timestamp.from(answer.at()),
                        answer.by(),
                        write(answer.fields()),
                        answer.conference(),
                        answer.duty(),
                        answer.agency())
                .update();
        for (Answer.Upload file : answer.files()) {
            jdbc.sql("""
                            insert into attachment (id, conference_id, duty, agency, field, file_name, content_type,
                              content, uploaded_at, uploaded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            UUID.randomUUID(),
                            answer.conference(),
                            answer.duty(),
                            answer.agency(),
                            file.field(),
                            file.fileName(),
                            file.contentType(),
                            file.content(),
                            Timestamp.from(answer.at()),
                            answer.by())
                    .update();
        }
    }

    /** Records that the task ended without an answer, because the conference was closed or cancelled. */
    public void withdrawn(String taskId) {
        jdbc.sql("update duty set task_id = null where task_id = ?")
                .param(taskId)
                .update();
    }

    /**
     * A deadline of one agency or of many.
     *
     * @param name what people call the duty
     * @param byRule where its distance to its date puts it; the deadline itself unless the dates leave no room for that
     * @param from name of the date that the deadline is told from; null when the plan does not tell
     * @param isDone whether nobody owes it any more
     */
    public record Deadline(
            String code, DutyKind kind, String name, Instant due, Instant byRule, String from, boolean isDone) {

        /** The same deadline elsewhere. */
        public Deadline at(Instant newDue, Instant newByRule) {
            return new Deadline(code, kind, name, newDue, newByRule, from, isDone);
        }

        /** Whether the dates leave no room for it where its rule puts it. */
        public boolean isSqueezed() {
            return !due.equals(byRule);
        }
    }

    private static Deadline deadline(ResultSet row, DutyKind kind) throws SQLException {
        return new Deadline(
                row.getString("code"),
                kind,
                row.getString("name"),
                instant(row, "due_at"),
                instant(row, "by_rule"),
                row.getString("due_from"),
                !row.getBoolean("is_owed"));
    }

    /**
     * Moves the deadlines of all undone duties of a conference in one statement, because there may be ten thousand.
     *
     * @param evenDone kinds whose duties are moved even if done, because the process will repeat them
     * @param moved the new deadline
     */
    public void redate(String conference, Predicate<DutyKind> evenDone, UnaryOperator<Deadline> moved) {
        redate(conference, evenDone, null, moved);
    }

    /**
     * The same, also of what was done since a time.
     *
     * @param doneSince null to leave all that is done
     */
    public void redate(
            String conference, Predicate<DutyKind> evenDone, Instant doneSince, UnaryOperator<Deadline> moved) {
        List<Deadline> all = deadlines(conference, evenDone, doneSince).stream()
                .filter(each -> !moved.apply(each).equals(each))
                .toList();
        jdbc.sql("""
                        update duty set due_at = deadline.after, due_by_rule = nullif(deadline.after_rule, deadline.after)
                        from unnest(:codes, cast(:before as timestamptz[]), cast(:ruleBefore as timestamptz[]),
                                    cast(:after as timestamptz[]), cast(:ruleAfter as timestamptz[]), :evenDone)
                          as deadline (code, before, before_rule, after, after_rule, even_done)
                        where conference_id = :conference and duty.code = deadline.code
                          and duty.due_at = deadline.before and coalesce(due_by_rule, due_at) = deadline.before_rule
                          and (done_at is null or even_done or done_at > :doneSince)""")
                .param("doneSince", doneSince == null ? null : Timestamp.from(doneSince), Types.TIMESTAMP)
                .param("codes", all.stream().map(Deadline::code).toArray(String[]::new))
                .param("before", times(all, Deadline::due))
                .param("ruleBefore", times(all, Deadline::byRule))
                .param("after", times(all, each -> moved.apply(each).due()))
                .param("ruleAfter", times(all, each -> moved.apply(each).byRule()))
                .param(
                        "evenDone",
                        all.stream().map(each -> evenDone.test(each.kind())).toArray(Boolean[]::new))
                .param("conference", conference)
                .update();
    }

    /** Moves the deadline of single undone duties to one hour. */
    public void moveDeadline(String conference, Collection<DutyRef> some, Instant due) {
        jdbc.sql("""
                        update duty set due_at = :due, due_by_rule = null
                        where conference_id = :conference and done_at is null
                          and (code, agency) in (select * from unnest(:codes, :agencies))""")
                .param("due", Timestamp.from(due))
                .param("conference", conference)
                .param("codes", some.stream().map(DutyRef::code).toArray(String[]::new))
                .param("agencies", some.stream().map(DutyRef::agency).toArray(String[]::new))
                .update();
    }

    private static String[] times(List<Deadline> deadlines, Function<Deadline, Instant> time) {
        return deadlines.stream().map(time).map(Instant::toString).toArray(String[]::new);
    }

    /** Where lines are tested several times, each unit may amend its registration until its own lines are tested. */
    public void amendUntilTests(Conference conference) {
        if (conference.lineTests().size() < 2) {
            return;
        }
        Map<String, Instant> ends = tests.of(conference).begins();
        jdbc.sql("""
                        update duty set due_at = ends.at, due_by_rule = null
                        from unnest(:units, cast(:ends as timestamptz[])) as ends (unit, at)
                        where conference_id = :conference and kind = 'AMEND' and agency = ends.unit and done_at is null""")
                .param("units", ends.keySet().toArray(String[]::new))
                .param("ends", ends.values().stream().map(Instant::toString).toArray(String[]::new))
                .param("conference", conference.id())
                .update();
    }

    /**
     * Moves the times at which duties open that have not opened yet.
     *
     * @param evenOpened kinds whose duties are moved even if they were open, because the process will repeat them
     * @param moved the new time, by the old one and the name of the date that it is told from, which may be null
     */
    public void moveOpenings(
            String conference, Predicate<DutyKind> evenOpened, BiFunction<Instant, String, Instant> moved) {
        record Opening(String code, Instant at, String from, boolean isToMove) {}
        List<Opening> all = jdbc.sql("""
                        select code, kind, opens_at, opens_from, bool_or(opened_at is null) as is_to_come from duty
                        where conference_id = ? and opens_at is not null
                        group by code, kind, opens_at, opens_from""")
                .param(conference)
                .query((row, n) -> new Opening(
                        row.getString("code"),
                        instant(row, "opens_at"),
                        row.getString("opens_from"),
                        row.getBoolean("is_to_come")
                                || evenOpened.test(kind(row.getString("code"), row.getString("kind")))))
                .list();
        all.stream()
                .filter(Opening::isToMove)
                .forEach(each -> jdbc.sql("update duty set opens_at = ? where conference_id = ? and code = ?")
                        .params(Timestamp.from(moved.apply(each.at(), each.from())), conference, each.code())
                        .update());
    }

    /**
     * The deadlines of what is not done.
     *
     * @param evenDone kinds whose deadlines count also when they are done
     */
    public List<Deadline> deadlines(String conference, Predicate<DutyKind> evenDone) {
        return deadlines(conference, evenDone, null);
    }

    private List<Deadline> deadlines(String conference, Predicate<DutyKind> evenDone, Instant doneSince) {
        return jdbc
                .sql("""
                        select code, kind, name, due_at, coalesce(due_by_rule, due_at) as by_rule, due_from,
                          bool_or(done_at is null or coalesce(done_at > :doneSince, false)) as is_owed
                        from duty where conference_id = :conference
                        group by code, kind, name, due_at, due_by_rule, due_from order by due_at, code""")
                .param("conference", conference)
                .param("doneSince", doneSince == null ? null : Timestamp.from(doneSince), Types.TIMESTAMP)
                .query((row, n) -> {
                    DutyKind kind = kind(row.getString("code"), row.getString("kind"));
                    return row.getBoolean("is_owed") || evenDone.test(kind) ? deadline(row, kind) : null;
                })
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Moves the duty with all dependent rows to another agency. */
    public void reassign(Duty duty, String agency) {
        jdbc.sql("update duty set agency = ? where conference_id = ? and code = ? and agency = ?")
                .params(agency, duty.conference(), duty.code(), duty.agency())
                .update();
    }

    /** Whether an agency has a duty. */
    public boolean has(String conference, DutyRef ref) {
        return jdbc.sql("select exists (select 1 from duty where conference_id = ? and code = ? and agency = ?)")
                .params(conference, ref.code(), ref.agency())
                .query(Boolean.class)
                .single();
    }

    /** Whether everybody who has a duty has done it. */
    public boolean isDoneByAll(String conference, String code) {
        return jdbc.sql("""
                        select not exists (
                          select 1 from duty where conference_id = ? and code = ? and done_at is null)""").params(conference, code).query(Boolean.class).single();
    }

    /** Whether each unit has this duty for its own sites, so that no other agency can take it over. */
    public boolean isOfUnit(Duty duty) {
        return jdbc.sql("select of_unit from duty where conference_id = ? and code = ? and agency = ?")
                .params(duty.conference(), duty.code(), duty.agency())
                .query(Boolean.class)
                .single();
    }

    /** The fields of the last answer to any duty of a kind; empty when there was none. */
    public Optional<Map<String, Object>> answer(String conference, DutyKind kind) {
        return ofConference(conference).stream()
                .filter(duty -> duty.kind() == kind)
                .sorted(Comparator.comparing(Duty::doneAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .flatMap(duty -> answer(duty).stream())
                .findFirst();
    }

    /** The fields of the last answer; empty when there was none. */
    public Optional<Map<String, Object>> answer(Duty duty) {
        return jdbc.sql("""
                        select answer from duty
                        where conference_id = ? and code = ? and agency = ? and answer is not null""")
                .params(duty.conference(), duty.code(), duty.agency())
                .query(String.class)
                .optional()
                .map(this::parse);
    }

    /** What the plan demands of the answer. */
    public Demands demands(Duty duty) {
        return jdbc.sql("select ticks, proof from duty where conference_id = ? and code = ? and agency = ?")
                .params(duty.conference(), duty.code(), duty.agency())
                .query((row, n) -> new Demands(
                        List.of((String[]) row.getArray(1).getArray()), Plan.Proof.valueOf(row.getString(2))))
                .single();
    }

    public List<Attachment> attachments(Duty duty) {
        return jdbc.sql("""
                        select id, field, file_name from attachment
                        where conference_id = ? and duty = ? and agency = ? order by uploaded_at, file_name""")
                .params(duty.conference(), duty.code(), duty.agency())
                .query((row, n) -> new Attachment(row.getObject("id", UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    public Optional<StoredFile> file(UUID id) {
        return jdbc.sql("""
                        select conference_id, agency, file_name, content_type, octet_length(content) from attachment
                        where id = ?""")
                .param(id)
                .query((row, n) -> new StoredFile(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        new StoredContent(jdbc, id, row.getLong(5))))
                .optional();
    }

    private String write(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> parse(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duty read(ResultSet row, int n) throws SQLException {
        String code = row.getString("code");
        String list = row.getString("list");
        return new Duty(
                row.getString("conference_id"),
                code,
                kind(code, row.getString("kind")),
                row.getString("agency"),
                row.getString("name"),
                instant(row, "opens_at"),
                instant(row, "due_at"),
                row.getString("words"),
                List.of((String[]) row.getArray("obligations").getArray()),
                row.getString("task_id"),
                instant(row, "opened_at"),
                instant(row, "done_at"),
                row.getString("done_by"),
                list == null ? ReceivedList.ofDrawn(code).orElse(null) : ReceivedList.valueOf(list));
    }

    /** A node of the version before stores no kind while the nodes are upgraded one by one. */
    public static DutyKind kind(String code, String stored) {
        return DutyKind.ofDrawn(Duty.taskOf(code)).orElseGet(() -> DutyKind.valueOf(stored));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
