package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.identity.session.WebSession;

/** Tells the wall screen's page whether it is signed in, and how to sign in. */
@RestController
class ScreenSession {

    /** @param token required by the sign-in, so that no other site can sign in a screen; null without a session */
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
