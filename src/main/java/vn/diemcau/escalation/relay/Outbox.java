package vn.diemcau.escalation.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.escalation.mail.Attempt;
import vn.diemcau.escalation.mail.HeaderText;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailAttachments;
import vn.diemcau.escalation.mail.MailRows;

/**
 * The relay's access to the table of mails.
 *
 * <p>Planned hours use the application's clock. Leases use the database's clock, which all nodes share.
 */
class Outbox {

    /** Matches the condition of the index mail_unreported. */
    private static final String UNREPORTED =
            "(state = 'FAILED' and reported_at is null or state in ('SENT', 'DROPPED') and reported_at is not null)";

    private final JdbcClient jdbc;
    private final MailAttachments attachments;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.attachments = new MailAttachments(jdbc);
    }

    /**
     * Claims mails that are due, and mails of dead nodes. The order is: fewest attempts, chase mails before lists with
     * workbooks, longest wait. Needs a transaction.
     *
     * @param repeats false to skip retries
     * @param butNot kinds to skip
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
                .param("now", MailRows.time(now))
                .param("atMost", atMost)
                .param("repeats", repeats)
                .param("butNot", butNot.toArray(String[]::new))
                .query((row, i) -> MailRows.attempt(row))
                .list();
        return attachments.with(claimed);
    }

    /**
     * Extends the lease of the batch; false when it is lost, for example after a pause in which others took it over.
     */
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

    /**
     * Releases the untried mails of the batch. The others stay claimed, because their outcome may wait to be recorded.
     */
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
     * Stores the content of attempts.
     *
     * @return the stored ones; another batch may hold the others by now
     */
    List<Attempt> keep(List<Attempt> fresh) {
        Set<Long> ids = Set.copyOf(jdbc.sql("""
                update mail set composed_at = words.at, subject = words.subject, html = words.html, text = words.text,
                                reply_to = words.reply_to, edition = words.edition, message_id = words.message_id
                from unnest(:ids, cast(:claims as uuid[]), cast(:ats as timestamptz[]), :subjects, :htmls, :texts, :replyTos,
                            cast(:editions as int[]), :messages)
                  as words (id, claim, at, subject, html, text, reply_to, edition, message_id)
                where mail.id = words.id and mail.claim = words.claim
                returning mail.id
                """)
                .param("ids", fresh.stream().map(attempt -> attempt.mail().id()).toArray(Long[]::new))
                .param(
                        "claims",
                        MailRows.column(fresh, attempt -> attempt.claim().toString()))
                .param(
                        "ats",
                        MailRows.column(fresh, attempt -> attempt.composedAt().toString()))
                .param(
                        "subjects",
                        MailRows.column(
                                fresh,
                                attempt -> HeaderText.line(attempt.content().subject())))
                .param(
                        "htmls",
                        MailRows.column(fresh, attempt -> attempt.content().html()))
                .param(
                        "texts",
                        MailRows.column(fresh, attempt -> attempt.content().text()))
                .param(
                        "replyTos",
                        MailRows.column(fresh, attempt -> attempt.content().replyTo()))
                .param(
                        "editions",
                        fresh.stream()
                                .map(attempt -> attempt.content().edition())
                                .toArray(Integer[]::new))
                .param(
                        "messages",
                        MailRows.column(fresh, attempt -> attempt.mail().messageId()))
                .query(Long.class)
                .list());
        List<Attempt> kept = fresh.stream()
                .filter(attempt -> ids.contains(attempt.mail().id()))
                .toList();
        attachments.keep(kept);
        return kept;
    }

    /**
     * Records the outcome of an attempt, unless another batch holds the mail by now. A mail that was redirected
     * meanwhile goes to its new address if the attempt failed. If the attempt succeeded, the record keeps the address
     * that was used.
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
                .param("at", MailRows.time(outcome.at()))
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
     * One failed mail that is not reported yet, or one that was settled after its report; locked until the transaction
     * ends.
     */
    Optional<LedgerEntry> unreported(Instant now) {
        return jdbc.sql(MailRows.ENTRY + "where " + UNREPORTED + """
                  and next_try_at <= :now order by next_try_at limit 1 for update skip locked
                """)
                .param("now", MailRows.time(now))
                .query((row, i) -> MailRows.entry(row))
                .optional();
    }

    /**
     * Records that the mail's state is reported. The report of a failure holds until the mail is settled; all others
     * are final.
     */
    void reported(long id, Instant now) {
        jdbc.sql("update mail set reported_at = case when state = 'FAILED' then :now end where id = :id")
                .param("now", MailRows.time(now))
                .param("id", id)
                .update();
    }

    void reportLater(long id, Instant next) {
        jdbc.sql("update mail set next_try_at = :next where id = :id and " + UNREPORTED)
                .param("next", MailRows.time(next))
                .param("id", id)
                .update();
    }
}
