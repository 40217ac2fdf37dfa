package vn.diemcau.identity.officer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.OneTimePassword;
import vn.diemcau.identity.account.Standing;
import vn.diemcau.identity.provider.AccountIds;
import vn.diemcau.identity.provider.LdapDirectory;
import vn.diemcau.identity.provider.Memberships;
import vn.diemcau.identity.provider.OfficerForm;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.input.Refused;

/**
 * Lets an agency's administrator manage its officers. Accounts of other agencies and accounts with more rights are
 * excluded.
 */
@Service
class Officers {

    /**
     * @param name the officer's name
     * @param administers whether the officer manages the others of the agency
     * @param isOneTime whether the password is still one that somebody else set
     * @param isFromDirectory whether the directory server keeps the password
     * @param isManaged whether the current user may change this officer
     */
    record Officer(
            String id,
            String name,
            String post,
            String email,
            boolean administers,
            boolean isDisabled,
            boolean isOneTime,
            boolean isFromDirectory,
            boolean isSelf,
            boolean isManaged) {}

    /** Highest number of accounts per agency, including inactive ones. */
    static final int MOST = 50;

    private final IdentityService identity;
    private final Accounts accounts;
    private final AccountIds ids;
    private final AgencyRights rights;
    private final CurrentUser user;
    private final AccountActs acts;
    private final AsSystem asSystem;
    private final Memberships memberships;
    private final LdapDirectory ldap;

    Officers(
            IdentityService identity,
            Accounts accounts,
            AccountIds ids,
            AgencyRights rights,
            CurrentUser user,
            AccountActs acts,
            AsSystem asSystem,
            Memberships memberships,
            LdapDirectory ldap) {
        this.identity = identity;
        this.accounts = accounts;
        this.ids = ids;
        this.rights = rights;
        this.user = user;
        this.acts = acts;
        this.asSystem = asSystem;
        this.memberships = memberships;
        this.ldap = ldap;
    }

    List<Officer> of(String agency) {
        rights.require(agency);
        List<User> members = asSystem.call(
                () -> identity.createUserQuery().memberOfGroup(agency).list());
        Map<String, Standing> standings =
                accounts.standings(members.stream().map(User::getId).toList());
        return members.stream()
                .map(member -> officer(member, standings.get(member.getId()), agency))
                .sorted(Comparator.comparing(Officer::isDisabled).thenComparing(Officer::id))
                .toList();
    }

    /** @return a one-time password, which is shown only here; null when the directory server keeps the password */
    @Transactional
    String add(String agency, OfficerForm form) {
        rights.require(agency);
        form.check();
        ids.requireFree(form.id());
        if (!user.isAdministrator() && memberships.countOfOneAtATime(agency) >= MOST) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Cơ quan đã có %d tài khoản. Cần thêm nữa, hãy đề nghị người quản trị hệ thống.".formatted(MOST));
        }
        if (form.fromDirectory() && !ldap.isConfigured()) {
            throw new Refused(Refused.Reason.CONFLICT, "Hệ thống chưa nối với máy chủ danh bạ của cơ quan.");
        }
        String password = form.fromDirectory() ? null : OneTimePassword.next();
        asSystem.run(() -> {
            User added = identity.newUser(form.id());
            form.write(added);
            added.setPassword(password);
            identity.saveUser(added);
            identity.createMembership(form.id(), agency);
        });
        accounts.setPost(form.id(), form.post());
        appoint(agency, form);
        return password;
    }

    @Transactional
    void change(String agency, String id, OfficerForm form) {
        User officer = managed(agency, id);
        form.withId(id).check();
        asSystem.run(() -> {
            form.write(officer);
            identity.saveUser(officer);
        });
        accounts.setPost(id, form.post());
        appoint(agency, form.withId(id));
    }

    @Transactional
    String newPassword(String agency, String id) {
        User officer = managed(agency, id);
        if (id.equals(user.id())) {
            throw new Refused(Refused.Reason.CONFLICT, "Mật khẩu của mình, đồng chí đổi tại trang Đổi mật khẩu.");
        }
        if (isFromDirectory(officer)) {
            throw new Refused(
                    Refused.Reason.CONFLICT, "Mật khẩu của tài khoản này do máy chủ danh bạ của cơ quan giữ.");
        }
        String password = OneTimePassword.next();
        asSystem.run(() -> {
            officer.setPassword(password);
            identity.saveUser(officer);
        });
        return password;
    }

    @Transactional
    void disable(String agency, String id) {
        managed(agency, id);
        if (id.equals(user.id())) {
            throw new Refused(Refused.Reason.CONFLICT, "Đồng chí không thể tự ngừng tài khoản của mình.");
        }
        accounts.disable(id, user.id());
        acts.of(Kind.ACCOUNT_DISABLED, "ngừng tài khoản", id, agency);
    }

    @Transactional
    void enable(String agency, String id) {
        managed(agency, id);
        accounts.enable(id);
        acts.of(Kind.ACCOUNT_ENABLED, "cho hoạt động lại tài khoản", id, agency);
    }

    /** Only a system administrator appoints the administrator of an agency. */
    private void appoint(String agency, OfficerForm form) {
        boolean was = agency.equals(accounts.standing(form.id()).administers());
        if (form.administers() == null || form.administers() == was) {
            return;
        }
        if (!user.isAdministrator()) {
            throw new Refused(
                    Refused.Reason.FORBIDDEN,
                    "Chỉ người quản trị hệ thống được giao quyền quản lý cán bộ của cơ quan.");
        }
        accounts.setAdministers(form.id(), was ? null : agency);
        acts.of(
                Kind.ACCOUNT_CHANGED,
                was
                        ? "thôi giao quyền quản lý cán bộ của cơ quan cho tài khoản"
                        : "giao quyền quản lý cán bộ của cơ quan cho tài khoản",
                form.id(),
                agency);
    }

    private User managed(String agency, String id) {
        rights.require(agency);
        User officer = asSystem.call(() ->
                identity.createUserQuery().userId(id).memberOfGroup(agency).singleResult());
        if (officer == null) {
            throw new Refused(Refused.Reason.NOT_FOUND, "Cơ quan không có cán bộ với tài khoản này.");
        }
        if (!isManaged(id, accounts.standing(id), agency)) {
            throw new Refused(Refused.Reason.FORBIDDEN, "Tài khoản này do người quản trị hệ thống quản lý.");
        }
        return officer;
    }

    /** A password gives all rights of its account, so the account must have no rights beyond the agency's. */
    private boolean isManaged(String id, Standing standing, String agency) {
        if (user.isAdministrator()) {
            return true;
        }
        boolean isOther = standing.administers() != null && !id.equals(user.id());
        return !isOther && memberships.of(id).stream().allMatch(agency::equals);
    }

    private static boolean isFromDirectory(User user) {
        return user.getPassword() == null;
    }

    private Officer officer(User member, Standing standing, String agency) {
        return new Officer(
                member.getId(),
                OfficerForm.name(member),
                standing.post(),
                member.getEmail(),
                agency.equals(standing.administers()),
                standing.isDisabled(),
                standing.mustChange(),
                isFromDirectory(member),
                member.getId().equals(user.id()),
                isManaged(member.getId(), standing, agency));
    }
}
