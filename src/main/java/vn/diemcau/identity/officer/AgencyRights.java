package vn.diemcau.identity.officer;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.Memberships;
import vn.diemcau.platform.input.Refused;

/** Decides who manages the officers of an agency: its own administrator and the system's administrators. */
@Component
class AgencyRights {

    private final CurrentUser user;
    private final Accounts accounts;
    private final AgencyIndex known;
    private final Memberships memberships;

    AgencyRights(CurrentUser user, Accounts accounts, AgencyIndex known, Memberships memberships) {
        this.user = user;
        this.accounts = accounts;
        this.known = known;
        this.memberships = memberships;
    }

    /** Codes of the agencies whose officers the person manages. */
    List<String> managed() {
        if (user.isAdministrator()) {
            return known.codes();
        }
        String own = accounts.standing(user.id()).administers();
        // An account that was moved to another agency manages neither agency, not even as a deputy.
        return own != null && known.contains(own) && memberships.of(user.id()).contains(own) ? List.of(own) : List.of();
    }

    /**
     * @throws Refused when the user does not manage this agency's officers; the refusal reveals nothing about other
     *     agencies
     */
    void require(String agency) {
        if (managed().contains(agency)) {
            return;
        }
        if (user.agencies().contains(agency)) {
            throw new Refused(
                    Refused.Reason.FORBIDDEN, "Chỉ cán bộ được giao quản lý cán bộ của cơ quan được làm việc này.");
        }
        throw new Refused(Refused.Reason.NOT_FOUND, "Không có cơ quan này, hoặc đồng chí không quản lý cán bộ ở đó.");
    }
}
