package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions that end with their request. They serve requests that need no session but pass a filter that creates one.
 */
class RequestSessions implements SessionRepository<MapSession>, HttpSessionIdResolver {

    @Override
    public MapSession createSession() {
        MapSession session = new MapSession();
        // Without a token, the web apps would send the browser the token of a session that no longer exists.
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, session.getId());
        return session;
    }

    @Override
    public void save(MapSession session) {
        // The session ends with its request.
    }

    @Override
    public MapSession findById(String id) {
        return null;
    }

    @Override
    public void deleteById(String id) {
        // The session was never stored.
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return List.of();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        // The browser keeps the one that it has.
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        // The browser keeps the one that it has.
    }
}
