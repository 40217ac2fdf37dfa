package vn.diemcau.web.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.web.board.DutyRow.Held;

/**
 * Reads the duties of a conference for the board in a few statements. It joins sparse data here, because the database
 * would look it up for each of ten thousand duties.
 */
@Component
class DutyRows {

    /**
     * Whether a duty is mandatory. A change of the registration is a right, and what follows a failure is owed only
     * after one.
     */
    static final String COUNTS = "(d.kind not in (%s) and (d.kind not in (%s) or d.opened_at is not null))"
            .formatted(quoted(DutyKind::isRight), quoted(DutyKind::followsFailure));

    /** Whether a duty is open past its deadline at {@code :now}, without a promise that still holds. */
    static final String OVERDUE = """
            (d.task_id is not null and d.due_at <= :now and coalesce((
              select p.until_at from promise p
              where p.conference_id = d.conference_id and p.duty = d.code and p.agency = d.agency
                and p.due_at = d.due_at and p.given_at >= d.opened_at
              order by p.id desc limit 1) <= :now, true))""";

    /** The kinds of duty whose answers the board shows. */
    private static final String ANSWERED = quoted(Set.of(
            DutyKind.PREPARE_SITE, DutyKind.INVITE, DutyKind.REPORTERS, DutyKind.SPEECH, DutyKind.TEST)::contains);

    /** The fields that it shows; an answer may also contain a thousand sites. */
    private static final List<String> FIELDS = List.of(
            "seats",
            "hall",
            "dutyOfficer",
            "backupPower",
            "withoutPower",
            "invited",
            "reporters",
            "places",
            "speech",
            "minutes",
            "title",
            "riskAccepted",
            "riskAcceptedBy");

    private record Key(String duty, String agency) {}

    private record Promise(Instant due, Instant given, Instant until) {}

    private record Escalation(Instant due, int level, Instant at) {}

    /** Sparse data of duties. */
    private record Beside(
            Map<Key, Instant> drafts, Map<Key, List<Promise>> promises, Map<Key, List<Escalation>> escalations) {

        /** The newest promise for the current deadline, or null. */
        Promise promise(Key duty, Instant due, Instant opened) {
            return promises.getOrDefault(duty, List.of()).stream()
                    .filter(each -> each.due().equals(due) && !each.given().isBefore(opened))
                    .findFirst()
                    .orElse(null);
        }

        int level(Key duty, Instant due, Instant opened) {
            return escalations.getOrDefault(duty, List.of()).stream()
                    .filter(each -> each.due().equals(due) && !each.at().isBefore(opened))
                    .mapToInt(Escalation::level)
                    .findFirst()
                    .orElse(0);
        }
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DutyRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static String quoted(Predicate<DutyKind> some) {
        return Stream.of(DutyKind.values()).filter(some).map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    /** In the directory's order, then by deadline. */
    List<DutyRow> of(String conference) {
        Beside beside = new Beside(drafts(conference), promises(conference), escalations(conference));
        Map<String, String> words = new HashMap<>();
        String said = FIELDS.stream()
                .map("'%1$s', d.answer -> '%1$s'"::formatted)
                .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
        return jdbc.sql("""
                        select d.code, d.agency, d.name, d.due_at, d.task_id, d.opened_at, d.done_at, %s as counts,
                          case when d.answer is not null and d.kind in (%s) then cast(%s as text) end as said,
                          t.proc_inst_id_, t.assignee_, t.last_updated_, d.kind, d.of_unit,
                          (d.ticks <> '{}' or d.proof <> 'NONE') as asks_more, d.ticks <> '{}' as has_ticks,
                          d.tested, d.repairs
                        from duty d
                        join agency a on a.code = d.agency
                        left join act_ru_task t on t.id_ = d.task_id
                        where d.conference_id = :conference
                        order by a.ordinal, a.code, d.due_at, d.code""".formatted(COUNTS, ANSWERED, said))
                .param("conference", conference)
                .query((row, n) -> read(row, beside, words))
                .list();
    }

    private DutyRow read(ResultSet row, Beside beside, Map<String, String> words) throws SQLException {
        Key key = new Key(shared(words, row.getString(1)), shared(words, row.getString(2)));
        Instant due = instant(row, 4);
        String task = row.getString(5);
        Instant opened = instant(row, 6);
        Promise promise = task == null || opened == null ? null : beside.promise(key, due, opened);
        return new DutyRow(
                key.duty(),
                Duties.kind(key.duty(), row.getString(13)),
                row.getBoolean(14),
                row.getBoolean(15) && DutyKind.ofDrawn(key.duty()).isEmpty(),
                row.getBoolean(16),
                key.agency(),
                shared(words, row.getString(3)),
                due,
                task,
                held(row),
                opened,
                instant(row, 7),
                row.getBoolean(8),
                task == null ? null : beside.drafts().get(key),
                promise == null ? null : promise.given(),
                promise == null ? null : promise.until(),
                opened == null ? 0 : beside.level(key, due, opened),
                scope(row),
                parse(row.getString(9)));
    }

    private static DutyRow.Scope scope(ResultSet row) throws SQLException {
        DutyKind kind = Duties.kind(row.getString(1), row.getString(13));
        if (kind != DutyKind.TEST && kind != DutyKind.REPAIR) {
            return null;
        }
        Array tested = row.getArray(17);
        return new DutyRow.Scope(tested == null ? null : Set.of((String[]) tested.getArray()), row.getString(18));
    }

    private static Held held(ResultSet row) throws SQLException {
        String process = row.getString(10);
        // The engine stores times without a zone.
        Timestamp changed = row.getTimestamp(12);
        return process == null
                ? null
                : new Held(process, row.getString(11), changed == null ? null : changed.toInstant());
    }

    /** The time of the last save, by duty. */
    private Map<Key, Instant> drafts(String conference) {
        Map<Key, Instant> drafts = new HashMap<>();
        jdbc.sql("select duty, agency, max(saved_at) from draft where conference_id = ? group by duty, agency")
                .param(conference)
                .query(row -> {
                    drafts.put(key(row), instant(row, 3));
                });
        return drafts;
    }

    /** Promises by duty, newest first. */
    private Map<Key, List<Promise>> promises(String conference) {
        Map<Key, List<Promise>> promises = new HashMap<>();
        jdbc.sql("""
                        select duty, agency, due_at, given_at, until_at from promise where conference_id = ?
                        order by id desc""").param(conference).query(row -> {
            promises.computeIfAbsent(key(row), key -> new ArrayList<>())
                    .add(new Promise(instant(row, 3), instant(row, 4), instant(row, 5)));
        });
        return promises;
    }

    /** Levels of escalation with the deadline that they were ordered for. */
    private Map<Key, List<Escalation>> escalations(String conference) {
        Map<Key, List<Escalation>> escalations = new HashMap<>();
        jdbc.sql("""
                        select l.duty, l.agency, l.due_at, max(m.level), max(m.planned_at)
                        from mail m join chase_line l on l.mail_key = m.key
                        -- A mail of one hour reminds of some duties while it escalates others.
                        where m.conference_id = ? and m.level > 0 and m.state <> 'DROPPED'
                          and l.conference_id = m.conference_id and l.kind <> 'duty-reminder'
                        group by l.duty, l.agency, l.due_at""").param(conference).query(row -> {
            escalations
                    .computeIfAbsent(key(row), key -> new ArrayList<>())
                    .add(new Escalation(instant(row, 3), row.getInt(4), instant(row, 5)));
        });
        return escalations;
    }

    /** Shares one copy of equal texts among thousands of rows. */
    private static String shared(Map<String, String> known, String word) {
        String before = known.putIfAbsent(word, word);
        return before == null ? word : before;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString(1), row.getString(2));
    }

    private JsonNode parse(String said) {
        try {
            return said == null ? MissingNode.getInstance() : json.readTree(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
