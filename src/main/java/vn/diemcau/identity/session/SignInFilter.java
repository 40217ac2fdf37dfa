package vn.diemcau.identity.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.platform.web.EngineErrorFilter;

/**
 * Ties a session to the account that has just signed in, and records sign-ins and sign-outs. It runs inside
 * {@link EngineErrorFilter}, which holds back the response, so that no request uses an untied session.
 */
public class SignInFilter extends OncePerRequestFilter {

    private final WebSession webSession;
    private final AccountActs acts;

    public SignInFilter(WebSession webSession, AccountActs acts) {
        this.webSession = webSession;
        this.acts = acts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String before = webSession.user(request);
        List<String> groups = webSession.groups(request);
        chain.doFilter(request, response);
        String now = webSession.user(request);
        SignInResult signedIn = SignInResult.in(request);
        if (signedIn != null && response.getStatus() == HttpServletResponse.SC_OK) {
            webSession.stamp(request, signedIn.standing());
            webSession.giveToken(request, response);
            acts.writeAs(now, webSession.groups(request), Act.of(Kind.SIGNED_IN, "đăng nhập"));
        } else if (before != null && now == null) {
            acts.writeAs(before, groups, Act.of(Kind.SIGNED_OUT, "đăng xuất"));
        }
    }
}
