package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.identity.session.WebSession;

/** Tells the page of the operations room's screen whether someone has signed in, and if not how to. */
@RestController
class ScreenSession {

    /** @param token which the sign-in asks for, so that no other site can sign a screen in; null without a session */
    record View(boolean signedIn, String token) {}

    private final WebSession webSession;

    ScreenSession(WebSession webSession) {
        this.webSession = webSession;
    }

    @GetMapping("/man-hinh/phien")
    ResponseEntity<View> session(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new View(webSession.user(request) != null, webSession.token(request)));
    }
}
