package vn.diemcau.web.desk;

import java.util.List;
import java.util.Map;
import vn.diemcau.conference.desk.RowProblem;

/**
 * What a draft would become.
 *
 * @param problems reasons why it cannot be called, each beside its row; empty when it can
 * @param warnings sentences for the Office; they prevent nothing
 * @param times hours of milestones, rows and steps in words, by their ids
 * @param steps what the process needs besides the rows
 * @param conference id that the conference would have
 * @param counts how much leaves; null while there are problems
 * @param agencies who gets what; empty while there are problems
 * @param plan the plan's text
 */
record Preview(
        List<RowProblem> problems,
        List<String> warnings,
        Map<String, Time> times,
        List<Step> steps,
        String conference,
        Counts counts,
        List<Agency> agencies,
        String plan) {

    /**
     * An hour in words.
     *
     * @param at in the zone, {@code 2026-12-01T10:00}
     * @param warning why the hour wants a look: a day off, past; null when nothing is wrong
     */
    record Time(String at, String text, String warning) {}

    /** @param due as a sheet writes it */
    record Step(String id, String code, String name, boolean units, String agency, String due) {}

    record Counts(int agencies, int duties, int hours, int mails) {}

    /**
     * Agencies with the same duties.
     *
     * @param count how many
     * @param mails how many mails leave to them with the letter
     */
    record Agency(int count, List<String> names, int mails, List<Due> duties) {}

    record Due(String name, String due) {}
}
