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
 * The engine's accounts behind our own rules. Whoever asks whether a password is right (the web apps' sign-in, a password
 * sent along, a change of it) or sets one comes through here.
 */
class GuardedIdentityService extends IdentityServiceImpl {

    /** How long a password that somebody else set may wait for its owner. */
    static final Duration ONE_TIME = Duration.ofDays(7);

    /** What the guard needs, which is made after the engine. */
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

    /** @throws Refused noted, when it may not be asked now, or is right and opens nothing */
    @Override
    public boolean checkPassword(String user, String password) {
        ServletRequestAttributes attributes = attributes();
        if (attributes == null) {
            return super.checkPassword(user, password);
        }
        Guards guard = guards.get();
        // Null when nobody is called so.
        String id = guard.ids().find(user);
        // Read first: a session that is opened with a password must end when the password is changed meanwhile.
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
            // What the application sets by itself has been checked where it comes from.
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
                // What people make is called in small letters, however they wrote it.
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
                // The others end, and whoever has a copy of this one's cookie; this one goes on under a new one.
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

    /** What {@link #saveUser} refuses it tells in our words; who only asks gets the engine's answer. */
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

    /** The account as it is called, whatever letters were typed capital; as typed when there is none. */
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
