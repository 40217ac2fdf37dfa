package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/** Sessions that end with their request, for those that need none but come past a filter that asks for one. */
class PassingSessions implements SessionRepository<MapSession>, HttpSessionIdResolver {

    @Override
    public MapSession createSession() {
        MapSession session = new MapSession();
        // Without one the web apps would give the browser the token of a session that is gone.
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, session.getId());
        return session;
    }

    @Override
    public void save(MapSession session) {
        // It ends here.
    }

    @Override
    public MapSession findById(String id) {
        return null;
    }

    @Override
    public void deleteById(String id) {
        // It was never kept.
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
