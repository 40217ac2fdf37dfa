package vn.diemcau.conference.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * What the Office edits before it calls a conference: the letter, and what it asks row by row. Nothing in it is checked;
 * {@link SheetPlan} turns it into a plan, whose reader checks all.
 *
 * @param letter reference of the letter: "Giấy mời số 12-GM/TU"
 * @param conference id that the conference will have; blank to make one of title and day
 * @param host code of the Office
 * @param text the letter; offsets are UTF-16 units of it
 * @param steps what the Office changed of the steps that the process needs
 * @param units codes of the units that get the units' duties; null for all of the directory
 * @param recipients codes of those who get the letter besides whoever has a duty
 * @param rest further entries of the plan, as it names them
 */
public record Sheet(
        String title,
        String letter,
        String conference,
        String host,
        String text,
        List<Mark> milestones,
        List<Row> rows,
        List<Step> steps,
        List<String> units,
        List<Site> sites,
        List<Participants> participants,
        List<Sentence> unassigned,
        List<String> recipients,
        JsonNode rest) {

    /** What a milestone is. */
    public enum MarkKind {
        SESSION("Khai mạc"),
        LINE_TEST("Chạy thử đường truyền"),
        REHEARSAL("Tổng duyệt"),
        REGISTRATION("Hạn đăng ký điểm cầu"),
        OTHER("Mốc khác");

        private final String words;

        MarkKind(String words) {
            this.words = words;
        }

        /** Its name for people. */
        public String words() {
            return words;
        }
    }

    /**
     * A milestone.
     *
     * @param id letters and digits; hours of duties are told from it
     * @param at local date and hour, {@code 2026-12-01T14:00}
     * @param moved whether it was moved from a day off
     * @param units codes of the units that register by it, or whose lines are tested at it; empty for all, of several
     *     registrations for those that no other has
     */
    public record Mark(
            String id,
            MarkKind kind,
            String name,
            String at,
            boolean moved,
            String words,
            Integer from,
            Integer to,
            List<String> units) {

        public Mark {
            id = text(id);
            name = text(name);
            at = text(at);
            words = text(words);
            units = list(units);
        }

        /** The same for some units. */
        Mark of(List<String> some) {
            return new Mark(id, kind, name, at, moved, words, from, to, some);
        }

        String nameOrKind() {
            return name.isBlank() && kind != null ? kind.words() : name;
        }
    }

    /**
     * Something that the letter asks.
     *
     * @param code code of the duty in the plan; blank to make one of the name
     * @param who the agency as the letter calls it
     * @param agency code of the agency; blank when nobody is chosen, or for units
     * @param units whether each unit does it
     * @param only codes of the units that do it; empty for all
     * @param due an hour, a day, or a milestone with a distance: {@code 2026-12-01T10:00}, {@code 2026-12-01},
     *     {@code m1 - 60m}
     * @param why the reason for the hour when the letter does not state it
     * @param off whether the Office said that this is no duty
     * @param moved whether the hour was moved from a day off
     * @param more further entries of the duty, as a plan names them
     */
    public record Row(
            String id,
            String code,
            String who,
            String agency,
            boolean units,
            List<String> only,
            String name,
            String kind,
            String due,
            String why,
            String words,
            Integer from,
            Integer to,
            String proof,
            List<String> ticks,
            boolean off,
            boolean moved,
            JsonNode more) {

        public Row {
            id = text(id);
            code = text(code);
            who = text(who);
            agency = text(agency);
            only = list(only);
            name = text(name);
            kind = text(kind);
            due = text(due);
            why = text(why);
            words = text(words);
            proof = text(proof);
            ticks = list(ticks);
        }

        /** The same under another name. */
        Row named(String other) {
            return new Row(
                    id, code, who, agency, units, only, other, kind, due, why, words, from, to, proof, ticks, off,
                    moved, more);
        }
    }

    /** A step of the process: who does it, and by when. */
    public record Step(String code, String agency, String due) {

        public Step {
            code = text(code);
            agency = text(agency);
            due = text(due);
        }
    }

    /** A site where the conference is held. */
    public record Site(String code, String name, String place, String host, String chair) {

        public Site {
            code = text(code);
            name = text(name);
            place = text(place);
            host = text(host);
            chair = text(chair);
        }
    }

    /** A category of participants. */
    public record Participants(
            String name,
            String site,
            List<String> invitedBy,
            @JsonProperty("separateInvitation") boolean separateInvitation,
            List<String> obligations) {

        public Participants {
            name = text(name);
            site = text(site);
            invitedBy = list(invitedBy);
            obligations = list(obligations);
        }
    }

    /** A sentence that asks something and was given to nobody. */
    public record Sentence(String id, String words, Integer from, Integer to) {

        public Sentence {
            id = text(id);
            words = text(words);
        }
    }

    public Sheet {
        title = text(title);
        letter = text(letter);
        conference = text(conference);
        host = text(host);
        text = text(text);
        milestones = list(milestones);
        rows = list(rows);
        steps = list(steps);
        units = units == null ? null : list(units);
        sites = list(sites);
        participants = list(participants);
        unassigned = list(unassigned);
        recipients = list(recipients);
    }

    /** The same with other rows. */
    Sheet with(List<Row> others) {
        return new Sheet(
                title,
                letter,
                conference,
                host,
                text,
                milestones,
                others,
                steps,
                units,
                sites,
                participants,
                unassigned,
                recipients,
                rest);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    private static <T> List<T> list(List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }
}
