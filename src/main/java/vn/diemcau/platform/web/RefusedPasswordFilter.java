package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.input.Refused;

/** Answers basic authentication that was throttled, or whose correct password gives no access. */
public class RefusedPasswordFilter extends OncePerRequestFilter {

    private final ObjectMapper json;

    public RefusedPasswordFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (Refused refused) {
            RefusalAnswer.of(refused).write(response, refused.reason().status(), json);
        }
    }
}
