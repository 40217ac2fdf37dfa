package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;

/** Basic authentication that ignores the case of the name. */
public class PasswordSentAlong extends HttpBasicAuthenticationProvider {

    private static final String NOTE = PasswordSentAlong.class.getName();

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        request.setAttribute(NOTE, true);
        try {
            AuthenticationResult result = super.extractAuthenticatedUser(request, engine);
            SignInResult signedIn = SignInResult.in(request);
            return result.isAuthenticated() && signedIn != null
                    ? AuthenticationResult.successful(signedIn.user())
                    : result;
        } finally {
            request.removeAttribute(NOTE);
        }
    }

    /** Whether the password that is asked about came along with the request, as it does with the program's next one. */
    public static boolean isAskedAbout(HttpServletRequest request) {
        return request.getAttribute(NOTE) != null;
    }
}
