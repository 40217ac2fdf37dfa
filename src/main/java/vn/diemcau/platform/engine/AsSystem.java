package vn.diemcau.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Does work for a user without the engine's authorization checks. The caller has checked the user's right before. The
 * record still names the user.
 */
@Component
public class AsSystem {

    private final IdentityService identity;
    private final ActingUser acting;

    AsSystem(IdentityService identity, ActingUser acting) {
        this.identity = identity;
        this.acting = acting;
    }

    /** Runs the work without authorization checks and then restores them. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Does the work for nobody, as at the start of the application. The caller records who asked for it. */
    public void runForNobody(Runnable work) {
        acting.as((Authentication) null, () -> {
            work.run();
            return null;
        });
    }

    /** Like {@link #run(Runnable)}, with a result. */
    public <T> T call(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            return work.get();
        }
        List<String> groups = new ArrayList<>();
        if (person.getGroupIds() != null) {
            groups.addAll(person.getGroupIds());
        }
        groups.add(Groups.CAMUNDA_ADMIN);
        return acting.as(new Authentication(person.getUserId(), groups, person.getTenantIds()), work);
    }
}
