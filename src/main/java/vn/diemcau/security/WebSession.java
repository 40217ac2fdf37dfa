package vn.diemcau.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.stereotype.Component;

/** Reads what Camunda's web apps keep of a sign-in in the HTTP session. */
@Component
class WebSession {

    /** Camunda's own name for it, which its class keeps to itself. */
    private static final String AUTHENTICATIONS = "authenticatedUser";

    private final ProcessEngine engine;

    WebSession(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Id of the user who signed in to the web apps, or null. */
    String user(HttpServletRequest request) {
        UserAuthentication authentication = authentication(request);
        return authentication == null ? null : authentication.getIdentityId();
    }

    boolean mayOpen(HttpServletRequest request, String application) {
        UserAuthentication authentication = authentication(request);
        return authentication != null && authentication.isAuthorizedForApp(application);
    }

    /** Whether the request bears the token that only a page of our own origin can read from its cookie. */
    boolean hasToken(HttpServletRequest request) {
        String header = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        String expected = token(request);
        return header != null
                && expected != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** The token that the session expects, or null without one. */
    String token(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    }

    private UserAuthentication authentication(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object all = session == null ? null : session.getAttribute(AUTHENTICATIONS);
        return all instanceof Authentications authentications
                ? (UserAuthentication) authentications.getAuthenticationForProcessEngine(engine.getName())
                : null;
    }
}
