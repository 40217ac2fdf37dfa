package vn.diemcau.identity.provider;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.input.Problem;

/** Decides which accounts may be deputies: only officers of agencies without rights beyond an agency's. */
@Component
public class DeputyEligibility {

    /**
     * @param home code of the agency that must consent
     * @param agencies codes of all agencies that the account belongs to
     */
    public record Account(String id, String home, List<String> agencies) {}

    private final IdentityService identity;
    private final Accounts accounts;
    private final Memberships memberships;
    private final AgencyIndex known;
    private final AccountIds ids;
    private final AsSystem asSystem;

    DeputyEligibility(
            IdentityService identity,
            Accounts accounts,
            Memberships memberships,
            AgencyIndex known,
            AccountIds ids,
            AsSystem asSystem) {
        this.identity = identity;
        this.accounts = accounts;
        this.memberships = memberships;
        this.known = known;
        this.ids = ids;
        this.asSystem = asSystem;
    }

    /**
     * @param agency that the account is to act for
     * @return null when a problem was added
     */
    public Account find(String typed, String agency, List<Problem> problems) {
        String id = ids.find(typed);
        User found = id == null
                ? null
                : asSystem.call(() -> identity.createUserQuery().userId(id).singleResult());
        if (found == null || accounts.standing(id).isDisabled()) {
            return refused("Không có tài khoản này đang hoạt động.", problems);
        }
        List<String> groups = memberships.of(id);
        if (groups.stream().anyMatch(known::isAbove)) {
            return refused(
                    "Tài khoản của lãnh đạo, của cơ quan gọi Hội nghị, của quản trị hệ thống hay của màn hình không"
                            + " làm thay cơ quan khác được.",
                    problems);
        }
        List<String> agencies = groups.stream().filter(known::contains).sorted().toList();
        if (agencies.isEmpty()) {
            return refused("Tài khoản này không thuộc cơ quan, đơn vị nào.", problems);
        }
        return new Account(id, agencies.contains(agency) ? agency : agencies.get(0), agencies);
    }

    private static Account refused(String why, List<Problem> problems) {
        problems.add(new Problem("Tên đăng nhập", why));
        return null;
    }
}
