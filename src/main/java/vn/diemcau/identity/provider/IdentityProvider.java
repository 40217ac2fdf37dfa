package vn.diemcau.identity.provider;

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
import vn.diemcau.identity.account.Deputies;
import vn.diemcau.identity.account.Deputy;
import vn.diemcau.identity.session.SignInResult;

/** The engine's own users and groups, with the deputies of the hour among the members of their agency's group. */
class IdentityProvider extends DbIdentityServiceProvider {

    private final Known known;

    IdentityProvider(Known known) {
        this.known = known;
    }

    /** What it asks, which is made after the engine. */
    record Known(
            Supplier<Deputies> deputies,
            Supplier<AgencyIndex> agencies,
            Supplier<AccountIds> ids,
            Supplier<PasswordChecks> passwords) {}

    /** Makes one for each of the engine's commands. */
    record Factory(Known known) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return IdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new IdentityProvider(known);
        }
    }

    /** Guesses are counted before; the engine's own count would lock an account for good, on any stranger's doing. */
    @Override
    public boolean checkPassword(String userId, String password) {
        return known.passwords().get().of(userId, password, false).ask();
    }

    /** The web apps look for whom they just let in by the name as it was typed. */
    @Override
    public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
        boolean isSigningIn = query.getId() != null && getCurrentAuthentication() == null;
        SignInResult signedIn = isSigningIn ? SignInResult.now() : null;
        if (signedIn != null && AccountIds.fold(query.getId()).equals(AccountIds.fold(signedIn.user()))) {
            query.userId(signedIn.user());
        }
        List<User> found = super.findUserByQueryCriteria(query);
        return found.isEmpty() && isKeptOtherwise(query) ? super.findUserByQueryCriteria(query) : found;
    }

    @Override
    public long findUserCountByQueryCriteria(DbUserQueryImpl query) {
        long count = super.findUserCountByQueryCriteria(query);
        return count == 0 && isKeptOtherwise(query) ? super.findUserCountByQueryCriteria(query) : count;
    }

    /** Whether the account that is asked for has other letters capital; the query asks for it then as it is kept. */
    private boolean isKeptOtherwise(DbUserQueryImpl query) {
        String id = query.getId() == null ? null : known.ids().get().find(query.getId());
        if (id == null || id.equals(query.getId())) {
            return false;
        }
        query.userId(id);
        return true;
    }

    @Override
    public List<Group> findGroupByQueryCriteria(DbGroupQueryImpl query) {
        List<Group> groups = super.findGroupByQueryCriteria(query);
        if (!isGroupsOf(query)) {
            return groups;
        }
        // Whoever may more than an agency acts for none, however it came to be.
        if (groups.stream().map(Group::getId).anyMatch(known.agencies().get()::isAbove)) {
            return groups;
        }
        List<Group> all = new ArrayList<>(groups);
        for (Deputy deputy : known.deputies().get().acting(query.getUserId())) {
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
