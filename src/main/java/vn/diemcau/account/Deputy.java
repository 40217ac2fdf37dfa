package vn.diemcau.account;

import java.time.Instant;

/**
 * Somebody who acts for an agency for a while.
 *
 * @param account of whom
 * @param agency code of the agency
 * @param from the first instant of it
 * @param until the first instant after it
 */
public record Deputy(long id, String account, String agency, Instant from, Instant until) {}
