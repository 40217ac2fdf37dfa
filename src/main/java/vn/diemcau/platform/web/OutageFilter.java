package vn.diemcau.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.database.Outage;

/** Turns uncaught database outages into a proper response, without a stack trace per request. */
public class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<Outage> met = Outage.met(request, e);
            if (met.isEmpty() || response.isCommitted()) {
                throw e;
            }
            LOG.warn("{} ({} {}: {})", met.get().words(), request.getMethod(), request.getRequestURI(), e.getMessage());
            response.sendError(met.get().status());
        }
    }
}
