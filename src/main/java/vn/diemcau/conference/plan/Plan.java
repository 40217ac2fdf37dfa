package vn.diemcau.conference.plan;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A conference before it is called: all that its letter says.
 *
 * @param id letters, digits and hyphens; the conference's id from then on
 * @param letter reference of the letter: "Giấy mời của Ban Thường vụ Tỉnh ủy"
 * @param host code of the Office
 * @param arriveMinutesBefore how long before the start delegates are present (O3)
 * @param units codes of those that register sites
 * @param source the text that this plan was read from
 */
public record Plan(
        String id,
        String title,
        String letter,
        String host,
        ZoneId zone,
        ZonedDateTime start,
        int arriveMinutesBefore,
        ZonedDateTime lineTest,
        ZonedDateTime registrationDue,
        List<Site> sites,
        List<Chair> chairs,
        List<Participants> participants,
        List<String> units,
        List<Duty> duties,
        List<HelpLine> helpLines,
        List<Recipient> recipients,
        String source) {

    /** A site of the province's level (O4, O17). */
    public record Site(String code, String name, String place, String host, String chair) {}

    /** Who chairs the site of a unit, by title (O31, O32). */
    public record Chair(String unit, String chair) {}

    /**
     * A category of participants.
     *
     * @param site code of a province site, or null for the sites of the units
     * @param invitedBy codes of the agencies that invite them; empty: each invites its own (O69)
     * @param separateInvitation whether they get an invitation of their own (O5, against O70)
     */
    public record Participants(
            String name, String site, List<String> invitedBy, boolean separateInvitation, List<String> obligations) {}

    /**
     * One duty of one agency, or of each unit.
     *
     * @param code the user task it becomes: "PrepareReports"
     * @param agency null when each unit has it
     * @param words what the letter says of it
     */
    public record Duty(String code, String agency, ZonedDateTime due, String words, List<String> obligations) {}

    /**
     * Whom to call about what (O48, O59).
     *
     * @param subject REGISTRATION or LINE_TEST
     */
    public record HelpLine(String subject, String agency, String role) {}

    /**
     * Who gets the letter (O72–O79).
     *
     * @param purpose "bố trí"; empty when the letter states none
     */
    public record Recipient(String agency, String purpose) {}
}
