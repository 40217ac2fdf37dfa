package vn.diemcau.conference.plan;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The codes of the duties that are drawn. The models name a duty's user task "userTask_" plus its code. All other
 * duties are defined by the plan only.
 *
 * <p>Nothing but plans and their models goes by codes; whoever treats a duty asks its {@link DutyKind}.
 */
public final class DutyCodes {

    /** The Office issues the letter; every other duty opens with it or later. */
    public static final String ISSUE_LETTER = "IssueLetter";

    /** The province's own site prepares its hall. */
    public static final String PREPARE_PROVINCE_SITE = "PrepareProvinceSite";

    /** The police site, where some of the province's delegates sit, prepares its hall. */
    public static final String PREPARE_POLICE_SITE = "PreparePoliceSite";

    /** An agency coordinates the conditions at all sites of the province. */
    public static final String COORDINATE_CONDITIONS = "CoordinateConditions";

    public static final String ASSIGN_NEWSPAPER_REPORTERS = "AssignNewspaperReporters";
    public static final String ASSIGN_BROADCAST_REPORTERS = "AssignBroadcastReporters";

    /** A unit registers its sites and delegates. */
    public static final String REGISTER_SITES = "RegisterSites";

    /** A unit may change its registration until the line test; a right, not a duty. */
    public static final String AMEND_REGISTRATION = "AmendRegistration";

    /** A unit changes its registration after the line test; numbered, opened by the Office. */
    public static final String CORRECT_REGISTRATION = "CorrectRegistration";

    public static final String ACKNOWLEDGE_SITES_BY_PEOPLES_COMMITTEE = "AcknowledgeSitesByPeoplesCommittee";
    public static final String ACKNOWLEDGE_SITES_BY_TELECOM = "AcknowledgeSitesByTelecom";
    public static final String ACKNOWLEDGE_PLACES_BY_POWER = "AcknowledgePlacesByPower";
    public static final String ACKNOWLEDGE_NUMBERS_BY_PARTY_OFFICE = "AcknowledgeNumbersByPartyOffice";

    /** A unit prepares its hall. */
    public static final String PREPARE_HALL = "PrepareHall";

    public static final String INVITE_UNIT_DELEGATES = "InviteUnitDelegates";
    public static final String ASSIGN_UNIT_REPORTERS = "AssignUnitReporters";

    /** A unit's leader signs that the unit is ready. */
    public static final String SIGN_UNIT_READINESS = "SignUnitReadiness";

    /** A unit answers whether it speaks, and about what. */
    public static final String PREPARE_SPEECH = "PrepareSpeech";

    /** The line test, once per round. */
    public static final String TEST_LINES = "TestLines";

    /** The repair of failed lines before the next round. */
    public static final String REPAIR_LINES = "RepairLines";

    /** The Office decides whether the conference can open. */
    public static final String DECIDE_READINESS = "DecideReadiness";

    /** The leadership decides whether to meet although the Office did not sign. */
    public static final String DECIDE_POSTPONEMENT = "DecidePostponement";

    public static final String TAKE_ROLL_CALL = "TakeRollCall";
    public static final String RUN_AWARDS = "RunAwards";
    public static final String CLOSE_CONFERENCE = "CloseConference";

    /** An incident is handled; numbered, one per report. */
    public static final String HANDLE_INCIDENT = "HandleIncident";

    /** A duty that is not in the letter; numbered, added by the Office. */
    public static final String EXTRA_DUTY = "ExtraDuty";

    public static final String CONNECT_LINES = "ConnectLines";
    public static final String KEEP_LINES_STABLE = "KeepLinesStable";
    public static final String KEEP_POWER_STABLE = "KeepPowerStable";
    public static final String ASSIGN_CENTRE_TECHNICIANS = "AssignCentreTechnicians";
    public static final String ASSIGN_TELECOM_TECHNICIANS = "AssignTelecomTechnicians";
    public static final String INVITE_CENTRAL_DELEGATES = "InviteCentralDelegates";
    public static final String INVITE_AWARDEES = "InviteAwardees";
    public static final String INVITE_POLICE_DELEGATES = "InvitePoliceDelegates";
    public static final String INVITE_MILITARY_DELEGATES = "InviteMilitaryDelegates";
    public static final String INVITE_BORDER_GUARD_DELEGATES = "InviteBorderGuardDelegates";
    public static final String PREPARE_REPORTS = "PrepareReports";
    public static final String COVER_BY_NEWSPAPER = "CoverByNewspaper";
    public static final String COVER_BY_BROADCAST = "CoverByBroadcast";
    public static final String PREPARE_AWARDS = "PrepareAwards";

    /** The loop from the line test to the decision, which holds together only whole. */
    static final Set<String> FROM_THE_LINE_TEST =
            Set.of(TEST_LINES, REPAIR_LINES, DECIDE_READINESS, DECIDE_POSTPONEMENT);

    private static final Pattern COVER = Pattern.compile("CoverBy.+");

    private DutyCodes() {}

    /** Whether this may be done after the conference has begun. Preparation ends at the start. */
    public static boolean mayFollowStart(String code) {
        return code.equals(TAKE_ROLL_CALL)
                || code.equals(RUN_AWARDS)
                || code.equals(CLOSE_CONFERENCE)
                || COVER.matcher(code).matches();
    }
}
