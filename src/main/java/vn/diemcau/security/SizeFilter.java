package vn.diemcau.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.input.Refused;

/** Takes no more of a request's body than anything of ours could need. */
class SizeFilter extends OncePerRequestFilter {

    /** The largest workbook that is dropped on a form, and room for what is typed. */
    static final int USUAL = 8 * 1024 * 1024;

    /** A file of the size that the forms allow, in the letters that a form is sent in. */
    static final int WITH_FILE = 40 * 1024 * 1024;

    private static final Pattern MAY_BRING_A_FILE =
            Pattern.compile(".*/(task/[^/]+/(submit-form|complete)|deployment/create)");

    private final ObjectMapper json;

    SizeFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int atMost = MAY_BRING_A_FILE.matcher(request.getRequestURI()).matches() ? WITH_FILE : USUAL;
        if (request.getContentLengthLong() > atMost) {
            RefusalAnswer.of(tooLarge()).write(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, json);
            return;
        }
        // One that does not say how much it is going to send is counted.
        chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request, atMost) : request, response);
    }

    private static Refused tooLarge() {
        return new Refused(Refused.Reason.TOO_LARGE, ErrorWords.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE));
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final int atMost;
        private ServletInputStream body;

        private Counted(HttpServletRequest request, int atMost) {
            super(request);
            this.atMost = atMost;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new CountedBody(super.getInputStream(), atMost);
            }
            return body;
        }
    }

    private static final class CountedBody extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        private CountedBody(ServletInputStream body, int atMost) {
            this.body = body;
            this.left = atMost;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            take(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = body.read(into, offset, length);
            take(Math.max(count, 0));
            return count;
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw Refusals.note(tooLarge());
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
