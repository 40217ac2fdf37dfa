package vn.diemcau.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.stereotype.Component;
import vn.diemcau.account.Standing;

/** Reads what Camunda's web apps keep of a sign-in in the HTTP session. */
@Component
class WebSession {

    /** Camunda's own name for it, which its class keeps to itself. */
    private static final String AUTHENTICATIONS = "authenticatedUser";

    private static final String GENERATION = "vn.diemcau.generation";

    private final ProcessEngine engine;

    WebSession(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Id of the user who signed in to the web apps, or null. */
    String user(HttpServletRequest request) {
        UserAuthentication authentication = authentication(request);
        return authentication == null ? null : authentication.getIdentityId();
    }

    /** Groups of the user who signed in to the web apps, or null. */
    List<String> groups(HttpServletRequest request) {
        UserAuthentication authentication = authentication(request);
        return authentication == null ? null : authentication.getGroupIds();
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

    /** The token that the session's writing requests have to bear; null before the web apps gave it one. */
    String token(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    }

    /** Ties the session to the account's sessions of now; it ends with them. */
    void stamp(HttpServletRequest request, Standing standing) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(GENERATION, standing.generation());
        }
    }

    /** Whether a session is one that the account still has. */
    boolean isOf(HttpServletRequest request, Standing standing) {
        HttpSession session = request.getSession(false);
        return session != null && Objects.equals(session.getAttribute(GENERATION), standing.generation());
    }

    /** Lets the session know at once what its user may by now. */
    void refresh(HttpServletRequest request, List<String> groups) {
        UserAuthentication before = authentication(request);
        if (before == null || Set.copyOf(before.getGroupIds()).equals(Set.copyOf(groups))) {
            return;
        }
        UserAuthentication now = AuthenticationUtil.createAuthentication(engine, before.getIdentityId());
        Authentications all = AuthenticationUtil.getAuthsFromSession(request.getSession());
        if (now == null) {
            all.removeByEngineName(engine.getName());
        } else {
            all.addOrReplace(now);
        }
    }

    private UserAuthentication authentication(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object all = session == null ? null : session.getAttribute(AUTHENTICATIONS);
        return all instanceof Authentications authentications
                ? (UserAuthentication) authentications.getAuthenticationForProcessEngine(engine.getName())
                : null;
    }
}
