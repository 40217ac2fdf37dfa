package vn.diemcau.identity.account;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.platform.engine.ActingUser;

/** Records acts on accounts. It never records a password, nor a name without an account. */
@Component
public class AccountActs {

    private final Journal journal;
    private final IdentityService identity;
    private final ActingUser acting;

    AccountActs(Journal journal, IdentityService identity, ActingUser acting) {
        this.journal = journal;
        this.identity = identity;
        this.acting = acting;
    }

    /** @param words what was done; the account's id is appended */
    @Transactional
    public void of(Kind kind, String words, String account) {
        journal.write(Act.of(kind, words + " " + account).with("account", account));
    }

    @Transactional
    public void write(Act act) {
        journal.write(act);
    }

    /** The same for an act that concerns an agency. */
    @Transactional
    public void of(Kind kind, String words, String account, String agency) {
        journal.write(Act.of(kind, words + " " + account).about(List.of(agency)).with("account", account));
    }

    /** Records an act of a user who is not yet, or no longer, the current user of the thread. */
    @Transactional
    public void writeAs(String user, List<String> groups, Act act) {
        acting.as(user, groups, () -> {
            journal.write(act);
            return null;
        });
    }

    @Transactional
    public void failed(String account) {
        // People sometimes type their password into the name field.
        boolean exists =
                !account.isEmpty() && identity.createUserQuery().userId(account).count() > 0;
        journal.write(Act.of(
                        Kind.SIGN_IN_FAILED,
                        exists
                                ? "đăng nhập không thành công vào tài khoản " + account
                                : "đăng nhập không thành công: không có tài khoản như đã nhập")
                .with("account", exists ? account : null));
    }
}
