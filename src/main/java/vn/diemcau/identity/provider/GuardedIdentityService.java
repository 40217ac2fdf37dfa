package vn.diemcau.identity.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.PasswordQuestion;
import vn.diemcau.identity.account.PasswordRule;
import vn.diemcau.identity.account.SignInThrottle;
import vn.diemcau.identity.account.Standing;
import vn.diemcau.identity.account.TryLater;
import vn.diemcau.identity.session.PasswordSentAlong;
import vn.diemcau.identity.session.SignInResult;
import vn.diemcau.identity.session.WebSession;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/**
 * Guards the engine's accounts with our own rules. All password checks (the web apps' sign-in, basic authentication, a
 * change of password) and all changes of passwords pass through here.
 */
class GuardedIdentityService extends IdentityServiceImpl {

    /** Lifetime of a password that somebody else set. */
    static final Duration ONE_TIME = Duration.ofDays(7);

    /** The guard's dependencies, which are created after the engine. */
    record Guards(
            SignInThrottle throttle,
            Accounts accounts,
            AccountIds ids,
            PasswordChecks passwords,
            AccountActs acts,
            WebSession webSession,
            EndedDeputies ended,
            TransactionTemplate transaction,
            Clock clock) {}

    private final Supplier<Guards> guards;

    GuardedIdentityService(Supplier<Guards> guards) {
        this.guards = guards;
    }

    /** @throws Refused noted, when the check is throttled, or when the password is right but gives no access */
    @Override
    public boolean checkPassword(String user, String password) {
        ServletRequestAttributes attributes = attributes();
        if (attributes == null) {
            return super.checkPassword(user, password);
        }
        Guards guard = guards.get();
        // Null when no account has this name.
        String id = guard.ids().find(user);
        // Read before the check, so that a session ends if its password changes in the meantime.
        Standing standing = guard.accounts().standing(id);
        PasswordQuestion question =
                guard.passwords().of(id, password, PasswordSentAlong.isAskedAbout(attributes.getRequest()));
        boolean right;
        try {
            right = guard.throttle()
                    .check(AccountIds.counted(user), attributes.getRequest().getRemoteAddr(), question);
        } catch (TryLater e) {
            if (attributes.getResponse() != null) {
                attributes.getResponse().setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            }
            throw Refusals.note(e);
        }
        if (!right) {
            guard.acts().failed(id == null ? "" : id);
            return false;
        }
        if (standing.isDisabled()) {
            throw Refusals.note(new Refused(
                    Refused.Reason.FORBIDDEN,
                    "Tài khoản đã ngừng hoạt động. Hãy liên hệ người quản trị của cơ quan, đơn vị."));
        }
        if (standing.isExpired(guard.clock().instant())) {
            throw Refusals.note(new Refused(
                    Refused.Reason.FORBIDDEN,
                    "Mật khẩu dùng một lần đã quá hạn. Hãy xin người quản trị của cơ quan, đơn vị cấp lại."));
        }
        SignInResult.note(attributes.getRequest(), new SignInResult(id, standing));
        return true;
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        String person = person();
        if (person == null) {
            // The application's own settings are checked at their source.
            super.saveUser(user, true);
            return;
        }
        if (user.getId() == null) {
            throw Refusals.note(new Refused(List.of(new Problem("Tên đăng nhập", "Chưa ghi."))));
        }
        UserEntity entity = (UserEntity) user;
        boolean isNew = entity.getRevision() == 0;
        boolean hasPassword = entity.hasNewPassword();
        if (hasPassword
                && !isNew
                && entity.getPassword() == null
                && user.getId().equals(person)) {
            throw Refusals.note(new Refused(
                    Refused.Reason.CONFLICT,
                    "Mật khẩu của tài khoản này do máy chủ danh bạ của cơ quan giữ. Hãy đổi mật khẩu ở đó."));
        }
        inOne(guard -> {
            if (isNew || !hasPassword) {
                checkPerson(user, isNew, guard);
            }
            super.saveUser(user, false);
            if (isNew) {
                guard.acts().of(Kind.ACCOUNT_ADDED, "thêm tài khoản", user.getId());
            }
            if (hasPassword) {
                passwordSet(user.getId(), person, isNew, guard);
            } else if (!isNew) {
                guard.acts().of(Kind.ACCOUNT_CHANGED, "sửa thông tin tài khoản", user.getId());
            }
        });
    }

    private static void checkPerson(User user, boolean isNew, Guards guard) {
        try {
            OfficerForm.checkPerson(user);
            if (isNew) {
                // New names are stored in lower case.
                user.setId(AccountIds.fold(user.getId()));
                Refused.ifAny(
                        AccountIds.isWellFormed(user.getId())
                                ? List.of()
                                : List.of(new Problem("Tên đăng nhập", AccountIds.RULE)));
                guard.ids().requireFree(user.getId());
            }
        } catch (Refused refused) {
            throw Refusals.note(refused);
        }
    }

    private void passwordSet(String user, String person, boolean isNew, Guards guard) {
        if (user.equals(person)) {
            guard.accounts().passwordSet(user);
            guard.acts().of(Kind.PASSWORD_CHANGED, "đổi mật khẩu của mình, tài khoản", user);
            ServletRequestAttributes attributes = attributes();
            if (attributes != null) {
                // All other sessions end, including copies of this session's cookie. This session continues with a new
                // cookie.
                guard.webSession()
                        .renew(attributes.getRequest(), guard.accounts().standing(user));
            }
            return;
        }
        guard.accounts().oneTimePasswordSet(user, guard.clock().instant().plus(ONE_TIME));
        if (!isNew) {
            guard.acts().of(Kind.PASSWORD_RESET, "cấp mật khẩu mới cho tài khoản", user);
        }
    }

    /** {@link #saveUser} refuses in our own words. A mere check returns the engine's answer. */
    @Override
    public PasswordPolicyResult checkPasswordAgainstPolicy(String password, User user) {
        PasswordPolicyResult result = super.checkPasswordAgainstPolicy(password, user);
        if (user instanceof UserEntity saved && saved.hasNewPassword() && !result.isValid()) {
            throw Refusals.note(new Refused(PasswordRule.broken(password, user.getId()).stream()
                    .map(rule -> new Problem("Mật khẩu mới", rule.words()))
                    .toList()));
        }
        return result;
    }

    @Override
    public void deleteUser(String typed) {
        inOne(guard -> {
            String user = kept(typed, guard);
            guard.ended().removed(user);
            super.deleteUser(user);
            guard.accounts().removed(user);
            if (person() != null) {
                guard.acts().of(Kind.ACCOUNT_REMOVED, "xóa tài khoản", user);
            }
        });
    }

    @Override
    public void createMembership(String typed, String group) {
        inOne(guard -> {
            String user = kept(typed, guard);
            guard.ended().joined(user, group);
            try {
                super.createMembership(user, group);
            } catch (NullValueException e) {
                throw Refusals.note(new Refused(Refused.Reason.NOT_FOUND, "Không có tài khoản hoặc nhóm này."));
            }
            membership("đưa vào nhóm " + group + " tài khoản", user, guard);
        });
    }

    @Override
    public void deleteMembership(String typed, String group) {
        inOne(guard -> {
            String user = kept(typed, guard);
            guard.ended().left(user, group);
            super.deleteMembership(user, group);
            membership("đưa ra khỏi nhóm " + group + " tài khoản", user, guard);
        });
    }

    /** The stored name of the account, ignoring case; the typed name when there is no account. */
    private static String kept(String typed, Guards guard) {
        String id = guard.ids().find(typed);
        return id == null ? typed : id;
    }

    @Override
    public void saveGroup(Group group) {
        boolean isNew = ((GroupEntity) group).getRevision() == 0;
        inOne(guard -> {
            super.saveGroup(group);
            groupChanged((isNew ? "thêm nhóm " : "sửa nhóm ") + group.getId(), guard);
        });
    }

    @Override
    public void deleteGroup(String group) {
        inOne(guard -> {
            guard.ended().groupRemoved(group);
            super.deleteGroup(group);
            groupChanged("xóa nhóm " + group, guard);
        });
    }

    private void groupChanged(String words, Guards guard) {
        if (person() != null) {
            guard.acts().write(Act.of(Kind.GROUP_CHANGED, words));
        }
    }

    private void membership(String words, String user, Guards guard) {
        if (person() != null) {
            guard.acts().of(Kind.MEMBERSHIP_CHANGED, words, user);
        }
    }

    private void inOne(Consumer<Guards> work) {
        Guards guard = guards.get();
        guard.transaction().executeWithoutResult(status -> work.accept(guard));
    }

    private String person() {
        Authentication authentication = getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    private static ServletRequestAttributes attributes() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes
                : null;
    }
}
