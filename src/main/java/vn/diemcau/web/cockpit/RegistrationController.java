package vn.diemcau.web.cockpit;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;

/** The state of a conference's registrations, for the Office. */
@RestController
class RegistrationController {

    private final Conferences conferences;
    private final RegistrationViews views;
    private final CurrentUser user;

    RegistrationController(Conferences conferences, RegistrationViews views, CurrentUser user) {
        this.conferences = conferences;
        this.views = views;
        this.user = user;
    }

    @GetMapping("/api/conferences/{id}/registrations")
    @Transactional(readOnly = true)
    RegistrationView registrations(@PathVariable String id) {
        user.requireOfficeOf(id);
        return views.of(conferences.get(id));
    }
}
