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

/** Why the database does not do what is asked of it, though nothing is wrong with what is asked. */
public enum Outage {
    /** It is stopped, starts, breaks off, or has no connection left. */
    AWAY(503, "Cơ sở dữ liệu không trả lời"),
    /** It has no room left. */
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

    /** For the log. */
    public String words() {
        return words;
    }

    /** What HTTP says to it. */
    public int status() {
        return status;
    }

    /** Whether a failure comes of an outage. */
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

    /** What the current request met, whatever was made of the failure on the way. */
    public static Optional<Outage> met(HttpServletRequest request) {
        return Optional.ofNullable((Outage) request.getAttribute(NOTE));
    }

    /** The same, or what the failure itself comes of. */
    public static Optional<Outage> met(HttpServletRequest request, Throwable failure) {
        return met(request).or(() -> of(failure));
    }

    /** Keeps for {@link #met} what a failure comes of. */
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
