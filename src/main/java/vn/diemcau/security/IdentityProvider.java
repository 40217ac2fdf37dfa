package vn.diemcau.security;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import vn.diemcau.account.Deputies;
import vn.diemcau.account.Deputy;

/** The engine's own users and groups, with the deputies of the hour among the members of their agency's group. */
class IdentityProvider extends DbIdentityServiceProvider {

    private final Supplier<Deputies> deputies;
    private final LdapDirectory ldap;

    IdentityProvider(Supplier<Deputies> deputies, LdapDirectory ldap) {
        this.deputies = deputies;
        this.ldap = ldap;
    }

    /** Makes one for each of the engine's commands. */
    record Factory(Supplier<Deputies> deputies, LdapDirectory ldap) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return IdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new IdentityProvider(deputies, ldap);
        }
    }

    /** Guesses are counted before; the engine's own count would lock an account for good, on any stranger's doing. */
    @Override
    public boolean checkPassword(String userId, String password) {
        UserEntity user = findUserById(userId);
        if (user == null || password == null) {
            return false;
        }
        return user.getPassword() == null ? ldap.knows(userId, password) : matchPassword(password, user);
    }

    /** The web apps look for whom they just let in by the name as it was typed. */
    @Override
    public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
        boolean isSigningIn = query.getId() != null && getCurrentAuthentication() == null;
        SignedIn signedIn = isSigningIn ? SignedIn.now() : null;
        if (signedIn != null && AccountIds.fold(query.getId()).equals(AccountIds.fold(signedIn.user()))) {
            query.userId(signedIn.user());
        }
        return super.findUserByQueryCriteria(query);
    }

    @Override
    public List<Group> findGroupByQueryCriteria(DbGroupQueryImpl query) {
        List<Group> groups = super.findGroupByQueryCriteria(query);
        if (!isGroupsOf(query)) {
            return groups;
        }
        List<Group> all = new ArrayList<>(groups);
        for (Deputy deputy : deputies.get().acting(query.getUserId())) {
            // Whoever has left the agency that gave its word acts on nobody's word.
            if (isAmong(groups, deputy.home()) && !isAmong(all, deputy.agency())) {
                Group agency = getDbEntityManager().selectById(GroupEntity.class, deputy.agency());
                if (agency != null) {
                    all.add(agency);
                }
            }
        }
        return all;
    }

    private static boolean isAmong(List<Group> groups, String id) {
        return groups.stream().anyMatch(group -> group.getId().equals(id));
    }

    /** Whether a query asks for all groups of somebody, as whoever signs somebody in does. */
    private static boolean isGroupsOf(DbGroupQueryImpl query) {
        return query.getUserId() != null && query.getId() == null && query.getIds() == null && query.getName() == null;
    }
}
