package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.identity.account.Standing;

/**
 * The successful password check of this request.
 *
 * @param user id of the account in the typed case
 * @param standing the account's standing just before the check
 */
public record SignInResult(String user, Standing standing) {

    private static final String NOTE = SignInResult.class.getName();

    public static void note(HttpServletRequest request, SignInResult signedIn) {
        request.setAttribute(NOTE, signedIn);
    }

    /** The result in this thread's request; null without a result or a request. */
    public static SignInResult now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? in(attributes.getRequest())
                : null;
    }

    /** The result in this request, or null. */
    static SignInResult in(HttpServletRequest request) {
        return (SignInResult) request.getAttribute(NOTE);
    }
}
