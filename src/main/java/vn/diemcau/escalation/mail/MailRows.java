package vn.diemcau.escalation.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** Maps rows of the table of mails to objects. */
public final class MailRows {

    /** Columns of the ledger without the content, which is read one mail at a time. */
    public static final String ENTRY = """
            select id, key, conference_id, kind, level, agency, address, recipient, about, planned_at, message_id,
                   attempts, error, state, subject, next_try_at, sent_at, resent_at, resent_by,
                   redirected_from, redirected_at, redirected_by
            from mail
            """;

    private MailRows() {}

    public static <T> String[] column(Collection<T> of, Function<T, String> value) {
        return of.stream().map(value).toArray(String[]::new);
    }

    public static Attempt attempt(ResultSet row) throws SQLException {
        Instant composedAt = time(row, "composed_at");
        MailContent content = composedAt == null
                ? null
                : new MailContent(row.getString("subject"), row.getString("html"), row.getString("text"))
                        .withReplyTo(row.getString("reply_to"))
                        .withEdition(row.getObject("edition", Integer.class));
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

    public static LedgerEntry entry(ResultSet row) throws SQLException {
        MailState state = MailState.valueOf(row.getString("state"));
        return new LedgerEntry(
                ordered(row),
                state,
                row.getString("subject"),
                state == MailState.PLANNED ? time(row, "next_try_at") : null,
                time(row, "sent_at"),
                time(row, "resent_at"),
                row.getString("resent_by"),
                redirection(row));
    }

    private static LedgerEntry.Redirection redirection(ResultSet row) throws SQLException {
        String from = row.getString("redirected_from");
        // The mail arrived at the old address after all.
        return from == null || from.equals(row.getString("address"))
                ? null
                : new LedgerEntry.Redirection(from, time(row, "redirected_at"), row.getString("redirected_by"));
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
