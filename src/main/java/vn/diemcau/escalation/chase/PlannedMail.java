package vn.diemcau.escalation.chase;

import java.time.Instant;
import java.util.List;

/**
 * A mail that will be sent if nobody acts before.
 *
 * @param agency code of the recipient's office
 * @param role the post there
 * @param level of the chase; 0 for a reminder and for a mail that is not of the chase
 * @param kind the template
 * @param duties the duties that it is about; may be empty
 * @param summary its content in one line
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
     * A duty that the mail is about.
     *
     * @param agency code of the agency whose duty it is
     * @param name the name that people know
     */
    public record Matter(String code, String agency, String name) {}
}
