package vn.diemcau.identity.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.Memberships;
import vn.diemcau.identity.provider.ScreenAccounts;
import vn.diemcau.platform.engine.ActingUser;
import vn.diemcau.platform.input.Refused;

/**
 * The person on whose behalf this thread works: in our own endpoints, in the web apps and in the engine's REST API, also
 * inside the engine's listeners. In a timer or another job nobody is.
 */
@Component
public class CurrentUser {

    /** Why somebody else is refused. */
    static final String ADMINISTRATORS_ONLY = "Chỉ quản trị hệ thống được thực hiện việc này.";

    private final ActingUser acting;
    private final AgencyIndex known;
    private final Memberships memberships;

    CurrentUser(ActingUser acting, AgencyIndex known, Memberships memberships) {
        this.acting = acting;
        this.known = known;
        this.memberships = memberships;
    }

    /** The user's id, or null when the system acts by itself. */
    public String id() {
        return acting.id();
    }

    /** Codes of the agencies that the person acts for; none when the system acts by itself. */
    public List<String> agencies() {
        return groups().stream().filter(known::contains).toList();
    }

    /**
     * Whether the person speaks for an agency as one of it: its own officer or its deputy. Who is of the Office is never its
     * deputy, whatever stands written: the Office names the source of what it enters for others.
     */
    public boolean speaksFor(String agency) {
        if (!agencies().contains(agency)) {
            return false;
        }
        if (!isOffice()) {
            // Neither at home nor as a deputy: there is nothing to look up.
            return true;
        }
        List<String> own = memberships.of(id());
        return own.contains(agency) || own.stream().noneMatch(this::isOfOffice);
    }

    /** Whether the person belongs to the Office that calls conferences, or is an administrator. */
    public boolean isOffice() {
        return groups().stream().anyMatch(this::isOfOffice);
    }

    /** Whether the person administers the whole system. */
    public boolean isAdministrator() {
        return groups().contains(Groups.CAMUNDA_ADMIN);
    }

    /** @throws Refused with FORBIDDEN when the person is not an administrator */
    public void requireAdministrator() {
        if (!isAdministrator()) {
            throw new Refused(Refused.Reason.FORBIDDEN, ADMINISTRATORS_ONLY);
        }
    }

    /** @throws Refused with FORBIDDEN when the person is not of the Office */
    public void requireOffice() {
        if (!isOffice()) {
            throw new Refused(Refused.Reason.FORBIDDEN, known.officeOnly());
        }
    }

    /** @throws Refused with FORBIDDEN when the person is not of the Office, nor the screen of its operations room */
    public void requireOfficeOrScreen() {
        if (!groups().contains(ScreenAccounts.GROUP)) {
            requireOffice();
        }
    }

    private boolean isOfOffice(String group) {
        return group.equals(Groups.CAMUNDA_ADMIN) || known.isOffice(group);
    }

    private List<String> groups() {
        List<String> groups = acting.groups();
        return groups == null ? List.of() : groups;
    }
}
