package vn.diemcau.identity.account;

import java.time.Instant;

/**
 * Somebody who acts for an agency for a while.
 *
 * @param account of whom
 * @param agency code of the agency
 * @param home code of the agency whose officer it is; null where nobody knows any more
 * @param from the first instant of it
 * @param until the first instant after it
 * @param answer what the home agency says to it
 */
public record Deputy(long id, String account, String agency, String home, Instant from, Instant until, Answer answer) {

    /** Of the agency whose officer is asked for. */
    public enum Answer {
        /** None yet: nobody acts. */
        PENDING,
        ACCEPTED,
        DECLINED
    }
}
