package vn.diemcau.identity.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.Memberships;
import vn.diemcau.platform.engine.ActingUser;
import vn.diemcau.platform.input.Refused;

/**
 * The signed-in user of this thread: in our own endpoints, the web apps, the engine's REST API and the engine's
 * listeners. A timer or another job has no user.
 */
@Component
public class CurrentUser {

    /** The sentence that refuses everybody else. */
    static final String ADMINISTRATORS_ONLY = "Chỉ quản trị hệ thống được thực hiện việc này.";

    private final ActingUser acting;
    private final AgencyIndex known;
    private final Memberships memberships;
    private final Conferences conferences;

    CurrentUser(ActingUser acting, AgencyIndex known, Memberships memberships, Conferences conferences) {
        this.acting = acting;
        this.known = known;
        this.memberships = memberships;
        this.conferences = conferences;
    }

    /** The user's id; null for the system. */
    public String id() {
        return acting.id();
    }

    /** Codes of the agencies that the user acts for; none for the system. */
    public List<String> agencies() {
        return groups().stream().filter(known::contains).toList();
    }

    /**
     * Whether the user answers for an agency as its officer or deputy. A member of the Office is never a deputy,
     * because the Office must name the source of each answer that it enters for others.
     */
    public boolean speaksFor(String agency) {
        if (!agencies().contains(agency)) {
            return false;
        }
        if (!isOffice()) {
            // The user is neither an officer nor a deputy, so no look-up is needed.
            return true;
        }
        List<String> own = memberships.of(id());
        return own.contains(agency) || own.stream().noneMatch(this::isOfOffice);
    }

    /** Whether the person belongs to an Office that calls conferences, or is an administrator. */
    public boolean isOffice() {
        return groups().stream().anyMatch(this::isOfOffice);
    }

    /** Whether the person belongs to the Office that called this conference, or is an administrator. */
    public boolean isOfficeOf(Conference conference) {
        return mayActAs(conference.host());
    }

    /** The same by the conference's id; false when there is no such conference. */
    public boolean isOfficeOf(String conference) {
        return mayFollowAll()
                || isOffice()
                        && conferences.host(conference).filter(this::mayActAs).isPresent();
    }

    /** Whether the person may act as this Office. */
    public boolean mayActAs(String office) {
        return mayFollowAll() || isOffice() && groups().contains(office);
    }

    /** Whether all conferences are the person's: an administrator's, and those of an only Office. */
    public boolean mayFollowAll() {
        return isAdministrator() || !known.hasSeveralOffices() && isOffice();
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

    /**
     * @throws Refused FORBIDDEN when the person is of no Office, NOT_FOUND when the conference is another Office's, as if
     *     it did not exist
     */
    public void requireOfficeOf(String conference) {
        requireOffice();
        if (!isOfficeOf(conference)) {
            throw Conferences.notFound(conference);
        }
    }

    /** @throws Refused FORBIDDEN when the person may not call a conference of this Office */
    public void requireHost(String host) {
        if (id() != null && !mayActAs(host)) {
            throw new Refused(
                    Refused.Reason.FORBIDDEN,
                    "Kế hoạch ghi nơi chủ trì (host) là %s (%s): chỉ Văn phòng đó được triệu tập Hội nghị này."
                            .formatted(host, known.name(host)));
        }
    }

    /** @throws Refused with FORBIDDEN when the person is not of an Office, nor the screen of an operations room */
    public void requireOfficeOrScreen() {
        if (groups().stream().noneMatch(known::isOfScreens)) {
            requireOffice();
        }
    }

    /** Whether the person is of the Office that called this conference, or a screen of its operations room. */
    public boolean mayWatch(Conference conference) {
        boolean isScreen = groups().stream()
                .anyMatch(group -> known.hasSeveralOffices()
                        ? group.equals(known.screensOf(conference.host()))
                        : known.isOfScreens(group));
        return isScreen || isOfficeOf(conference);
    }

    private boolean isOfOffice(String group) {
        return group.equals(Groups.CAMUNDA_ADMIN) || known.isOffice(group);
    }

    private List<String> groups() {
        List<String> groups = acting.groups();
        return groups == null ? List.of() : groups;
    }
}
