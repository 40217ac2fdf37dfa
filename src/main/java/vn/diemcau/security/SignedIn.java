package vn.diemcau.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.account.Standing;

/**
 * Who showed the right password in this request.
 *
 * @param user id of the account, in whatever letters its name was typed
 * @param standing of the account as it was just before
 */
record SignedIn(String user, Standing standing) {

    private static final String NOTE = SignedIn.class.getName();

    static void note(HttpServletRequest request, SignedIn signedIn) {
        request.setAttribute(NOTE, signedIn);
    }

    /** In the request that this thread serves; null when nobody did, or it serves none. */
    static SignedIn now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? in(attributes.getRequest())
                : null;
    }

    /** Null when nobody did. */
    static SignedIn in(HttpServletRequest request) {
        return (SignedIn) request.getAttribute(NOTE);
    }
}
