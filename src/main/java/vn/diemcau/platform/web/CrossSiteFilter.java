package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests that another site makes a browser send with a stored password. */
public class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final ObjectMapper json;

    public CrossSiteFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || OWN.contains(site)) {
            chain.doFilter(request, response);
        } else {
            RefusalAnswer.of("Yêu cầu từ trang khác không được chấp nhận.")
                    .write(response, HttpServletResponse.SC_FORBIDDEN, json);
        }
    }
}
