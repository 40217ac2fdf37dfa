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
 * The stored part of a session. It has only texts and numbers, so that other releases can read it and the database
 * cannot inject a serialized object.
 *
 * @param token CSRF token of its writing requests; null before it has one
 * @param account the signed-in account, or null
 * @param generation the account's session generation at the sign-in
 * @param groups the account's groups when the web apps last read them, like the tenants and the permitted apps
 * @param checkedUntil when the web apps read them again
 */
record StoredSession(
        String token,
        String account,
        Integer generation,
        List<String> groups,
        List<String> tenants,
        List<String> apps,
        Instant checkedUntil) {

    static StoredSession of(Session session, String engine) {
        String token = session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        Authentications all = session.getAttribute(WebSession.AUTHENTICATIONS);
        var user = all == null ? null : (UserAuthentication) all.getAuthenticationForProcessEngine(engine);
        if (user == null) {
            return new StoredSession(token, null, null, List.of(), List.of(), List.of(), null);
        }
        Date until = user.getCacheValidationTime();
        return new StoredSession(
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
