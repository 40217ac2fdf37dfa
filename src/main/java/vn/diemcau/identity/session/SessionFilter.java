package vn.diemcau.identity.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.Standing;

/**
 * Ends a session whose account was signed out everywhere, disabled or removed. It updates the agencies of other
 * sessions at once; the engine's web apps would do so only after five minutes.
 */
public class SessionFilter extends OncePerRequestFilter {

    private static final Pattern FILES =
            Pattern.compile("/(camunda/(assets|lib)|forms|account)/.*|/camunda/app/.*\\.[a-z0-9]{2,5}");

    private final WebSession webSession;
    private final Accounts accounts;
    private final IdentityService identity;

    public SessionFilter(WebSession webSession, Accounts accounts, IdentityService identity) {
        this.webSession = webSession;
        this.accounts = accounts;
        this.identity = identity;
    }

    /** Files are the same for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isFile(request);
    }

    public static boolean isFile(HttpServletRequest request) {
        return FILES.matcher(request.getServletPath()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = webSession.user(request);
        if (user != null) {
            Standing standing = accounts.standing(user);
            if (standing.isDisabled() || !webSession.isOf(request, standing)) {
                request.getSession().invalidate();
            } else {
                webSession.refresh(request, groups(user));
                if (standing.mustChange()) {
                    MustChange.note(request);
                }
            }
        }
        chain.doFilter(request, response);
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }
}
