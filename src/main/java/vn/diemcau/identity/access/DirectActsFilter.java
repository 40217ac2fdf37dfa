package vn.diemcau.identity.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.platform.web.RequestPath;

/** Records an administrator's direct changes in the engine that no other part of the product records. */
class DirectActsFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");

    /** Paths whose changes are recorded elsewhere together with the previous state. */
    private static final Pattern RECORDED =
            Pattern.compile(".*/(user|group|authorization|identity)(/.*)?|.*/(submit-form|count)");

    private final AccessTable table;
    private final Roles roles;
    private final AccountActs acts;

    DirectActsFilter(AccessTable table, Roles roles, AccountActs acts) {
        this.table = table;
        this.roles = roles;
        this.acts = acts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return !WRITES.contains(request.getMethod())
                || RECORDED.matcher(path).matches()
                || table.row(request.getMethod(), path).stream().noneMatch(row -> !row.isOpenTo(Role.OFFICE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = roles.user(request);
        List<String> groups = roles.groups(request);
        chain.doFilter(request, response);
        if (user != null && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            acts.writeAs(
                    user,
                    groups,
                    Act.of(
                            Kind.ENGINE_CHANGED,
                            "thay đổi trực tiếp trong bộ máy quy trình: %s %s"
                                    .formatted(request.getMethod(), RequestPath.of(request))));
        }
    }
}
