package vn.diemcau.web.cockpit;

import java.util.List;

/** Thrown when the server cannot find scripts of the web apps, whose pages would stay blank. */
public class WebAppsIncomplete extends RuntimeException {

    WebAppsIncomplete(List<String> missing) {
        super("Thiếu chương trình của các trang web: %s.".formatted(String.join(", ", missing)));
    }
}
