package vn.diemcau.web.cockpit;

import java.util.List;

/** Thrown when programs of the web apps are not where the server could find them: their pages would stay blank. */
public class WebAppsIncomplete extends RuntimeException {

    WebAppsIncomplete(List<String> missing) {
        super("Thiếu chương trình của các trang web: %s.".formatted(String.join(", ", missing)));
    }
}
