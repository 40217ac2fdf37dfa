package vn.diemcau.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows unhandled errors: a page to a browser, JSON to a program, both without technical details. */
@Controller
class ErrorPage implements ErrorController {

    private static final String PAGE = read("error-page.html");

    private static final Pattern SIGN_IN = Pattern.compile(".*/camunda/api/admin/auth/user/[^/]+/login/[^/]+/?");

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> show(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String words = isSignIn(request) ? ErrorWords.ofSignIn(status) : ErrorWords.of(status);
        if (isForBrowser(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .body(page(words, request.getContextPath()));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(RefusalAnswer.of(words));
    }

    /** The same for requests without a controller. */
    static String words(int status, boolean isForBrowser, String root) {
        String words = ErrorWords.of(status);
        return isForBrowser
                ? page(words, root)
                : "{\"type\":\"Refused\",\"message\":\"%1$s\",\"problems\":[{\"place\":\"\",\"message\":\"%1$s\"}]}"
                        .formatted(words);
    }

    private static String page(String words, String root) {
        return PAGE.replace("{words}", words).replace("{root}", root);
    }

    private static boolean isForBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
                && SIGN_IN.matcher(address).matches();
    }

    private static String read(String page) {
        try {
            return new ClassPathResource(page).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
