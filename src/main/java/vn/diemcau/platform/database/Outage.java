package vn.diemcau.platform.database;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The kinds of database outages: a valid request fails because of the database. */
public enum Outage {
    /** The database is stopped, starting or disconnected, or has no free connection. */
    AWAY(503, "Cơ sở dữ liệu không trả lời"),
    /** The database's disk is full. */
    FULL(507, "Ổ đĩa của cơ sở dữ liệu đã đầy");

    private static final String NOTE = Outage.class.getName();

    private static final String DISK_FULL = "53100";

    /** Shut down, crashed, starting; too many connections; a transaction that paused for too long. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300", "25P03");

    private final int status;
    private final String words;

    Outage(int status, String words) {
        this.status = status;
        this.words = words;
    }

    /** The words for the log. */
    public String words() {
        return words;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The outage that caused a failure, if any. */
    public static Optional<Outage> of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && isFull(sql)) {
                return Optional.of(FULL);
            }
            if (each instanceof SQLException sql && isAway(sql)
                    || each instanceof CannotGetJdbcConnectionException
                    || each instanceof CannotCreateTransactionException) {
                return Optional.of(AWAY);
            }
        }
        return Optional.empty();
    }

    /** The outage that the request met, however the failure was wrapped. */
    public static Optional<Outage> met(HttpServletRequest request) {
        return Optional.ofNullable((Outage) request.getAttribute(NOTE));
    }

    /** The same, or else the outage that caused this failure. */
    public static Optional<Outage> met(HttpServletRequest request, Throwable failure) {
        return met(request).or(() -> of(failure));
    }

    /** Notes the cause of a failure for {@link #met}. */
    static void note(Throwable failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(NOTE, RequestAttributes.SCOPE_REQUEST) != FULL) {
            of(failure).ifPresent(met -> request.setAttribute(NOTE, met, RequestAttributes.SCOPE_REQUEST));
        }
    }

    private static boolean isFull(SQLException failure) {
        return DISK_FULL.equals(failure.getSQLState());
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
