package vn.diemcau.identity.session;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.session.Session;

/**
 * What of a session outlives the request: words and numbers alone, so that every release reads what another one wrote, and
 * nobody who writes to the database gives us an object.
 *
 * @param token which its writing requests have to bear; null before it has one
 * @param account who signed in; null for nobody
 * @param generation of the account's sessions that this one is of
 * @param groups of the account, as the web apps last asked for them, like the tenants and the apps that it may open
 * @param checkedUntil when the web apps ask for them again
 */
record KeptSession(
        String token,
        String account,
        Integer generation,
        List<String> groups,
        List<String> tenants,
        List<String> apps,
        Instant checkedUntil) {

    static KeptSession of(Session session, String engine) {
        String token = session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        Authentications all = session.getAttribute(WebSession.AUTHENTICATIONS);
        var user = all == null ? null : (UserAuthentication) all.getAuthenticationForProcessEngine(engine);
        if (user == null) {
            return new KeptSession(token, null, null, List.of(), List.of(), List.of(), null);
        }
        Date until = user.getCacheValidationTime();
        return new KeptSession(
                token,
                user.getIdentityId(),
                session.getAttribute(WebSession.GENERATION),
                sorted(user.getGroupIds()),
                sorted(user.getTenantIds()),
                sorted(user.getAuthorizedApps()),
                until == null ? null : until.toInstant());
    }

    void into(Session session, String engine) {
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
        session.setAttribute(WebSession.GENERATION, generation);
        if (account == null) {
            return;
        }
        UserAuthentication user = new UserAuthentication(account, engine);
        user.setGroupIds(groups);
        user.setTenantIds(tenants);
        user.setAuthorizedApps(new HashSet<>(apps));
        user.setCacheValidationTime(checkedUntil == null ? null : Date.from(checkedUntil));
        Authentications all = new Authentications();
        all.addOrReplace(user);
        session.setAttribute(WebSession.AUTHENTICATIONS, all);
    }

    private static List<String> sorted(Collection<String> ids) {
        return ids == null ? List.of() : ids.stream().sorted().toList();
    }
}
