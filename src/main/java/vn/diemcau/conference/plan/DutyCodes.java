package vn.diemcau.conference.plan;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The codes of those duties that the product treats in a way of their own. The drawn models call the user task of a duty
 * "userTask_" and its code; every other duty is known by its plan alone.
 *
 * <p>Ask what a duty is, where there is a question for it, and not for its code.
 */
public final class DutyCodes {

    /** The Office issues the letter; every other duty opens with it or later. */
    public static final String ISSUE_LETTER = "IssueLetter";

    /** The province's own site gets its hall ready. */
    public static final String PREPARE_PROVINCE_SITE = "PrepareProvinceSite";

    /** The police's site, where a part of the province's delegates sits, gets its hall ready. */
    public static final String PREPARE_POLICE_SITE = "PreparePoliceSite";

    /** Somebody sees to the conditions at all sites of the province's level. */
    public static final String COORDINATE_CONDITIONS = "CoordinateConditions";

    public static final String ASSIGN_NEWSPAPER_REPORTERS = "AssignNewspaperReporters";
    public static final String ASSIGN_BROADCAST_REPORTERS = "AssignBroadcastReporters";

    /** A unit registers its sites and delegates. */
    public static final String REGISTER_SITES = "RegisterSites";

    /** A unit changes its registration until the line test: a right and not a duty. */
    public static final String AMEND_REGISTRATION = "AmendRegistration";

    /** A unit changes its registration once more after that, numbered: the Office opens it. */
    public static final String CORRECT_REGISTRATION = "CorrectRegistration";

    public static final String ACKNOWLEDGE_SITES_BY_PEOPLES_COMMITTEE = "AcknowledgeSitesByPeoplesCommittee";
    public static final String ACKNOWLEDGE_SITES_BY_TELECOM = "AcknowledgeSitesByTelecom";
    public static final String ACKNOWLEDGE_PLACES_BY_POWER = "AcknowledgePlacesByPower";
    public static final String ACKNOWLEDGE_NUMBERS_BY_PARTY_OFFICE = "AcknowledgeNumbersByPartyOffice";

    /** A unit gets its hall ready. */
    public static final String PREPARE_HALL = "PrepareHall";

    public static final String INVITE_UNIT_DELEGATES = "InviteUnitDelegates";
    public static final String ASSIGN_UNIT_REPORTERS = "AssignUnitReporters";

    /** A unit's leader signs that all of its own is ready. */
    public static final String SIGN_UNIT_READINESS = "SignUnitReadiness";

    /** A unit says whether it speaks, and of what. */
    public static final String PREPARE_SPEECH = "PrepareSpeech";

    /** The line test, once for each round. */
    public static final String TEST_LINES = "TestLines";

    /** What failed in a round is repaired before the next. */
    public static final String REPAIR_LINES = "RepairLines";

    /** The Office says whether the conference can open. */
    public static final String DECIDE_READINESS = "DecideReadiness";

    /** The leadership decides whether to meet although the Office did not sign. */
    public static final String DECIDE_POSTPONEMENT = "DecidePostponement";

    public static final String TAKE_ROLL_CALL = "TakeRollCall";
    public static final String RUN_AWARDS = "RunAwards";
    public static final String CLOSE_CONFERENCE = "CloseConference";

    /** An incident is seen to, numbered: every report opens one. */
    public static final String HANDLE_INCIDENT = "HandleIncident";

    /** What the letter does not know, numbered: the Office adds it. */
    public static final String EXTRA_DUTY = "ExtraDuty";

    /** A unit tells its sites and delegates, for the first time or once more. */
    public static final Set<String> REGISTERING = Set.of(REGISTER_SITES, AMEND_REGISTRATION, CORRECT_REGISTRATION);

    /** A receiver of the registrations confirms that it has them. */
    public static final Set<String> ACKNOWLEDGING = Set.of(
            ACKNOWLEDGE_SITES_BY_PEOPLES_COMMITTEE,
            ACKNOWLEDGE_SITES_BY_TELECOM,
            ACKNOWLEDGE_PLACES_BY_POWER,
            ACKNOWLEDGE_NUMBERS_BY_PARTY_OFFICE);

    /** The hall of a site of the province's level is got ready. */
    public static final Set<String> PREPARING_PROVINCE_HALLS = Set.of(PREPARE_PROVINCE_SITE, PREPARE_POLICE_SITE);

    private static final String ACKNOWLEDGE = "Acknowledge";
    private static final String INVITE = "Invite";
    private static final Pattern COVER = Pattern.compile("CoverBy.+");

    private DutyCodes() {}

    /** Whether this is a unit's duty to register, for the first time. */
    public static boolean isRegistration(String code) {
        return code.equals(REGISTER_SITES);
    }

    /** Whether this offers a unit to change its registration; nobody is chased for not changing it. */
    public static boolean isAmendment(String code) {
        return code.equals(AMEND_REGISTRATION);
    }

    /** Whether this is a registration that the Office opened once more. */
    public static boolean isCorrection(String code) {
        return code.startsWith(CORRECT_REGISTRATION);
    }

    /** Whether this is a receiver's duty to confirm the list of sites. */
    public static boolean isAcknowledgement(String code) {
        return code.startsWith(ACKNOWLEDGE);
    }

    /** Whether somebody invites delegates with it. */
    public static boolean isInvitation(String code) {
        return code.startsWith(INVITE);
    }

    /** Whether this begins with the line test. */
    public static boolean isLineTest(String code) {
        return code.equals(TEST_LINES);
    }

    /** Whether this may be done after the conference has begun; everything else is over by then. */
    public static boolean mayFollowStart(String code) {
        return code.equals(TAKE_ROLL_CALL)
                || code.equals(RUN_AWARDS)
                || code.equals(CLOSE_CONFERENCE)
                || COVER.matcher(code).matches();
    }
}
