package vn.diemcau.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Says in our words what the server refuses before it comes to us: what is no HTTP, or an address that is none. */
public class ServerErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HeaderFilter.always(response);
            response.setHeader(HeaderFilter.POLICY_HEADER, HeaderFilter.POLICY);
            String accept = request.getHeader("Accept");
            boolean isForBrowser = accept != null && accept.contains("text/html");
            response.setContentType(isForBrowser ? "text/html;charset=UTF-8" : "application/json;charset=UTF-8");
            byte[] words = ErrorPage.words(response.getStatus(), isForBrowser, root(request))
                    .getBytes(StandardCharsets.UTF_8);
            response.setContentLength(words.length);
            response.getOutputStream().write(words);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String root(Request request) {
        return request.getContext() == null ? "" : request.getContext().getPath();
    }
}
