package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;
import vn.diemcau.escalation.mail.MailState;

/**
 * One mail of the ledger. Times come twice, for programs and for people.
 *
 * @param agencyName the recipient's office
 * @param post the recipient's post
 * @param level level of the chase, 0 for other mails
 * @param about its duties, or the unit whose registration changed; empty for the whole conference
 * @param next time of the next attempt, null unless it waits
 * @param resentBy who ordered a resend, or null
 * @param redirected the address correction, or null
 * @param orderedBy who ordered it by hand, or null
 */
record MailView(
        long id,
        String kind,
        String kindText,
        int level,
        String agency,
        String agencyName,
        String post,
        String address,
        List<String> about,
        String subject,
        Hour planned,
        Hour sent,
        Hour next,
        MailState state,
        String stateText,
        int attempts,
        String error,
        Hour resent,
        String resentBy,
        Redirected redirected,
        String orderedBy) {

    /** @param text "16:00 17/01" in the conference's zone */
    record Hour(Instant at, String text) {}

    /** The correction of its address. */
    record Redirected(String from, Hour at, String by) {}

    /**
     * A page of the ledger.
     *
     * @param trouble known cause that keeps mails from leaving, or null
     */
    record Page(
            String trouble,
            List<Count> states,
            List<AgencyName> agencies,
            int total,
            int from,
            int pageSize,
            List<MailView> mails) {}

    record Count(MailState state, String text, int count) {}

    record AgencyName(String code, String name) {}

    /**
     * One mail with its content.
     *
     * @param text null until it is rendered
     * @param addresses possible addresses for a resend
     */
    record Whole(MailView mail, String text, List<String> attachments, List<Address> addresses) {}

    record Address(String post, String address) {}

    /** The mails that will be sent if nobody acts, and the promises that hold others back. */
    record Future(List<Planned> mails, List<Promised> promises) {}

    record Planned(
            Hour at,
            String kind,
            String kindText,
            int level,
            String agency,
            String post,
            String address,
            List<String> about) {}

    record Promised(String agency, String agencyName, String duty, Hour until) {}
}
