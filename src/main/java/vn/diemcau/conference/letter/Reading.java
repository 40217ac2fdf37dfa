package vn.diemcau.conference.letter;

import java.util.List;
import vn.diemcau.conference.plan.DutyKind;

/**
 * What a letter asks, as proposed to the Office. Places are UTF-16 units of the text.
 *
 * @param text the letter in NFC
 * @param title what the letter is about
 * @param unassigned sentences that ask something of nobody named
 * @param otherDates days that are no milestones: of documents, of the past
 */
public record Reading(
        String text,
        String title,
        Head letter,
        List<Milestone> milestones,
        List<AskedDuty> duties,
        List<Participant> participants,
        List<Quote> sites,
        List<Quote> unassigned,
        List<OtherDate> otherDates) {

    /**
     * The letter's head.
     *
     * @param kind "Giấy mời"; null when not written
     * @param number "Số: 12-CV/TU" without the word; null when not written
     * @param date yyyy-MM-dd; null when not written
     */
    public record Head(String kind, String number, String date) {}

    /** What an hour of the letter is for. */
    public enum MilestoneKind {
        SESSION,
        LINE_TEST,
        REHEARSAL,
        REGISTRATION,
        OTHER_DEADLINE
    }

    /**
     * A day or hour of the conference.
     *
     * @param at yyyy-MM-dd, or with THH:mm
     * @param until its end in the same form; null when not written
     */
    public record Milestone(MilestoneKind kind, String at, String until, String words, int from, int to) {}

    /**
     * What somebody is asked to do.
     *
     * @param who as written
     * @param agencyCode of the directory; null when it does not know them
     * @param units whether it is a class of units: "các xã, phường"
     * @param name what is to be done, in short
     * @param due stated, or computed from a stated hour; null when neither
     * @param suggestedDue when it says nothing; null when nothing can be derived
     * @param why where the deadline comes from
     */
    public record AskedDuty(
            String who,
            String agencyCode,
            boolean units,
            String name,
            DutyKind kind,
            String due,
            String suggestedDue,
            String why,
            String words,
            int from,
            int to) {}

    /**
     * Who takes part.
     *
     * @param site where, as written; null when not written
     */
    public record Participant(String who, String site, int from, int to) {}

    /** A piece of the letter. */
    public record Quote(String words, int from, int to) {}

    /** A day that is no milestone. */
    public record OtherDate(String at, String words, int from, int to) {}
}
