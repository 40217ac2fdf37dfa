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

/** Display names of accounts. */
@Component
public class AccountNames {

    /** The id that stands for the system. */
    static final String SYSTEM = "system";

    private final IdentityService identity;
    private final AsSystem asSystem;

    AccountNames(IdentityService identity, AsSystem asSystem) {
        this.identity = identity;
        this.asSystem = asSystem;
    }

    /** The display name of one account. */
    public String of(String id) {
        return of(List.of(id)).get(id);
    }

    /**
     * Display names by id: "Cán bộ Huyện ủy Hương Khê (huongkhe)", or the id alone for a removed account; ids may be
     * null.
     */
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

    /** Both parts of the name; empty without a name. */
    static String name(User user) {
        return (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                        + Objects.requireNonNullElse(user.getLastName(), ""))
                .strip();
    }
}
