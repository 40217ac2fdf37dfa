package vn.diemcau.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of the mails.
 *
 * <p>Hours that a mail is planned for are the application's; leases run on the database's clock, the one that all nodes share.
 */
class MailStore {

    /** In the words of the index mail_unreported. */
    private static final String UNREPORTED =
            "(state = 'FAILED' and reported_at is null or state in ('SENT', 'DROPPED') and reported_at is not null)";

    /** What the ledger shows; not the words, which are read one mail at a time. */
    private static final String ENTRY = """
            select id, key, conference_id, kind, level, agency, address, recipient, about, planned_at, message_id,
                   attempts, error, state, subject, next_try_at, sent_at, resent_at, resent_by,
                   redirected_from, redirected_at, redirected_by
            from mail
            """;

    private static final String WANTED = """
            where conference_id = :conference and (cast(:state as text) is null or state = :state)
              and (cast(:agency as text) is null or agency = :agency)
            """;

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when a mail with this key is there already. */
    boolean add(MailOrder order, String messageId, Instant now) {
        return !insert(List.of(order), each -> messageId, now, "do nothing").isEmpty();
    }

    /** The keys of those that have no words yet, old and new; held until the transaction ends. */
    Set<String> addOrRaise(Collection<MailOrder> orders, Function<MailOrder, String> messageId, Instant now) {
        return insert(orders, messageId, now, """
                do update set kind = case when excluded.level > mail.level then excluded.kind else mail.kind end,
                              level = greatest(mail.level, excluded.level)
                where mail.state = 'PLANNED' and mail.composed_at is null""");
    }

    /** In one statement: at a deadline they are thousands. */
    private Set<String> insert(
            Collection<MailOrder> orders, Function<MailOrder, String> messageId, Instant now, String onConflict) {
        return Set.copyOf(jdbc.sql("""
                insert into mail (key, conference_id, kind, level, agency, address, recipient, about, planned_at,
                                  next_try_at, message_id, ordered_at)
                select key, conference, kind, level, agency, address, recipient, about, planned, planned, message, :now
                from unnest(:keys, :conferences, :kinds, :levels, :agencies, :addresses, :recipients, :abouts,
                            cast(:planned as timestamptz[]), :messages)
                  as ordered (key, conference, kind, level, agency, address, recipient, about, planned, message)
                on conflict (key)
                """ + onConflict + " returning key")
                .param("keys", column(orders, MailOrder::key))
                .param("conferences", column(orders, MailOrder::conference))
                .param("kinds", column(orders, MailOrder::kind))
                .param("levels", orders.stream().map(MailOrder::level).toArray(Integer[]::new))
                .param("agencies", column(orders, MailOrder::agency))
                .param("addresses", column(orders, MailOrder::address))
                .param("recipients", column(orders, MailOrder::recipient))
                .param("abouts", column(orders, MailOrder::about))
                .param("planned", column(orders, order -> order.plannedAt().toString()))
                .param("messages", column(orders, messageId))
                .param("now", time(now))
                .query(String.class)
                .list());
    }

    private static <T> String[] column(Collection<T> of, Function<T, String> value) {
        return of.stream().map(value).toArray(String[]::new);
    }

    /**
     * Takes the mails that are due, the least tried first, then those that chase somebody before the lists with their
     * workbooks, then the longest waiting; and those of a node that died. Needs a transaction.
     *
     * @param repeats false to leave alone those that were tried before
     * @param butNot kinds to leave alone
     */
    List<Attempt> claim(
            UUID claim, Instant now, int atMost, Duration lease, boolean repeats, Collection<String> butNot) {
        jdbc.sql("""
                with lost as materialized (
                  select id from mail where state = 'SENDING' and lease_until < clock_timestamp() for update skip locked
                )
                update mail set state = 'PLANNED', claim = null, lease_until = null
                from lost where mail.id = lost.id
                """).update();
        List<Attempt> claimed = jdbc.sql("""
                with due as materialized (
                  select id from mail where state = 'PLANNED' and next_try_at <= :now and (:repeats or attempts = 0)
                    and kind <> all(:butNot)
                  order by attempts, level = 0, next_try_at, id limit :atMost for update skip locked
                )
                update mail set state = 'SENDING', claim = :claim,
                                lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                                attempts = attempts + 1, tried_since = coalesce(tried_since, :now)
                from due where mail.id = due.id
                returning mail.*
                """)
                .param("claim", claim)
                .param("lease", lease.toMillis())
                .param("now", time(now))
                .param("atMost", atMost)
                .param("repeats", repeats)
                .param("butNot", butNot.toArray(String[]::new))
                .query((row, i) -> attempt(row))
                .list();
        return withAttachments(claimed);
    }

    /** Holds the batch longer; false when nothing of it is held any more, as after a pause in which others took it over. */
    boolean renew(UUID claim, Duration lease) {
        return jdbc.sql("""
                update mail set lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                where claim = :claim and state = 'SENDING'
                """)
                        .param("lease", lease.toMillis())
                        .param("claim", claim)
                        .update()
                > 0;
    }

    /** Gives back what the batch has not tried yet; not the rest of it, whose outcome may only wait to be recorded. */
    void release(UUID claim, Collection<Attempt> untried) {
        jdbc.sql("""
                update mail set state = 'PLANNED', claim = null, lease_until = null, attempts = attempts - 1
                where id = any(:ids) and claim = :claim and state = 'SENDING'
                """)
                .param(
                        "ids",
                        untried.stream().map(attempt -> attempt.mail().id()).toArray(Long[]::new))
                .param("claim", claim)
                .update();
    }

    /**
     * Keeps the words of first attempts.
     *
     * @return those that are kept: another batch may hold some by now
     */
    List<Attempt> keep(List<Attempt> fresh) {
        Set<Long> ids = Set.copyOf(jdbc.sql("""
                update mail set composed_at = words.at, subject = words.subject, html = words.html, text = words.text,
                                reply_to = words.reply_to
                from unnest(:ids, cast(:claims as uuid[]), cast(:ats as timestamptz[]), :subjects, :htmls, :texts, :replyTos)
                  as words (id, claim, at, subject, html, text, reply_to)
                where mail.id = words.id and mail.claim = words.claim
                returning mail.id
                """)
                .param("ids", fresh.stream().map(attempt -> attempt.mail().id()).toArray(Long[]::new))
                .param("claims", column(fresh, attempt -> attempt.claim().toString()))
                .param("ats", column(fresh, attempt -> attempt.composedAt().toString()))
                .param(
                        "subjects",
                        column(
                                fresh,
                                attempt -> HeaderText.line(attempt.content().subject())))
                .param("htmls", column(fresh, attempt -> attempt.content().html()))
                .param("texts", column(fresh, attempt -> attempt.content().text()))
                .param("replyTos", column(fresh, attempt -> attempt.content().replyTo()))
                .query(Long.class)
                .list());
        List<Attempt> kept = fresh.stream()
                .filter(attempt -> ids.contains(attempt.mail().id()))
                .toList();
        kept.forEach(this::keepAttachments);
        return kept;
    }

    private void keepAttachments(Attempt attempt) {
        List<MailContent.Attachment> files = attempt.content().attachments();
        for (int i = 0; i < files.size(); i++) {
            MailContent.Attachment file = files.get(i);
            jdbc.sql("insert into mail_attachment values (:id, :ordinal, :fileName, :contentType, :content)")
                    .param("id", attempt.mail().id())
                    .param("ordinal", i)
                    .param("fileName", file.fileName())
                    .param("contentType", file.contentType())
                    .param("content", file.content())
                    .update();
        }
    }

    /**
     * Writes down how an attempt ended, unless another batch holds the mail by now. One that was redirected meanwhile and
     * did not arrive goes to its new address; one that arrived did so where it was sent.
     */
    void record(Attempt.Outcome outcome) {
        int recorded = jdbc.sql("""
                update mail set state = :state, error = :error, claim = null, lease_until = null, address = :address,
                                sent_at = case when :state = 'SENT' then :at else sent_at end,
                                reported_at = case when :state = 'FAILED' then null else reported_at end,
                                next_try_at = case when :state in ('PLANNED', 'FAILED') then :at else next_try_at end,
                                attempts = attempts - case when :tried then 0 else 1 end
                where id = :id and claim = :claim and (address = :address or :state not in ('PLANNED', 'FAILED'))
                """)
                .param("state", outcome.state().name())
                .param("error", outcome.error())
                .param("at", time(outcome.at()))
                .param("tried", outcome.tried())
                .param("id", outcome.mail())
                .param("address", outcome.address())
                .param("claim", outcome.claim())
                .update();
        if (recorded == 0) {
            jdbc.sql("""
                    update mail set state = 'PLANNED', claim = null, lease_until = null, attempts = 0, tried_since = null,
                                    next_try_at = redirected_at
                    where id = :id and claim = :claim
                    """)
                    .param("id", outcome.mail())
                    .param("claim", outcome.claim())
                    .update();
        }
    }

    /**
     * One mail that was given up and not yet reported, or reported and settled since; held until the transaction ends.
     */
    Optional<MailLedger.Entry> unreported(Instant now) {
        return jdbc.sql(ENTRY + "where " + UNREPORTED + """
                  and next_try_at <= :now order by next_try_at limit 1 for update skip locked
                """)
                .param("now", time(now))
                .query((row, i) -> entry(row))
                .optional();
    }

    /** Writes down that the mail's state is known: a failure until it is settled, all else for good. */
    void reported(long id, Instant now) {
        jdbc.sql("update mail set reported_at = case when state = 'FAILED' then :now end where id = :id")
                .param("now", time(now))
                .param("id", id)
                .update();
    }

    void reportLater(long id, Instant next) {
        jdbc.sql("update mail set next_try_at = :next where id = :id and " + UNREPORTED)
                .param("next", time(next))
                .param("id", id)
                .update();
    }

    /** Plans a failed mail anew; false when it is not a failed one. */
    boolean planAnew(long id, String by, String address, Instant now) {
        return jdbc.sql("""
                update mail set state = 'PLANNED', attempts = 0, tried_since = null, next_try_at = :now, error = null,
                                address = coalesce(:address, address), resent_by = :by, resent_at = :now
                where id = :id and state = 'FAILED'
                """)
                        .param("now", time(now))
                        .param("address", address)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * Sends what has not arrived at one address to another; what is under way there only if it fails. Each is composed
     * anew: whoever had the old address has nothing to compare it with.
     *
     * @return how many mails, by conference
     */
    Map<String, Integer> redirect(
            Collection<String> conferences, String agency, String from, String to, String by, Instant now) {
        Map<String, Integer> redirected = new TreeMap<>();
        jdbc.sql("""
                with redirected as (
                  update mail set
                    address = :to, redirected_from = address, redirected_by = :by, redirected_at = :now,
                    state = case state when 'SENDING' then state else 'PLANNED' end,
                    attempts = case state when 'SENDING' then attempts else 0 end,
                    tried_since = case state when 'SENDING' then tried_since end,
                    error = case state when 'SENDING' then error end,
                    next_try_at = greatest(planned_at, :now),
                    composed_at = case state when 'SENDING' then composed_at end
                  where conference_id = any(:conferences) and agency = :agency and lower(address) = lower(:from)
                    and state in ('PLANNED', 'SENDING', 'FAILED')
                  returning id, conference_id, composed_at
                ), forgotten as (
                  delete from mail_attachment
                  where mail_id in (select id from redirected where composed_at is null)
                )
                select conference_id, count(*) from redirected group by conference_id
                """)
                .param("conferences", conferences.toArray(String[]::new))
                .param("agency", agency)
                .param("from", from)
                .param("to", to)
                .param("by", by)
                .param("now", time(now))
                .query(row -> {
                    redirected.put(row.getString(1), row.getInt(2));
                });
        return redirected;
    }

    List<MailLedger.Entry> entries(String conference) {
        return entries(conference, MailLedger.Wanted.ALL, 0, Integer.MAX_VALUE);
    }

    List<MailLedger.Entry> entries(String conference, MailLedger.Wanted wanted, int from, int atMost) {
        return jdbc.sql(ENTRY + WANTED + "order by planned_at desc, id desc offset :from limit :atMost")
                .param("conference", conference)
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("agency", wanted.agency())
                .param("from", from)
                .param("atMost", atMost)
                .query((row, i) -> entry(row))
                .list();
    }

    Map<MailState, Integer> counts(String conference, String agency) {
        Map<MailState, Integer> counts = new EnumMap<>(MailState.class);
        jdbc.sql("select state, count(*) from mail " + WANTED + "group by state")
                .param("conference", conference)
                .param("state", null)
                .param("agency", agency)
                .query(row -> {
                    counts.put(MailState.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    Optional<MailLedger.Entry> entry(long id) {
        return jdbc.sql(ENTRY + "where id = :id")
                .param("id", id)
                .query((row, i) -> entry(row))
                .optional();
    }

    Optional<MailContent> content(long id) {
        List<Attempt> found = jdbc.sql("select * from mail where id = :id and composed_at is not null")
                .param("id", id)
                .query((row, i) -> attempt(row))
                .list();
        return withAttachments(found).stream().map(Attempt::content).findFirst();
    }

    private List<Attempt> withAttachments(List<Attempt> attempts) {
        Long[] composed = attempts.stream()
                .filter(Attempt::isComposed)
                .map(attempt -> attempt.mail().id())
                .toArray(Long[]::new);
        if (composed.length == 0) {
            return attempts;
        }
        Map<Long, List<MailContent.Attachment>> files = new HashMap<>();
        jdbc.sql("select * from mail_attachment where mail_id = any(:ids) order by mail_id, ordinal")
                .param("ids", composed)
                .query(row -> {
                    files.computeIfAbsent(row.getLong("mail_id"), id -> new ArrayList<>())
                            .add(new MailContent.Attachment(
                                    row.getString("file_name"),
                                    row.getString("content_type"),
                                    row.getBytes("content")));
                });
        return attempts.stream()
                .map(attempt -> files.containsKey(attempt.mail().id())
                        ? attempt.composed(
                                attempt.content().with(files.get(attempt.mail().id())), attempt.composedAt())
                        : attempt)
                .toList();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        Instant composedAt = time(row, "composed_at");
        MailContent content = composedAt == null
                ? null
                : new MailContent(row.getString("subject"), row.getString("html"), row.getString("text"))
                        .withReplyTo(row.getString("reply_to"));
        return new Attempt(
                ordered(row),
                row.getObject("claim", UUID.class),
                time(row, "tried_since"),
                row.getString("resent_by") != null,
                content,
                composedAt);
    }

    private static OrderedMail ordered(ResultSet row) throws SQLException {
        return new OrderedMail(
                row.getLong("id"),
                row.getString("key"),
                row.getString("conference_id"),
                row.getString("kind"),
                row.getInt("level"),
                row.getString("agency"),
                row.getString("address"),
                row.getString("recipient"),
                row.getString("about"),
                time(row, "planned_at"),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getString("error"));
    }

    private static MailLedger.Entry entry(ResultSet row) throws SQLException {
        MailState state = MailState.valueOf(row.getString("state"));
        return new MailLedger.Entry(
                ordered(row),
                state,
                row.getString("subject"),
                state == MailState.PLANNED ? time(row, "next_try_at") : null,
                time(row, "sent_at"),
                time(row, "resent_at"),
                row.getString("resent_by"),
                redirection(row));
    }

    private static MailLedger.Redirection redirection(ResultSet row) throws SQLException {
        String from = row.getString("redirected_from");
        // It had arrived there all the same.
        return from == null || from.equals(row.getString("address"))
                ? null
                : new MailLedger.Redirection(from, time(row, "redirected_at"), row.getString("redirected_by"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
