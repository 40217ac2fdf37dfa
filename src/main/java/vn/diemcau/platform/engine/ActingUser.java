package vn.diemcau.platform.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The engine's authenticated user of this thread. */
@Component
public class ActingUser {

    private final IdentityService identity;

    ActingUser(IdentityService identity) {
        this.identity = identity;
    }

    /** Id of the account, null when the system acts by itself. */
    public String id() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** The groups of the account; null when unknown. */
    public List<String> groups() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null ? null : authentication.getGroupIds();
    }

    /** Does the work as another user and then restores the previous one. */
    public <T> T as(String user, List<String> groups, Supplier<T> work) {
        return as(new Authentication(user, groups), work);
    }

    <T> T as(Authentication other, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(other);
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
