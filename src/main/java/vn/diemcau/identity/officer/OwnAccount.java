package vn.diemcau.identity.officer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.PasswordRule;
import vn.diemcau.identity.account.Standing;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.identity.session.WebSession;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** Lets users change their password and end all their sessions. */
@RestController
class OwnAccount {

    /**
     * @param rules the password rules in words
     * @param mayManage whether the user manages the officers of one or all agencies
     * @param requests number of requests for deputies that wait for the user's answer
     * @param token CSRF token of the session; null without a session
     */
    record Account(
            String id,
            String name,
            boolean mustChange,
            List<String> rules,
            boolean mayManage,
            int requests,
            String token) {}

    record PasswordChange(String current, String password) {}

    private final CurrentUser user;
    private final IdentityService identity;
    private final Accounts accounts;
    private final AccountNames names;
    private final AccountActs acts;
    private final TransactionTemplate transaction;
    private final WebSession webSession;
    private final AgencyRights rights;
    private final DeputyLists deputies;

    OwnAccount(
            CurrentUser user,
            IdentityService identity,
            Accounts accounts,
            AccountNames names,
            AccountActs acts,
            TransactionTemplate transaction,
            WebSession webSession,
            AgencyRights rights,
            DeputyLists deputies) {
        this.user = user;
        this.identity = identity;
        this.accounts = accounts;
        this.names = names;
        this.acts = acts;
        this.transaction = transaction;
        this.webSession = webSession;
        this.rights = rights;
        this.deputies = deputies;
    }

    @GetMapping("/api/account")
    Account own(HttpServletRequest request) {
        Standing standing = accounts.standing(user.id());
        return new Account(
                user.id(),
                names.of(user.id()),
                standing.mustChange(),
                List.of(PasswordRule.values()).stream().map(PasswordRule::words).toList(),
                !rights.managed().isEmpty(),
                user.isAdministrator() ? 0 : deputies.waiting(),
                webSession.token(request));
    }

    /** Not in one transaction, so that a wrong password counts although nothing changes. */
    @PutMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody PasswordChange change) {
        String current = change.current() == null ? "" : change.current();
        String password = change.password() == null ? "" : change.password();
        if (current.isEmpty() || password.isEmpty()) {
            throw new Refused(
                    List.of(new Problem(current.isEmpty() ? "Mật khẩu hiện tại" : "Mật khẩu mới", "Chưa nhập.")));
        }
        if (password.equals(current)) {
            throw new Refused(List.of(new Problem("Mật khẩu mới", "Phải khác mật khẩu hiện tại.")));
        }
        if (!identity.checkPassword(user.id(), current)) {
            throw new Refused(List.of(new Problem("Mật khẩu hiện tại", "Không đúng.")));
        }
        User own = identity.createUserQuery().userId(user.id()).singleResult();
        own.setPassword(password);
        identity.saveUser(own);
    }

    @PostMapping("/api/account/sign-out-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere() {
        transaction.executeWithoutResult(status -> {
            accounts.endSessions(user.id());
            acts.of(Kind.SIGNED_OUT_EVERYWHERE, "đăng xuất ở mọi nơi, tài khoản", user.id());
        });
    }
}
