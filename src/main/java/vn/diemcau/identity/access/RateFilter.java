package vn.diemcau.identity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.identity.session.SessionFilter;
import vn.diemcau.platform.web.ErrorWords;
import vn.diemcau.platform.web.LimitProperties;
import vn.diemcau.platform.web.RefusalAnswer;

/** Limits the requests of one user, or of one address without a sign-in. Static files are not counted. */
class RateFilter extends OncePerRequestFilter {

    private static final int MOST_KNOWN = 10_000;
    private static final double NANOS = 1e9;

    /** The number of requests left at an instant. */
    private record Left(double requests, long at) {}

    /** The least recently seen entry is dropped first; its quota is full again by then. */
    private final Map<String, Left> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private final LimitProperties limits;
    private final Roles roles;
    private final LongSupplier nanos;
    private final ObjectMapper json;

    RateFilter(LimitProperties limits, Roles roles, LongSupplier nanos, ObjectMapper json) {
        this.limits = limits;
        this.roles = roles;
        this.nanos = nanos;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SessionFilter.isFile(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = roles.user(request);
        if (hasLeft(user == null ? "from " + request.getRemoteAddr() : "by " + user)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        RefusalAnswer.of(ErrorWords.of(HttpStatus.TOO_MANY_REQUESTS.value()))
                .write(response, HttpStatus.TOO_MANY_REQUESTS.value(), json);
    }

    private boolean hasLeft(String who) {
        synchronized (known) {
            long now = nanos.getAsLong();
            Left before = known.getOrDefault(who, new Left(limits.requestsAtOnce(), now));
            double back = (now - before.at()) / NANOS * limits.requestsPerSecond();
            double left = Math.min(limits.requestsAtOnce(), before.requests() + back);
            known.put(who, new Left(left < 1 ? left : left - 1, now));
            return left >= 1;
        }
    }
}
