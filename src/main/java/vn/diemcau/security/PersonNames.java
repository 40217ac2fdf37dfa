package vn.diemcau.security;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** What the accounts are called, also to those who may not look at other accounts. */
@Component
public class PersonNames {

    private final IdentityService identity;
    private final AsSystem asSystem;

    PersonNames(IdentityService identity, AsSystem asSystem) {
        this.identity = identity;
        this.asSystem = asSystem;
    }

    /** First and last name as the account bears them; the id itself for an account without a name or that is gone. */
    public String of(String id) {
        User user = asSystem.call(() -> identity.createUserQuery().userId(id).singleResult());
        String name = user == null
                ? ""
                : Stream.of(user.getFirstName(), user.getLastName())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
        return name.isEmpty() ? id : name;
    }
}
