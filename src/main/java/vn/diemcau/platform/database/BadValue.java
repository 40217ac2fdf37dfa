package vn.diemcau.platform.database;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Recognises values that no column can store: an invalid character, an impossible date, a too long text. */
public final class BadValue {

    private static final String NOTE = BadValue.class.getName();

    /** "Data exception" in SQL's terms. */
    private static final String CLASS = "22";

    private BadValue() {}

    /** Whether the current request contained such a value. */
    public static boolean met(HttpServletRequest request) {
        return request.getAttribute(NOTE) != null;
    }

    /** Whether such a value caused the failure. */
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
