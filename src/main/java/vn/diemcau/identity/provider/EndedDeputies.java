package vn.diemcau.identity.provider;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Deputies;
import vn.diemcau.identity.account.Deputy;

/**
 * Ends the deputyships of an account whose membership changes. A returning membership does not restore them; the agency
 * must request the deputy again.
 */
@Component
class EndedDeputies {

    private final Deputies deputies;
    private final AgencyIndex known;
    private final AccountActs acts;

    EndedDeputies(Deputies deputies, AgencyIndex known, AccountActs acts) {
        this.deputies = deputies;
        this.known = known;
        this.acts = acts;
    }

    /** An account with rights beyond an agency's cannot be a deputy. */
    @Transactional(propagation = Propagation.MANDATORY)
    void joined(String account, String group) {
        if (known.isAbove(group)) {
            end(account, deputy -> true);
        }
    }

    /** An agency's consent covers only its own officers. */
    @Transactional(propagation = Propagation.MANDATORY)
    void left(String account, String group) {
        end(account, deputy -> group.equals(deputy.home()));
    }

    /** A later account of the same name belongs to somebody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    void removed(String account) {
        end(account, deputy -> true);
    }

    /** An agency without a group has neither officers nor tasks. */
    @Transactional(propagation = Propagation.MANDATORY)
    void groupRemoved(String group) {
        deputies.lock();
        deputies.of(group).forEach(this::end);
        deputies.from(group).forEach(this::end);
    }

    private void end(String account, Predicate<Deputy> which) {
        // The lock makes a simultaneous acceptance see the changed account.
        deputies.lock();
        deputies.notEnded(account).stream().filter(which).forEach(this::end);
    }

    private void end(Deputy deputy) {
        if (deputies.end(deputy.id())) {
            List<String> both = deputy.home() == null || deputy.home().equals(deputy.agency())
                    ? List.of(deputy.agency())
                    : List.of(deputy.agency(), deputy.home());
            acts.write(Act.of(Kind.DEPUTY_ENDED, "thôi cử cán bộ thay, tài khoản " + deputy.account())
                    .about(both)
                    .with("account", deputy.account()));
        }
    }
}
