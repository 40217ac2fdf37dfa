package vn.diemcau.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one place that knows where we stand when we share a host name with others, as {@code https://tinh.example/diemcau/}. Our
 * pages, programs and forms name each other from the root of the host; on their way out each such address gets the context
 * path. Camunda's own pages do the same for theirs.
 */
public class BasePathFilter extends OncePerRequestFilter {

    /** What of ours names addresses; where the engine tells Tasklist which page a form is; and Tasklist's own request for it. */
    private static final Pattern WITH_ADDRESSES =
            Pattern.compile("/(forms|account|man-hinh)/.*|/(man-hinh|mat-khau|can-bo)"
                    + "|/camunda/app/diemcau/.*|/camunda/api/[^/]+/plugin/diemcau(-tasklist)?/static/.*"
                    + "|/camunda/api/engine/engine/[^/]+/(task|process-definition)/.+/(form|startForm)");

    private static final Pattern TEXT = Pattern.compile("(text/(html|css|javascript)|application/(javascript|json)).*");

    private static final Pattern ADDRESS = Pattern.compile("(?<=[\"'`]|url\\(|embedded:)/(?=([\\w.-]++)[\"'`/?#)])"
            // The start page: elsewhere a lone stroke only parts or joins.
            + "|(?<=href=[\"']|href: [\"']|assign\\([\"']|URL\\([\"'])/(?=[\"'])");

    private final Set<String> roots;

    /** @param roots first parts of our addresses */
    public BasePathFilter(Set<String> roots) {
        this.roots = roots;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContextPath().isEmpty()
                || !request.getMethod().equals("GET")
                || !WITH_ADDRESSES.matcher(RequestPath.of(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        String type = kept.getContentType();
        if (kept.getStatus() == HttpServletResponse.SC_OK
                && type != null
                && TEXT.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            // Addresses are ASCII: whatever the encoding of the rest, it comes out as it went in.
            String text = new String(kept.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
            kept.resetBuffer();
            kept.getOutputStream().write(under(request.getContextPath(), text).getBytes(StandardCharsets.ISO_8859_1));
        }
        kept.copyBodyToResponse();
    }

    /** The text with each of our addresses under the path. */
    String under(String contextPath, String text) {
        String under = Matcher.quoteReplacement(contextPath + "/");
        return ADDRESS.matcher(text)
                .replaceAll(found -> found.group(1) == null || roots.contains(found.group(1)) ? under : "/");
    }
}
