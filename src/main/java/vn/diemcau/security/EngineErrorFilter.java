package vn.diemcau.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Tells the people at the web apps in Vietnamese what the engine answers in English. */
class EngineErrorFilter extends OncePerRequestFilter {

    /** What {@link RefusalAnswer} and nobody else calls itself: said in Vietnamese already. */
    private static final String OURS = "Refused";

    private final ObjectMapper json;

    EngineErrorFilter(ObjectMapper json) {
        this.json = json;
    }

    /** Files pass as they are, not held in memory. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getRequestURI().matches(".*/plugin/[^/]+/static/.*|.*/data/?");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        String words = buffered.getStatus() < 400 ? null : wordsFor(buffered);
        if (words != null && !response.isCommitted()) {
            buffered.resetBuffer();
            RefusalAnswer.of(words).write(response, buffered.getStatus(), json);
        } else {
            buffered.copyBodyToResponse();
        }
    }

    /** Null when there is nothing to say better. */
    private String wordsFor(ContentCachingResponseWrapper answer) throws IOException {
        String contentType = answer.getContentType();
        if (contentType == null || !contentType.contains("json")) {
            return null;
        }
        JsonNode error = json.readTree(answer.getContentAsByteArray());
        String type = error.path("type").asText();
        return !error.has("message") || type.equals(OURS)
                ? null
                : EngineErrors.words(
                        answer.getStatus(), type, error.path("message").asText());
    }
}
