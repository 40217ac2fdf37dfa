package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers in Vietnamese what the server refuses before our filters: invalid HTTP or an invalid address. */
public class ServerErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HeaderFilter.always(response);
            response.setHeader(HeaderFilter.POLICY_HEADER, HeaderFilter.POLICY);
            if (isBesideUs(request, response)) {
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", root() + "/");
                response.finishResponse();
                return;
            }
            String accept = request.getHeader("Accept");
            boolean isForBrowser = accept != null && accept.contains("text/html");
            response.setContentType(isForBrowser ? "text/html;charset=UTF-8" : "application/json;charset=UTF-8");
            byte[] words =
                    ErrorPage.words(response.getStatus(), isForBrowser, root()).getBytes(StandardCharsets.UTF_8);
            response.setContentLength(words.length);
            response.getOutputStream().write(words);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it requests the root of a host where the application has a context path. */
    private boolean isBesideUs(Request request, Response response) {
        return response.getStatus() == HttpServletResponse.SC_NOT_FOUND
                && request.getContext() == null
                && !root().isEmpty()
                && "/".equals(request.getRequestURI())
                && Set.of("GET", "HEAD").contains(request.getMethod());
    }

    /** The context path of our application, because a refused request may not be assigned to it. */
    private String root() {
        Container[] applications = getContainer().findChildren();
        return applications.length == 1 && applications[0] instanceof Context ours ? ours.getPath() : "";
    }
}
