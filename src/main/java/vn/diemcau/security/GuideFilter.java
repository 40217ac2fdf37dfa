package vn.diemcau.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Gives the pages of the web apps our script that leads to the change of a password. */
class GuideFilter extends OncePerRequestFilter {

    private static final Pattern NONCE = Pattern.compile("nonce=\"[^\"]+\"");
    private static final String HEAD = "</head>";

    /** Whatever else the web apps serve has an extension. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !request.getRequestURI().endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        String type = buffered.getContentType();
        byte[] page = buffered.getContentAsByteArray();
        // Latin 1 keeps every byte as it is.
        String text = new String(page, StandardCharsets.ISO_8859_1);
        Matcher nonce = NONCE.matcher(text);
        if (type == null || !type.startsWith(MediaType.TEXT_HTML_VALUE) || !text.contains(HEAD) || !nonce.find()) {
            buffered.copyBodyToResponse();
            return;
        }
        String script =
                "<script src=\"%s/account/guide.js\" %s></script>".formatted(request.getContextPath(), nonce.group());
        byte[] guided = text.replace(HEAD, script + HEAD).getBytes(StandardCharsets.ISO_8859_1);
        buffered.resetBuffer();
        buffered.getOutputStream().write(guided);
        buffered.copyBodyToResponse();
    }
}
