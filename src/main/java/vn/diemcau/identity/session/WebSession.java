package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.Cookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.Standing;

/** Reads the sign-in that Camunda's web apps keep in the HTTP session. */
@Component
public class WebSession {

    /** The session attribute of Camunda, whose constant is not public. */
    static final String AUTHENTICATIONS = "authenticatedUser";

    static final String GENERATION = "vn.diemcau.generation";

    private final ProcessEngine engine;
    private final boolean tls;

    /** @param tls whether the application is reached by HTTPS only */
    WebSession(ProcessEngine engine, @Value("${diemcau.tls}") boolean tls) {
        this.engine = engine;
        this.tls = tls;
    }

    /** Id of the user who signed in to the web apps, or null. */
    public String user(HttpServletRequest request) {
        UserAuthentication authentication = authentication(request);
        return authentication == null ? null : authentication.getIdentityId();
    }

    /** Groups of the user who signed in to the web apps, or null. */
    public List<String> groups(HttpServletRequest request) {
        UserAuthentication authentication = authentication(request);
        return authentication == null ? null : authentication.getGroupIds();
    }

    public boolean mayOpen(HttpServletRequest request, String application) {
        UserAuthentication authentication = authentication(request);
        return authentication != null && authentication.isAuthorizedForApp(application);
    }

    /** Whether the request has the CSRF token, which only a page of our own origin can read from its cookie. */
    boolean hasToken(HttpServletRequest request) {
        String header = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        String expected = token(request);
        return header != null
                && expected != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** The CSRF token of the session; null before the web apps have set it. */
    public String token(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    }

    /**
     * Sets the session's token at the sign-in. The web apps would set it at the first requests after that, which arrive
     * in parallel. Two nodes would then set two tokens, and the browser might keep the lost one.
     */
    void giveToken(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || token(request) != null) {
            return;
        }
        String token = UUID.randomUUID().toString();
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
        ResponseCookie cookie = ResponseCookie.from(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token)
                .path(request.getContextPath() + ServletContextUtil.getAppPath(request.getServletContext()))
                .sameSite(Cookie.SameSite.LAX.attributeValue())
                .secure(tls)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, token);
    }

    /** Ties the session to the account's current generation, with which it ends. */
    void stamp(HttpServletRequest request, Standing standing) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(GENERATION, standing.generation());
        }
    }

    /** The same with a new session id, so that nobody can use the old one. */
    public void renew(HttpServletRequest request, Standing standing) {
        if (user(request) != null) {
            request.changeSessionId();
        }
        stamp(request, standing);
    }

    /** Whether the session belongs to the account's current generation. */
    boolean isOf(HttpServletRequest request, Standing standing) {
        HttpSession session = request.getSession(false);
        return session != null && Objects.equals(session.getAttribute(GENERATION), standing.generation());
    }

    /** Updates the session's groups at once. */
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
