package vn.diemcau.security;

import jakarta.servlet.http.HttpServletRequest;
import vn.diemcau.account.Standing;

/**
 * Who showed the right password in this request.
 *
 * @param standing of the account as it was just before
 */
record SignedIn(String user, Standing standing) {

    private static final String NOTE = SignedIn.class.getName();

    static void note(HttpServletRequest request, SignedIn signedIn) {
        request.setAttribute(NOTE, signedIn);
    }

    /** Null when nobody did. */
    static SignedIn in(HttpServletRequest request) {
        return (SignedIn) request.getAttribute(NOTE);
    }
}
