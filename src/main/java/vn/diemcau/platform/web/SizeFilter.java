package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.input.Refused;

/** Limits the bodies of requests: size per path, lowest speed, and number at a time. */
public class SizeFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SizeFilter.class);

    private final OpenRequests arriving;
    private final ObjectMapper json;

    public SizeFilter(LimitProperties limits, ObjectMapper json) {
        arriving = new OpenRequests(limits.bodiesTogether(), limits.bodiesTogetherOfOne());
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean hasBody = length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!hasBody) {
            chain.doFilter(request, response);
            return;
        }
        try (OpenRequests.Entry entry =
                arriving.enter(Network.of(request.getRemoteAddr()).toString())) {
            if (entry == null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                refuse(response, new Refused(Refused.Reason.TOO_MANY_TRIES, ErrorWords.of(429)));
                return;
            }
            int atMost = BodySizes.of(RequestPath.of(request));
            ReceivedBody body = new ReceivedBody(request.getInputStream(), length, atMost, entry);
            if (length > atMost) {
                refuse(response, ReceivedBody.tooLarge(atMost));
            } else {
                chain.doFilter(new WithBody(request, body), response);
            }
            drain(body);
        }
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        RefusalAnswer.of(refused).write(response, refused.reason().status(), json);
    }

    private static void drain(ReceivedBody body) {
        try {
            body.drain();
        } catch (IOException e) {
            LOG.debug("Who sent this body has gone", e);
        }
    }

    /** A request with another body stream. It does not support form parameters, which nobody here uses. */
    static class WithBody extends HttpServletRequestWrapper {

        private final ServletInputStream body;
        private BufferedReader reader;

        WithBody(HttpServletRequest request, ServletInputStream body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            if (reader == null) {
                String charset = getCharacterEncoding();
                reader = new BufferedReader(
                        charset == null
                                ? new InputStreamReader(body, StandardCharsets.ISO_8859_1)
                                : new InputStreamReader(body, charset));
            }
            return reader;
        }
    }
}
