package vn.diemcau.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.diemcau.database.Outage;

/**
 * Tells the people at the web apps in Vietnamese what the engine answers in English. Programs are told the engine's own
 * words, but for those that are about our inner side.
 */
class EngineErrorFilter extends OncePerRequestFilter {

    /** What {@link RefusalAnswer} and nobody else calls itself: said in Vietnamese already. */
    private static final String OURS = "Refused";

    private static final Pattern INNER_SIDE =
            Pattern.compile("\\b(java|jakarta|org|vn)\\.\\w+\\.|###|SQL|NullPointerException");

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
        Optional<Outage> outage = Outage.met(request).filter(met -> buffered.getStatus() >= 500);
        if (outage.isPresent() && !response.isCommitted()) {
            buffered.resetBuffer();
            int status = outage.get().status();
            RefusalAnswer.of(ErrorWords.of(status)).write(response, status, json);
            return;
        }
        String words = buffered.getStatus() < 400 ? null : wordsFor(buffered, isForPeople(request));
        if (words != null && !response.isCommitted()) {
            buffered.resetBuffer();
            RefusalAnswer.of(words).write(response, buffered.getStatus(), json);
        } else {
            buffered.copyBodyToResponse();
        }
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return request.getServletPath().startsWith("/camunda/");
    }

    /** Null when there is nothing to say better. */
    private String wordsFor(ContentCachingResponseWrapper answer, boolean isForPeople) throws IOException {
        String contentType = answer.getContentType();
        if (contentType == null || !contentType.contains("json")) {
            return null;
        }
        JsonNode error = json.readTree(answer.getContentAsByteArray());
        String type = error.path("type").asText();
        boolean isGood = isForPeople
                ? type.equals(OURS)
                : !INNER_SIDE.matcher(error.toString()).find();
        return !error.has("message") || isGood
                ? null
                : EngineErrors.words(
                        answer.getStatus(), type, error.path("message").asText());
    }
}
