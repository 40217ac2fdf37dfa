package vn.diemcau.identity.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.conference.directory.DirectoryListener;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.engine.CallableProcess;
import vn.diemcau.platform.engine.StartLock;

/** Keeps one Camunda group per agency, with the rights of its kind and no others. */
@Component
public class AgencyGroups implements DirectoryListener {

    /** Distinguishes the groups of agencies from an administrator's own groups. */
    static final String GROUP_TYPE = "AGENCY";

    /** Resources whose authorizations the engine itself grants and revokes. */
    private static final Set<Integer> ENGINE_OWNED = Set.of(
            Resources.TASK.resourceType(), Resources.HISTORIC_TASK.resourceType(), Resources.GROUP.resourceType());

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskLists filters;
    private final AgencyIndex known;
    private final DemoAccounts demoAccounts;
    private final StartLock lock;
    private final AsSystem asSystem;
    private final CallableProcess callable;
    private final DirectoryStore store;

    AgencyGroups(
            IdentityService identity,
            AuthorizationService authorizations,
            TaskLists filters,
            AgencyIndex known,
            DemoAccounts demoAccounts,
            StartLock lock,
            AsSystem asSystem,
            CallableProcess callable,
            DirectoryStore store) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.known = known;
        this.demoAccounts = demoAccounts;
        this.lock = lock;
        this.asSystem = asSystem;
        this.callable = callable;
        this.store = store;
    }

    @Override
    @Transactional
    public void directoryLoaded(Directory directory) {
        Map<String, String> suffixes = directory.agencies().stream()
                .filter(agency -> agency.kind() == Agency.Kind.OFFICE)
                .map(Agency::code)
                .collect(Collectors.toMap(Function.identity(), store::suffix));
        asSystem.run(() -> {
            lock.take();
            TaskLists.Ids shared = filters.save();
            for (Agency agency : directory.agencies()) {
                saveGroup(agency);
                CallableProcess own = callable.of(suffixes.getOrDefault(agency.code(), ""));
                grant(agency.code(), Grant.of(agency.kind(), shared, own, suffixes.size() == 1));
            }
            revokeFromTheRemoved(directory);
            demoAccounts.save(directory);
        });
        known.set(directory, suffixes);
    }

    @Override
    @Transactional
    public void agencyAdded(Agency agency) {
        // People may not name an account like an agency; the agency's own account is.
        asSystem.runForNobody(() -> {
            lock.take();
            saveGroup(agency);
            grant(agency.code(), Grant.of(agency.kind(), filters.save(), callable.of(""), false));
            demoAccounts.save(agency);
        });
    }

    /** A group of the administrator's own, or an account, would have what the agency's officers get. */
    @Override
    public boolean isFree(String code) {
        String account = DemoAccounts.id(code);
        return asSystem.call(() -> identity.createGroupQuery().groupId(code).count() == 0
                && identity.createUserQuery().userIdIn(account, code).count() == 0);
    }

    private void saveGroup(Agency agency) {
        Group group = identity.createGroupQuery().groupId(agency.code()).singleResult();
        if (group == null) {
            group = identity.newGroup(agency.code());
        } else if (agency.name().equals(group.getName()) && GROUP_TYPE.equals(group.getType())) {
            return;
        }
        group.setName(agency.name());
        group.setType(GROUP_TYPE);
        identity.saveGroup(group);
    }

    private void revokeFromTheRemoved(Directory directory) {
        Set<String> codes = directory.agencies().stream().map(Agency::code).collect(Collectors.toSet());
        for (Group group : identity.createGroupQuery().groupType(GROUP_TYPE).list()) {
            if (!codes.contains(group.getId())) {
                // The authorizations on tasks stay, so that an agency that returns finds its tasks.
                grant(group.getId(), List.of());
            }
        }
    }

    private void grant(String group, List<Grant> grants) {
        List<Grant> missing = new ArrayList<>(grants);
        for (Authorization has :
                authorizations.createAuthorizationQuery().groupIdIn(group).list()) {
            if (ENGINE_OWNED.contains(has.getResourceType()) && !Authorization.ANY.equals(has.getResourceId())) {
                continue;
            }
            Grant wanted = missing.stream()
                    .filter(grant -> grant.resource().resourceType() == has.getResourceType()
                            && grant.resourceId().equals(has.getResourceId()))
                    .findFirst()
                    .orElse(null);
            if (wanted == null) {
                authorizations.deleteAuthorization(has.getId());
                continue;
            }
            missing.remove(wanted);
            int before = ((AuthorizationEntity) has).getPermissions();
            has.setPermissions(wanted.permissions().toArray(Permission[]::new));
            if (((AuthorizationEntity) has).getPermissions() != before) {
                authorizations.saveAuthorization(has);
            }
        }
        for (Grant grant : missing) {
            Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(grant.resource());
            authorization.setResourceId(grant.resourceId());
            authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
            authorizations.saveAuthorization(authorization);
        }
    }
}
