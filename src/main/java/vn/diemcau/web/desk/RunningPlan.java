package vn.diemcau.web.desk;

import java.util.List;
import java.util.Map;
import vn.diemcau.conference.desk.RowProblem;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.process.correction.CorrectedWords;

/**
 * The plan of a running conference, to be corrected row by row.
 *
 * @param version what a correction names; another one after every change of the plan
 * @param states how the rows stand, by their ids
 * @param times hours of milestones and rows in words, by their ids
 */
record RunningPlan(
        String version,
        String title,
        Choices choices,
        Sheet sheet,
        Map<String, State> states,
        Map<String, Preview.Time> times) {

    /**
     * How a row stands.
     *
     * @param done whether nothing of it can be changed, because everybody has done it
     * @param step whether the process cannot be without it
     * @param kind name of its kind for people
     * @param words how far it is
     */
    record State(boolean done, boolean step, String kind, String words) {}

    /** @param problems reasons why the rows would be refused, each beside its row */
    record Check(List<RowProblem> problems, Map<String, Preview.Time> times) {}

    /**
     * What a correction would do, or does.
     *
     * @param problems reasons why it would be refused; empty when it would be accepted
     * @param told names of the agencies that get a mail
     * @param warnings sentences for the Office; they prevent nothing
     */
    record Effect(
            List<RowProblem> problems,
            List<CorrectedWords> changes,
            List<String> told,
            int mails,
            List<String> warnings,
            String message) {}
}
