package vn.diemcau.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.account.Network;

/** Leaves threads of the server for others, however many requests one network has under way. */
class CrowdFilter extends OncePerRequestFilter {

    private final Crowd requests;
    private final ObjectMapper json;

    CrowdFilter(LimitProperties limits, ObjectMapper json) {
        requests = new Crowd(Integer.MAX_VALUE, limits.requestsTogetherOfOne());
        this.json = json;
    }

    /** Whoever watches over the server is always told how it is. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessFilter.path(request).startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Crowd.Entry entry =
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
