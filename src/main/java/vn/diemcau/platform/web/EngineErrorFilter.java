package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.database.BadValue;
import vn.diemcau.platform.database.Outage;
import vn.diemcau.platform.input.Refused;

/**
 * Translates the engine's English errors into Vietnamese, and replaces the error of the engine's REST API with a noted
 * refusal. Only the beginning of a long response is ever held.
 */
public class EngineErrorFilter extends OncePerRequestFilter {

    /** The type of {@link RefusalAnswer}, which is already in Vietnamese. */
    private static final String OURS = "Refused";

    private static final Pattern INNER_SIDE =
            Pattern.compile("\\b(java|jakarta|org|vn)\\.\\w+\\.|###|SQL|NullPointerException");

    private final ObjectMapper json;

    public EngineErrorFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedResponse held = new BufferedResponse(response);
        chain.doFilter(request, held);
        if (held.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && held.isHeld()) {
            Optional<Outage> outage = Outage.met(request).filter(met -> held.getStatus() >= 500);
            Refused refused = Refusals.noted(request);
            if (outage.isPresent()) {
                int status = outage.get().status();
                answer(held, response, status, RefusalAnswer.of(ErrorWords.of(status)));
                return;
            }
            if (refused != null) {
                answer(held, response, refused.reason().status(), RefusalAnswer.of(refused));
                return;
            }
            if (held.getStatus() >= 500 && BadValue.met(request)) {
                answer(held, response, 400, RefusalAnswer.of(ErrorWords.BAD_VALUE));
                return;
            }
            if (tell(held, request, response)) {
                return;
            }
        }
        held.release();
    }

    private void answer(BufferedResponse held, HttpServletResponse response, int status, RefusalAnswer words)
            throws IOException {
        held.drop();
        words.write(response, status, json);
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return request.getServletPath().startsWith("/camunda/");
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /**
     * Jackson's exception mapper and the engine's have equal priority for unreadable JSON. Jersey's choice changes from
     * start to start.
     */
    private static boolean isJacksonsOwn(int status, String contentType) {
        return status == HttpServletResponse.SC_BAD_REQUEST
                && contentType != null
                && contentType.startsWith(MediaType.TEXT_PLAIN_VALUE);
    }

    /** Replaces the response if there are better words. Programs also get the engine's own message. */
    private boolean tell(BufferedResponse held, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String contentType = held.getContentType();
        if (isJacksonsOwn(held.getStatus(), contentType)) {
            answer(held, response, 400, RefusalAnswer.of(EngineErrors.UNREADABLE));
            return true;
        }
        if (contentType == null || !contentType.contains("json")) {
            return false;
        }
        JsonNode error = json.readTree(held.content());
        String type = error.path("type").asText();
        if (!error.has("message") || type.equals(OURS)) {
            return false;
        }
        String message = error.path("message").asText();
        EngineErrors.Told told = EngineErrors.told(held.getStatus(), type, message, hasBody(request));
        RefusalAnswer answer = RefusalAnswer.of(told.words());
        boolean isInner = INNER_SIDE.matcher(error.toString()).find();
        answer(
                held,
                response,
                told.status(),
                isForPeople(request) || isInner || message.isBlank() ? answer : answer.with(message));
        return true;
    }
}
