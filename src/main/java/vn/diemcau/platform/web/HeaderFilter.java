package vn.diemcau.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets security headers. The pages of the web apps get their policy from Camunda. */
public class HeaderFilter extends OncePerRequestFilter {

    static final String POLICY_HEADER = "Content-Security-Policy";

    static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";

    private static final String CACHE_CONTROL = "Cache-Control";

    /** Paths of data that depend on the user's rights, without the files of plugins. */
    private static final Pattern DATA = Pattern.compile("/(api|engine-rest|camunda/api)/(?!.*/static/).*");

    /**
     * Our files under addresses with Camunda's version. Browsers must revalidate them, or they would keep them after an
     * update.
     */
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

    /** The headers of every response. */
    static void always(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Hides a task's address from other sites, but a form still sends its own origin.
        response.setHeader("Referrer-Policy", "same-origin");
    }

    /** Camunda allows caching with revalidation; this forbids it. */
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
