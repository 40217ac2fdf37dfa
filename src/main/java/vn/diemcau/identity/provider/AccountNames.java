package vn.diemcau.identity.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.engine.AsSystem;

/** What people call the accounts that did something. */
@Component
public class AccountNames {

    /** Whose name the system writes for itself. */
    static final String SYSTEM = "system";

    private final IdentityService identity;
    private final AsSystem asSystem;

    AccountNames(IdentityService identity, AsSystem asSystem) {
        this.identity = identity;
        this.asSystem = asSystem;
    }

    /** What one account is called. */
    public String of(String id) {
        return of(List.of(id)).get(id);
    }

    /** By id: "Cán bộ Huyện ủy Hương Khê (huongkhe)", or the id alone of an account that is gone; ids may be null. */
    public Map<String, String> of(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.stream().filter(Objects::nonNull).forEach(id -> names.put(id, id));
        if (names.isEmpty()) {
            return names;
        }
        String[] wanted = names.keySet().toArray(String[]::new);
        for (User user :
                asSystem.call(() -> identity.createUserQuery().userIdIn(wanted).list())) {
            String name = name(user);
            names.put(user.getId(), name.isEmpty() ? user.getId() : name + " (" + user.getId() + ")");
        }
        names.computeIfPresent(SYSTEM, (id, name) -> "Hệ thống");
        return names;
    }

    /** Both parts of the name; empty when there is none. */
    static String name(User user) {
        return (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                        + Objects.requireNonNullElse(user.getLastName(), ""))
                .strip();
    }
}
