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
 * The only place that handles a context path, as in {@code https://tinh.example/diemcau/}. Our pages, scripts and forms
 * use addresses from the root of the host. This filter adds the context path to each of them in the response. Camunda's
 * own pages do this for theirs.
 */
public class BasePathFilter extends OncePerRequestFilter {

    /**
     * The responses with addresses: our own files, the engine's form keys for Tasklist, and Tasklist's request for the
     * form.
     */
    private static final Pattern WITH_ADDRESSES =
            Pattern.compile("/(forms|account|man-hinh)/.*|/(man-hinh|mat-khau|can-bo)"
                    + "|/camunda/app/diemcau/.*|/camunda/api/[^/]+/plugin/diemcau(-tasklist)?/static/.*"
                    + "|/camunda/api/engine/engine/[^/]+/(task|process-definition)/.+/(form|startForm)");

    private static final Pattern TEXT = Pattern.compile("(text/(html|css|javascript)|application/(javascript|json)).*");

    private static final Pattern ADDRESS = Pattern.compile("(?<=[\"'`]|url\\(|embedded:)/(?=([\\w.-]++)[\"'`/?#)])"
            // The start page. Elsewhere a lone slash is not an address.
            + "|(?<=href=[\"']|href: [\"']|assign\\([\"']|URL\\([\"'])/(?=[\"'])");

    private final Set<String> roots;

    /** @param roots first path segments of our addresses */
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
            // Addresses are ASCII. With ISO 8859-1, the bytes of any other encoding pass unchanged.
            String text = new String(kept.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
            kept.resetBuffer();
            kept.getOutputStream().write(under(request.getContextPath(), text).getBytes(StandardCharsets.ISO_8859_1));
        }
        kept.copyBodyToResponse();
    }

    /** The text with the context path before each of our addresses. */
    String under(String contextPath, String text) {
        String under = Matcher.quoteReplacement(contextPath + "/");
        return ADDRESS.matcher(text)
                .replaceAll(found -> found.group(1) == null || roots.contains(found.group(1)) ? under : "/");
    }
}
