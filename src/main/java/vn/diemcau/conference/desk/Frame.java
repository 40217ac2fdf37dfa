package vn.diemcau.conference.desk;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.plan.DutyKind;

/**
 * What of a sheet decides which steps its process has.
 *
 * @param start null when the sheet has no first session
 * @param last start of the last session
 * @param lineTest null when there is none
 * @param lastTest the last of several line tests; null when there is none
 * @param furtherTests the line tests after the first
 * @param registrationDue null when no unit registers
 * @param registrationWords the letter's about the registration; may be blank
 * @param agencies who has duties of each kind, in the letter's order
 */
record Frame(
        String title,
        String letter,
        String host,
        LocalDateTime start,
        LocalDateTime last,
        LocalDateTime lineTest,
        LocalDateTime lastTest,
        List<Test> furtherTests,
        LocalDateTime registrationDue,
        String registrationWords,
        boolean hasUnits,
        boolean hasSites,
        Map<DutyKind, List<String>> agencies) {

    /**
     * A line test after the first.
     *
     * @param id of its milestone
     * @param name of its milestone
     */
    record Test(String id, String name, LocalDateTime at) {}

    boolean hasLineTest() {
        return lineTest != null;
    }

    boolean hasRegistration() {
        return registrationDue != null;
    }
}
