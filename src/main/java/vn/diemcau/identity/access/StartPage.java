package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.session.WebSession;

/** Redirects each user to the page where that user works. */
@RestController
class StartPage {

    private final WebSession webSession;
    private final AgencyIndex known;

    StartPage(WebSession webSession, AgencyIndex known) {
        this.webSession = webSession;
        this.known = known;
    }

    @GetMapping("/")
    ResponseEntity<Void> start(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.FOUND)
                // Another person may sign in from the same browser.
                .cacheControl(CacheControl.noStore())
                .location(URI.create(request.getContextPath() + place(request)))
                .build();
    }

    private String place(HttpServletRequest request) {
        if (webSession.user(request) == null) {
            // Tasklist signs the user in. Our script there then returns here because of the word "start".
            return "/camunda/app/tasklist/default/?start#/login";
        }
        if (webSession.mayOpen(request, "admin")) {
            return "/camunda/app/admin/";
        }
        if (webSession.groups(request).stream().anyMatch(known::isOfScreens)) {
            return "/man-hinh";
        }
        return webSession.mayOpen(request, "cockpit") ? "/camunda/app/cockpit/" : "/camunda/app/tasklist/";
    }
}
