package vn.diemcau.identity.provider;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.account.AccountActs;

/** The engine's authorizations. Each change by a person is recorded. */
class RecordedAuthorizationService extends AuthorizationServiceImpl {

    /** Its dependencies, which are created after the engine. */
    record Record(AccountActs acts, TransactionTemplate transaction) {}

    private final Supplier<Record> record;

    RecordedAuthorizationService(Supplier<Record> record) {
        this.record = record;
    }

    @Override
    public Authorization saveAuthorization(Authorization authorization) {
        if (isSystem()) {
            return super.saveAuthorization(authorization);
        }
        return record.get().transaction().execute(status -> {
            Authorization before = find(authorization.getId());
            Authorization saved = super.saveAuthorization(authorization);
            write(before == null ? "cấp quyền" : "sửa quyền", saved, before, saved);
            return saved;
        });
    }

    @Override
    public void deleteAuthorization(String id) {
        if (isSystem()) {
            super.deleteAuthorization(id);
            return;
        }
        record.get().transaction().executeWithoutResult(status -> {
            Authorization before = find(id);
            super.deleteAuthorization(id);
            write("thu quyền", before, before, null);
        });
    }

    /** The application's own changes follow from the directory and are not recorded. */
    private boolean isSystem() {
        Authentication authentication = commandExecutor.execute(context ->
                context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication());
        return authentication == null || authentication.getUserId() == null;
    }

    private Authorization find(String id) {
        return id == null
                ? null
                : createAuthorizationQuery().authorizationId(id).singleResult();
    }

    private void write(String words, Authorization of, Authorization before, Authorization after) {
        record.get()
                .acts()
                .write(Act.of(Kind.PERMISSION_CHANGED, "%s %s".formatted(words, named(of)))
                        .with("before", permissions(before))
                        .with("after", permissions(after)));
    }

    /** "của nhóm HUONGKHE về trang làm việc cockpit". */
    private static String named(Authorization of) {
        String whose = of.getGroupId() != null
                ? "của nhóm " + of.getGroupId()
                : of.getUserId() != null && !of.getUserId().equals(Authorization.ANY)
                        ? "của tài khoản " + of.getUserId()
                        : "của mọi người";
        String which = Authorization.ANY.equals(of.getResourceId()) ? "bất kỳ" : of.getResourceId();
        return "%s về %s %s".formatted(whose, resource(of.getResourceType()), which);
    }

    private static String resource(int type) {
        return switch (ResourceTypeUtil.getResourceByType(type).toString()) {
            case "APPLICATION" -> "trang làm việc";
            case "USER" -> "tài khoản";
            case "GROUP", "GROUP_MEMBERSHIP" -> "nhóm";
            case "AUTHORIZATION" -> "phân quyền";
            case "FILTER" -> "bộ lọc";
            case "PROCESS_DEFINITION" -> "quy trình";
            case "PROCESS_INSTANCE", "HISTORIC_PROCESS_INSTANCE" -> "hồ sơ";
            case "TASK", "HISTORIC_TASK" -> "nhiệm vụ";
            case "DEPLOYMENT" -> "lần cài đặt";
            case "DECISION_DEFINITION", "DECISION_REQUIREMENTS_DEFINITION" -> "bảng quyết định";
            default -> "tài nguyên loại " + type;
        };
    }

    /** "grant READ, UPDATE", in the engine's words; null for none. */
    private static String permissions(Authorization authorization) {
        if (authorization == null) {
            return null;
        }
        String kind = authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE ? "revoke " : "grant ";
        Permission[] all = ResourceTypeUtil.getPermissionsByResourceType(authorization.getResourceType());
        return kind
                + Arrays.stream(authorization.getPermissions(all))
                        .filter(permission -> permission.getValue() != Permissions.NONE.getValue())
                        .map(Permission::getName)
                        .collect(Collectors.joining(", "));
    }
}
