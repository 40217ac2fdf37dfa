package vn.diemcau.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/**
 * The response to a refused request. It has the format of the engine's own errors, so that Tasklist shows it.
 *
 * @param message all problems, one per line
 * @param engine the engine's own message for developers, or null
 */
public record RefusalAnswer(
        String type,
        String message,
        List<Problem> problems,
        @JsonInclude(Include.NON_NULL) String engine) {

    public static RefusalAnswer of(Refused refused) {
        return new RefusalAnswer("Refused", refused.getMessage(), refused.problems(), null);
    }

    public static RefusalAnswer of(String message) {
        return new RefusalAnswer("Refused", message, List.of(new Problem("", message)), null);
    }

    RefusalAnswer with(String engine) {
        return new RefusalAnswer(type, message, problems, engine);
    }

    public void write(HttpServletResponse response, int status, ObjectMapper json) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(this));
    }
}
