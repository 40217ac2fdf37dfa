package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.diemcau.platform.input.Refused;

/** Passes a refusal around the engine and its REST API, which would answer with 500 in English. */
public final class Refusals {

    private static final String NOTE = Refusals.class.getName();

    private Refusals() {}

    /**
     * Notes a refusal in the current request, for an engine listener to throw: {@code throw Refusals.note(refused)}.
     * Outside a request it only returns the refusal.
     */
    public static Refused note(Refused refused) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTE, refused, RequestAttributes.SCOPE_REQUEST);
        }
        return refused;
    }

    /** Whether the current request is refused. */
    static boolean isNoted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(NOTE, RequestAttributes.SCOPE_REQUEST) != null;
    }

    static Refused noted(HttpServletRequest request) {
        return (Refused) request.getAttribute(NOTE);
    }
}
