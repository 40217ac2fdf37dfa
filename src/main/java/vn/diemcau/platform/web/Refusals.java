package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.diemcau.platform.input.Refused;

/** Carries a refusal past the engine and its REST API, which would answer it with 500 and their own English words. */
public final class Refusals {

    private static final String NOTE = Refusals.class.getName();

    private Refusals() {}

    /**
     * Notes why the current request is refused, for an engine listener to throw: {@code throw Refusals.note(refused)}.
     * Outside a request it only gives the refusal back.
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
