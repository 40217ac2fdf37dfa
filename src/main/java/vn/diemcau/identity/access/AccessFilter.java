package vn.diemcau.identity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.platform.web.ErrorWords;
import vn.diemcau.platform.web.RefusalAnswer;
import vn.diemcau.platform.web.RequestPath;

/** Applies the access table to each request. Later checks cover the rights on single records. */
class AccessFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

    private final AccessTable table;
    private final Roles roles;
    private final AgencyIndex known;
    private final ObjectMapper json;

    AccessFilter(AccessTable table, Roles roles, AgencyIndex known, ObjectMapper json) {
        this.table = table;
        this.roles = roles;
        this.known = known;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccessTable.Row> row = table.row(request.getMethod(), RequestPath.of(request));
        if (row.isEmpty() || row.get().isClosed()) {
            LOG.debug("{} {} is open to nobody", request.getMethod(), request.getRequestURI());
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Role role = roles.of(request);
        if (row.get().isOpenTo(role)) {
            chain.doFilter(request, response);
            return;
        }
        // Logs the encoded path, because a decoded one could contain line breaks.
        LOG.info("{} {} is not open to {} {}", request.getMethod(), request.getRequestURI(), role, roles.user(request));
        int status = role == Role.NOBODY ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN;
        RefusalAnswer.of(words(row.get(), role)).write(response, status, json);
    }

    private String words(AccessTable.Row row, Role role) {
        return switch (role) {
            case NOBODY -> ErrorWords.of(HttpServletResponse.SC_UNAUTHORIZED);
            case WALL -> "Tài khoản của màn hình chỉ xem được bảng theo dõi.";
            default ->
                row.isOpenTo(Role.AGENCY)
                        ? ErrorWords.of(HttpServletResponse.SC_FORBIDDEN)
                        : row.isOpenTo(Role.OFFICE) ? known.officeOnly() : CurrentUser.ADMINISTRATORS_ONLY;
        };
    }
}
