package vn.diemcau.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.diemcau.input.Refused;

/** Puts a noted refusal in the place of the error that the engine's REST API made of it. */
class RefusalFilter extends OncePerRequestFilter {

    private static final Pattern HANDS_IN =
            Pattern.compile(".*/(task/[^/]+(/(submit-form|complete|claim|unclaim|assignee|comment/create))?"
                    + "|user/[^/]+(/(profile|credentials|login/.*))?|identity/verify)/?");

    private final ObjectMapper json;

    RefusalFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean writes =
                request.getMethod().equals("POST") || request.getMethod().equals("PUT");
        String uri = request.getRequestURI();
        return !writes || !(HANDS_IN.matcher(uri).matches() || startsProcess(uri));
    }

    /** A process may be named by its id, or by its key and a tenant's. */
    private static boolean startsProcess(String uri) {
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return path.contains("/process-definition/") && (path.endsWith("/submit-form") || path.endsWith("/start"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        Refused refused = Refusals.noted(request);
        if (refused != null && buffered.getStatus() >= 400 && !response.isCommitted()) {
            buffered.resetBuffer();
            RefusalAnswer.of(refused).write(response, refused.reason().status(), json);
        } else {
            buffered.copyBodyToResponse();
        }
    }
}
