package vn.diemcau.escalation.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and corrects the table of mails for the ledger. */
public class MailRecords {

    private static final String WANTED = """
            where conference_id = :conference and (cast(:state as text) is null or state = :state)
              and (cast(:agency as text) is null or agency = :agency)
            """;

    private final JdbcClient jdbc;
    private final MailAttachments attachments;

    public MailRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.attachments = new MailAttachments(jdbc);
    }

    /** Plans a failed mail anew; false when it has not failed. */
    boolean planAnew(long id, String by, String address, Instant now) {
        return jdbc.sql("""
                update mail set state = 'PLANNED', attempts = 0, tried_since = null, next_try_at = :now, error = null,
                                address = coalesce(:address, address), resent_by = :by, resent_at = :now
                where id = :id and state = 'FAILED'
                """)
                        .param("now", MailRows.time(now))
                        .param("address", address)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * Plans all failed mails of a conference anew, of one agency or of all. Each is rendered anew, because duties may
     * have been done in the meantime.
     *
     * @param agency null for all
     * @return the agency of each mail
     */
    List<String> planAllAnew(String conference, String agency, String by, Instant now) {
        return jdbc.sql("""
                with planned as (
                  update mail set state = 'PLANNED', attempts = 0, tried_since = null, next_try_at = :now, error = null,
                                  composed_at = null, resent_by = :by, resent_at = :now
                  where conference_id = :conference and (cast(:agency as text) is null or agency = :agency)
                    and state = 'FAILED'
                  returning id, agency
                ), forgotten as (
                  delete from mail_attachment where mail_id in (select id from planned)
                )
                select agency from planned
                """)
                .param("now", MailRows.time(now))
                .param("by", by)
                .param("conference", conference)
                .param("agency", agency)
                .query(String.class)
                .list();
    }

    /**
     * Redirects undelivered mails from one address to another. A mail in an attempt is redirected only if the attempt
     * fails. Each is rendered anew, because the new recipient has seen no earlier version.
     *
     * @return number of mails per conference
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
                .param("now", MailRows.time(now))
                .query(row -> {
                    redirected.put(row.getString(1), row.getInt(2));
                });
        return redirected;
    }

    List<LedgerEntry> entries(String conference) {
        return entries(conference, MailFilter.ALL, 0, Integer.MAX_VALUE);
    }

    List<LedgerEntry> entries(String conference, MailFilter wanted, int from, int atMost) {
        return jdbc.sql(MailRows.ENTRY + WANTED + "order by planned_at desc, id desc offset :from limit :atMost")
                .param("conference", conference)
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("agency", wanted.agency())
                .param("from", from)
                .param("atMost", atMost)
                .query((row, i) -> MailRows.entry(row))
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

    Optional<LedgerEntry> entry(long id) {
        return jdbc.sql(MailRows.ENTRY + "where id = :id")
                .param("id", id)
                .query((row, i) -> MailRows.entry(row))
                .optional();
    }

    Optional<MailContent> content(long id) {
        List<Attempt> found = jdbc.sql("select * from mail where id = :id and composed_at is not null")
                .param("id", id)
                .query((row, i) -> MailRows.attempt(row))
                .list();
        return attachments.with(found).stream().map(Attempt::content).findFirst();
    }
}
