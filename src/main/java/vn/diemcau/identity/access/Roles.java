package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.ScreenAccounts;
import vn.diemcau.identity.session.WebSession;

/** Finds as whom a request comes: by the password sent along, or by the web apps' session. */
@Component
class Roles {

    private final IdentityService identity;
    private final WebSession webSession;
    private final AgencyIndex known;

    Roles(IdentityService identity, WebSession webSession, AgencyIndex known) {
        this.identity = identity;
        this.webSession = webSession;
        this.known = known;
    }

    Role of(HttpServletRequest request) {
        return user(request) == null ? Role.NOBODY : of(groups(request));
    }

    /** Id of the account, null for nobody. */
    String user(HttpServletRequest request) {
        Authentication sent = identity.getCurrentAuthentication();
        return isThere(sent) ? sent.getUserId() : webSession.user(request);
    }

    List<String> groups(HttpServletRequest request) {
        Authentication sent = identity.getCurrentAuthentication();
        return isThere(sent) ? sent.getGroupIds() : webSession.groups(request);
    }

    private static boolean isThere(Authentication authentication) {
        return authentication != null && authentication.getUserId() != null;
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
        if (groups.contains(ScreenAccounts.GROUP)) {
            return Role.WALL;
        }
        return groups.stream().anyMatch(known::contains) ? Role.AGENCY : Role.STRANGER;
    }
}
