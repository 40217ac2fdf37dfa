package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits simultaneous requests per network, so that others still get threads. */
public class OpenRequestsFilter extends OncePerRequestFilter {

    private final OpenRequests requests;
    private final ObjectMapper json;

    public OpenRequestsFilter(LimitProperties limits, ObjectMapper json) {
        requests = new OpenRequests(Integer.MAX_VALUE, limits.requestsTogetherOfOne());
        this.json = json;
    }

    /** Health checks always pass. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (OpenRequests.Entry entry =
                requests.enter(Network.of(request.getRemoteAddr()).toString())) {
            if (entry != null) {
                chain.doFilter(request, response);
                return;
            }
            int status = HttpStatus.TOO_MANY_REQUESTS.value();
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            RefusalAnswer.of(ErrorWords.of(status)).write(response, status, json);
        }
    }
}
