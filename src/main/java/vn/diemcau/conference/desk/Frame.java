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
        LocalDateTime registrationDue,
        String registrationWords,
        boolean hasUnits,
        boolean hasSites,
        Map<DutyKind, List<String>> agencies) {

    boolean hasLineTest() {
        return lineTest != null;
    }

    boolean hasRegistration() {
        return registrationDue != null;
    }
}
