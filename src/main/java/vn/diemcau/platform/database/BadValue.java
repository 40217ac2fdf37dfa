package vn.diemcau.platform.database;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A value that no column can hold: a character that is none, a date beyond all calendars, a text without end. */
public final class BadValue {

    private static final String NOTE = BadValue.class.getName();

    /** "Data exception" in SQL's terms. */
    private static final String CLASS = "22";

    private BadValue() {}

    /** Whether the current request brought one. */
    public static boolean met(HttpServletRequest request) {
        return request.getAttribute(NOTE) != null;
    }

    /** Whether a failure comes of one. */
    public static boolean isIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(CLASS)) {
                return true;
            }
        }
        return false;
    }

    static void note(Throwable failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && isIn(failure)) {
            request.setAttribute(NOTE, true, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
