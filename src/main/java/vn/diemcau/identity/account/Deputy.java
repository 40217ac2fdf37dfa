package vn.diemcau.identity.account;

import java.time.Instant;

/**
 * An officer who acts for another agency in a period.
 *
 * @param account the deputy's account
 * @param agency code of the agency
 * @param home code of the deputy's own agency; null when it is no longer known
 * @param from first instant of the period
 * @param until first instant after the period
 * @param answer the home agency's answer
 */
public record Deputy(long id, String account, String agency, String home, Instant from, Instant until, Answer answer) {

    /** The home agency's answer to a request. */
    public enum Answer {
        /** No answer yet, so nobody acts. */
        PENDING,
        ACCEPTED,
        DECLINED
    }
}
