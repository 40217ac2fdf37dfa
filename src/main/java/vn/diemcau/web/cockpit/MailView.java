package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;
import vn.diemcau.escalation.mail.MailState;

/**
 * One mail as the ledger shows it; hours come twice, for programs and for people.
 *
 * @param agencyName the office that it is written to
 * @param post whom it is addressed to
 * @param level of the chase, 0 where there is none
 * @param about the duties, or the unit whose registration changed; empty when it is about the whole conference
 * @param next when it is tried next, null unless it waits
 * @param resentBy who had it sent again, null when nobody
 * @param redirected null unless its address was corrected
 * @param orderedBy who ordered it by hand, null when nobody
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

    /** Whoever corrected the address that it was to go to before. */
    record Redirected(String from, Hour at, String by) {}

    /**
     * A page of the ledger.
     *
     * @param trouble what keeps mails from reaching anybody, null while nothing does
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
     * One mail with its words.
     *
     * @param text null while nobody has composed it
     * @param addresses where it may be sent again
     */
    record Whole(MailView mail, String text, List<String> attachments, List<Address> addresses) {}

    record Address(String post, String address) {}

    /** What will be sent, and what was promised instead, if nobody does anything. */
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
