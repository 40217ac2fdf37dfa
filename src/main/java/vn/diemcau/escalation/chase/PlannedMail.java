package vn.diemcau.escalation.chase;

import java.time.Instant;
import java.util.List;

/**
 * A mail that will be sent if nobody does anything before.
 *
 * @param agency code of the office that is written to
 * @param role the post there
 * @param level of the chase; 0 of a reminder, and of a mail that chases nobody
 * @param kind the template
 * @param duties what it is about; empty when it is about none
 * @param summary what it says, in a line
 */
public record PlannedMail(
        Instant at,
        String agency,
        String address,
        String role,
        int level,
        String kind,
        List<Matter> duties,
        String summary) {

    /**
     * One duty that it is about.
     *
     * @param agency code of the agency whose duty it is
     * @param name what people call it
     */
    public record Matter(String code, String agency, String name) {}
}
