package vn.diemcau.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers what our answers are not for; the pages of the web apps get their policy from Camunda. */
public class HeaderFilter extends OncePerRequestFilter {

    static final String POLICY_HEADER = "Content-Security-Policy";

    static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";

    private static final String CACHE_CONTROL = "Cache-Control";

    /** What people's own rights show them, but for the files of plugins. */
    private static final Pattern DATA = Pattern.compile("/(api|engine-rest|camunda/api)/(?!.*/static/).*");

    /** Ours under an address that names Camunda's version: asked for each time, or a browser keeps them past an update. */
    private static final Pattern CHANGES_WITH_US =
            Pattern.compile("/camunda/app/(diemcau/.*|[^/]+/(locales|scripts|styles)/.*)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        always(response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith("/camunda/app/")) {
            response.setHeader(POLICY_HEADER, POLICY);
        }
        if (DATA.matcher(path).matches()) {
            response.setHeader(CACHE_CONTROL, "no-store");
            chain.doFilter(request, new NotKept(response));
            return;
        }
        if (CHANGES_WITH_US.matcher(path).matches()) {
            response.setHeader(CACHE_CONTROL, "no-cache");
        }
        chain.doFilter(request, response);
    }

    /** What every answer says. */
    static void always(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // A task's address is nobody else's business, but a form still names its own origin.
        response.setHeader("Referrer-Policy", "same-origin");
    }

    /** Camunda says that an answer may be kept, and has to be asked for again. */
    private static final class NotKept extends HttpServletResponseWrapper {

        private NotKept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(CACHE_CONTROL)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase(CACHE_CONTROL)) {
                super.addHeader(name, value);
            }
        }
    }
}
