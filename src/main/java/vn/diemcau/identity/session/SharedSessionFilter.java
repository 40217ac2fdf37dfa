package vn.diemcau.identity.session;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import vn.diemcau.platform.web.RequestPath;

/**
 * Gives each request the session of its cookie, whichever node opened it. Static files, and programs that send a
 * password with each request, neither read nor open a session in the database.
 */
public class SharedSessionFilter implements Filter {

    private static final Pattern NEVER = Pattern.compile("/(engine-rest|actuator)(/.*)?");
    private static final Pattern NOT_WITH_PASSWORD = Pattern.compile("/api(/.*)?");

    private final SessionRepositoryFilter<?> shared;
    private final SessionRepositoryFilter<?> passing;

    public SharedSessionFilter(SharedSessions sessions, CookieSerializer cookie) {
        CookieHttpSessionIdResolver byCookie = new CookieHttpSessionIdResolver();
        byCookie.setCookieSerializer(cookie);
        shared = new SessionRepositoryFilter<>(sessions);
        shared.setHttpSessionIdResolver(byCookie);
        RequestSessions none = new RequestSessions();
        passing = new SessionRepositoryFilter<>(none);
        passing.setHttpSessionIdResolver(none);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        (needsNone((HttpServletRequest) request) ? passing : shared).doFilter(request, response, chain);
    }

    private static boolean needsNone(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return NEVER.matcher(path).matches()
                || SessionFilter.isFile(request)
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && NOT_WITH_PASSWORD.matcher(path).matches();
    }
}
