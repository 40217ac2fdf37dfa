package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.identity.account.Standing;

/**
 * Who showed the right password in this request.
 *
 * @param user id of the account, in whatever letters its name was typed
 * @param standing of the account as it was just before
 */
public record SignInResult(String user, Standing standing) {

    private static final String NOTE = SignInResult.class.getName();

    public static void note(HttpServletRequest request, SignInResult signedIn) {
        request.setAttribute(NOTE, signedIn);
    }

    /** In the request that this thread serves; null when nobody did, or it serves none. */
    public static SignInResult now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? in(attributes.getRequest())
                : null;
    }

    /** Null when nobody did. */
    static SignInResult in(HttpServletRequest request) {
        return (SignInResult) request.getAttribute(NOTE);
    }
}
