package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EngineErrorFilterTest {

    private final ObjectMapper json = new ObjectMapper();

    /** Which mapper Jersey asks changes from start to start, so the running application shows only one of them. */
    @Test
    void what_jackson_says_of_a_body_in_its_own_words_is_told_in_vietnamese() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new EngineErrorFilter(json)
                .doFilter(new MockHttpServletRequest("POST", "/engine-rest/task"), response, (request, held) -> {
                    ((BufferedResponse) held).setStatus(400);
                    held.setContentType("text/plain");
                    held.getWriter().write("Unexpected end-of-input (through reference chain: org.camunda.X)");
                });

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json.readTree(response.getContentAsString(StandardCharsets.UTF_8))
                        .get("message")
                        .asText())
                .isEqualTo(EngineErrors.UNREADABLE);
    }

    @Test
    void a_text_that_is_no_error_passes_as_it_is() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new EngineErrorFilter(json)
                .doFilter(new MockHttpServletRequest("GET", "/engine-rest/task"), response, (request, held) -> {
                    held.setContentType("text/plain");
                    held.getWriter().write("bpmn");
                });

        assertThat(response.getContentAsString()).isEqualTo("bpmn");
    }
}
