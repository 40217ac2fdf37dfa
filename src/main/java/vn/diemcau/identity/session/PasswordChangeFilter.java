package vn.diemcau.identity.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.web.RefusalAnswer;
import vn.diemcau.platform.web.RequestPath;

/** Redirects a user who must change a password to the page for that, and blocks everything else. */
public class PasswordChangeFilter extends OncePerRequestFilter {

    public static final String PAGE = "/mat-khau";

    /** Header that tells our script in the web apps where to go. The web apps themselves would only show an error. */
    static final String HEADER = "DiemCau-Go-To";

    private static final Pattern OPEN = Pattern.compile(PAGE
            + "|/error|/account/[^/]+|/api/account(/.*)?|/actuator/health"
            + "|/camunda/api/admin/auth/user/.*|/camunda/api/[^/]+/plugin/[^/]+/static/.*"
            + "|/camunda/(assets|lib)/.*|/(camunda/app|forms)/.*\\.[a-z0-9]{2,5}|/camunda/favicon.ico|/favicon.ico");

    private static final String WORDS = "Mật khẩu này do người khác cấp. Hãy đổi mật khẩu tại trang %s%s rồi tiếp tục.";

    private final ObjectMapper json;

    public PasswordChangeFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!MustChange.isNoted(request)
                || OPEN.matcher(RequestPath.of(request)).matches()) {
            chain.doFilter(request, response);
            return;
        }
        String page = request.getContextPath() + PAGE;
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (request.getMethod().equals("GET") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.sendRedirect(page);
            return;
        }
        response.setHeader(HEADER, page);
        String root =
                request.getRequestURL().substring(0, request.getRequestURL().indexOf(request.getRequestURI()));
        RefusalAnswer.of(WORDS.formatted(root, page)).write(response, HttpServletResponse.SC_FORBIDDEN, json);
    }
}
