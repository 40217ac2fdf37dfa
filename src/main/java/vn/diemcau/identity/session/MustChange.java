package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;

/** Marks a request whose user must change a password that somebody else set. */
final class MustChange {

    private static final String NOTE = MustChange.class.getName();

    private MustChange() {}

    static void note(HttpServletRequest request) {
        request.setAttribute(NOTE, true);
    }

    static boolean isNoted(HttpServletRequest request) {
        SignInResult signedIn = SignInResult.in(request);
        return signedIn != null ? signedIn.standing().mustChange() : request.getAttribute(NOTE) != null;
    }
}
