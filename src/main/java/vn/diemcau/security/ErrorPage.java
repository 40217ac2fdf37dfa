package vn.diemcau.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is shown for an error that nobody answered: a page to a browser, JSON to a program, to neither any inner side. */
@Controller
class ErrorPage implements ErrorController {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="vi">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Điểm Cầu</title>
            <style>body{font:18px/1.5 sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem;color:#222}a{color:#8a1f11}</style>
            </head>
            <body><h1>%s</h1><p><a href="%s/">Về trang công việc</a></p></body>
            </html>
            """;

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> show(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String words = ErrorWords.of(status);
        if (isForBrowser(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .body(PAGE.formatted(words, request.getContextPath()));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(RefusalAnswer.of(words));
    }

    private static boolean isForBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
