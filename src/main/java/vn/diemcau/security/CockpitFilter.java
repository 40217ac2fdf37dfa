package vn.diemcau.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps Cockpit's own queries, which any signed-in user may send, for those who may open Cockpit. */
class CockpitFilter extends OncePerRequestFilter {

    private final WebSession webSession;
    private final ObjectMapper json;

    CockpitFilter(WebSession webSession, ObjectMapper json) {
        this.webSession = webSession;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isStatic =
                request.getMethod().equals("GET") && request.getRequestURI().matches(".*/plugin/[^/]+/static/.*");
        if (isStatic || webSession.user(request) == null || webSession.mayOpen(request, "cockpit")) {
            chain.doFilter(request, response);
        } else {
            RefusalAnswer.of("Tài khoản không có quyền theo dõi hội nghị.")
                    .write(response, HttpServletResponse.SC_FORBIDDEN, json);
        }
    }
}
