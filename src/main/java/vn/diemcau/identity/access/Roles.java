package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.session.WebSession;
import vn.diemcau.platform.engine.ActingUser;

/** Finds the role of a request by its basic authentication or the web apps' session. */
@Component
class Roles {

    private final ActingUser acting;
    private final WebSession webSession;
    private final AgencyIndex known;

    Roles(ActingUser acting, WebSession webSession, AgencyIndex known) {
        this.acting = acting;
        this.webSession = webSession;
        this.known = known;
    }

    Role of(HttpServletRequest request) {
        return user(request) == null ? Role.NOBODY : of(groups(request));
    }

    /** Id of the account; null when nobody is signed in. */
    String user(HttpServletRequest request) {
        String sent = acting.id();
        return sent == null ? webSession.user(request) : sent;
    }

    List<String> groups(HttpServletRequest request) {
        return acting.id() == null ? webSession.groups(request) : acting.groups();
    }

    private Role of(List<String> groups) {
        if (groups == null) {
            return Role.STRANGER;
        }
        if (groups.contains(Groups.CAMUNDA_ADMIN)) {
            return Role.ADMINISTRATOR;
        }
        if (groups.stream().anyMatch(known::isOffice)) {
            return Role.OFFICE;
        }
        if (groups.stream().anyMatch(known::isOfScreens)) {
            return Role.WALL;
        }
        return groups.stream().anyMatch(known::contains) ? Role.AGENCY : Role.STRANGER;
    }
}
