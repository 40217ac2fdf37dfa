package vn.diemcau.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 404 where Camunda leaves a door open that nobody needs: the setup page, and the acts by which the holder of a
 * task could end it, or write the process's variables, without its form being checked.
 */
class ClosedPathsFilter extends OncePerRequestFilter {

    private static final Pattern CLOSED = Pattern.compile("/camunda/(app|api)/admin/([^/]+/)?setup(/.*)?"
            + "|/(camunda/api/engine|engine-rest)/(.*/)?task/[^/]+/(resolve|bpmnError|bpmnEscalation|delegate)/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CLOSED.matcher(path(request)).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Decoded and without path parameters, as the container itself chose the servlet by. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
