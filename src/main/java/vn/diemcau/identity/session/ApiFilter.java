package vn.diemcau.identity.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.web.RefusalAnswer;

/** Authenticates requests to our own endpoints by basic authentication or the web apps' session. */
public class ApiFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final PasswordSentAlong basic = new PasswordSentAlong();
    private final ProcessEngine engine;
    private final IdentityService identity;
    private final WebSession webSession;
    private final ObjectMapper json;

    public ApiFilter(ProcessEngine engine, WebSession webSession, ObjectMapper json) {
        this.engine = engine;
        this.identity = engine.getIdentityService();
        this.webSession = webSession;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean withPassword = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        String user = withPassword ? byPassword(request) : webSession.user(request);
        if (user == null || !exists(user)) {
            // A challenge would make a browser show its own password dialog and keep the password.
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"diemcau\", charset=\"UTF-8\"");
            }
            RefusalAnswer.of("Hãy đăng nhập để tiếp tục.").write(response, HttpServletResponse.SC_UNAUTHORIZED, json);
            return;
        }
        if (!withPassword && !SAFE.contains(request.getMethod()) && !webSession.hasToken(request)) {
            RefusalAnswer.of("Phiên làm việc đã thay đổi. Hãy tải lại trang rồi thử lại.")
                    .write(response, HttpServletResponse.SC_FORBIDDEN, json);
            return;
        }
        // SessionFilter has just updated the session's groups.
        identity.setAuthentication(user, withPassword ? groups(user) : webSession.groups(request));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String byPassword(HttpServletRequest request) {
        AuthenticationResult result = basic.extractAuthenticatedUser(request, engine);
        return result.isAuthenticated() ? result.getAuthenticatedUser() : null;
    }

    /** Checks the account, because a session may outlive it. */
    private boolean exists(String user) {
        return identity.createUserQuery().userId(user).count() > 0;
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }
}
