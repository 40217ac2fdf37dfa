package vn.diemcau.conference.plan;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The plan of a conference: the content of its letter.
 *
 * @param id letters, digits and hyphens; the conference's id from then on
 * @param letter reference of the letter: "Giấy mời họp của Ban Thường vụ"
 * @param letterKind what it is: "Giấy mời", "Công điện"
 * @param notice what it tells everybody who gets it; empty when there is nothing
 * @param host code of the Office
 * @param arriveMinutesBefore minutes before the start at which delegates are present (O3)
 * @param lineTest the first line test; null when the letter asks for none
 * @param registrationDue the first date by which units register sites; null when none does
 * @param milestones its other dates, by time
 * @param units codes of the units that have duties of their own; those that register sites are among them
 * @param source the text that this plan was read from
 */
public record Plan(
        String id,
        String title,
        String letter,
        String letterKind,
        String notice,
        String host,
        ZoneId zone,
        ZonedDateTime start,
        int arriveMinutesBefore,
        ZonedDateTime lineTest,
        ZonedDateTime registrationDue,
        List<Milestone> milestones,
        List<Site> sites,
        List<Chair> chairs,
        List<Participants> participants,
        List<String> units,
        List<Duty> duties,
        List<HelpLine> helpLines,
        List<Recipient> recipients,
        String source) {

    /** A deadline that names a day alone means this hour. */
    public static final LocalTime END_OF_OFFICE_HOURS = LocalTime.of(17, 0);

    /** The date by which units register that register by no milestone; the name that plans give it. */
    public static final String REGISTRATION_DUE = "registrationDue";

    /** A site of the province's level (O4, O17). */
    public record Site(String code, String name, String place, String host, String chair) {}

    /** Who chairs the site of a unit, by title (O31, O32). */
    public record Chair(String unit, String chair) {}

    /**
     * A category of participants.
     *
     * @param site code of a province site, or null for the units' sites
     * @param invitedBy codes of the inviting agencies; empty when each unit invites its own (O69)
     * @param separateInvitation whether they get a separate invitation (O5, unlike O70)
     */
    public record Participants(
            String name, String site, List<String> invitedBy, boolean separateInvitation, List<String> obligations) {}

    /**
     * One duty of one agency, or of each unit.
     *
     * @param code code of its user task: "PrepareReports"
     * @param name its name for people
     * @param agency null for a unit duty
     * @param units the units that have it; for the duty of an agency empty, except the units whose sites it tests: all
     *     sites when empty
     * @param opens null when it opens with the letter or with what it waits for
     * @param dueFrom name of the date that the deadline is told from, as "start"; null for an instant or a day
     * @param after codes of the duties that must be done before it opens
     * @param words the letter's words about it
     * @param ticks what the agency confirms one by one
     * @param list the list that it acknowledges; null for any other duty
     */
    public record Duty(
            String code,
            DutyKind kind,
            String name,
            String agency,
            List<String> units,
            Opening opens,
            ZonedDateTime due,
            String dueFrom,
            List<String> after,
            String words,
            List<String> ticks,
            Proof proof,
            ReceivedList list,
            List<String> obligations) {

        /** The same for these units. */
        Duty of(List<String> some) {
            return new Duty(
                    code, kind, name, agency, some, opens, due, dueFrom, after, words, ticks, proof, list, obligations);
        }

        /** The same with a deadline that is told from this date. */
        Duty dueFrom(String date) {
            return new Duty(
                    code, kind, name, agency, units, opens, due, date, after, words, ticks, proof, list, obligations);
        }

        /** Codes of who has it: its agency, or its units. */
        public List<String> holders() {
            return agency == null ? units : List.of(agency);
        }

        /** The date by which its units register; only for a duty to register. */
        public String registration() {
            return dueFrom == null ? REGISTRATION_DUE : dueFrom;
        }
    }

    /**
     * When a duty opens that is not for the whole time of the preparation.
     *
     * @param from name of the date that the time is told from; null for an instant or a day
     * @param words what people call that time: "Trước giờ tổng duyệt"
     */
    public record Opening(String from, String words, ZonedDateTime at) {}

    /** The file that proves a duty done. */
    public enum Proof {
        NONE("Không cần tệp"),
        PHOTO("Kèm ảnh"),
        SCAN("Kèm bản quét");

        private final String words;

        Proof(String words) {
            this.words = words;
        }

        /** Its name for people. */
        public String words() {
            return words;
        }
    }

    /**
     * A contact for a subject (O48, O59).
     *
     * @param subject REGISTRATION, LINE_TEST, or any other in words
     */
    public record HelpLine(String subject, String agency, String role) {}

    /**
     * A recipient of the letter (O72–O79).
     *
     * @param purpose "bố trí"; empty when the letter states none
     */
    public record Recipient(String agency, String purpose) {}
}
