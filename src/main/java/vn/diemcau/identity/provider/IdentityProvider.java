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

/** The engine's own users and groups, with current deputies added to the group of the agency that they act for. */
class IdentityProvider extends DbIdentityServiceProvider {

    private final Known known;

    IdentityProvider(Known known) {
        this.known = known;
    }

    /** Its dependencies, which are created after the engine. */
    record Known(
            Supplier<Deputies> deputies,
            Supplier<AgencyIndex> agencies,
            Supplier<AccountIds> ids,
            Supplier<PasswordChecks> passwords) {}

    /** Creates one per engine command. */
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

    /**
     * Our throttle counts guesses before this. The engine's own count would let any stranger lock an account for good.
     */
    @Override
    public boolean checkPassword(String userId, String password) {
        return known.passwords().get().of(userId, password, false).ask();
    }

    /** The web apps look up the signed-in user by the typed name. */
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

    /** Whether the stored name differs in case; the query is then changed to the stored name. */
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
        // An account with rights beyond an agency's is never a deputy, whatever is stored.
        if (groups.stream().map(Group::getId).anyMatch(known.agencies().get()::isAbove)) {
            return groups;
        }
        List<Group> all = new ArrayList<>(groups);
        for (Deputy deputy : known.deputies().get().acting(query.getUserId())) {
            // An account that has left its home agency has no consent any more.
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

    /** Whether a query asks for all groups of a user, as a sign-in does. */
    private static boolean isGroupsOf(DbGroupQueryImpl query) {
        return query.getUserId() != null && query.getId() == null && query.getIds() == null && query.getName() == null;
    }
}
