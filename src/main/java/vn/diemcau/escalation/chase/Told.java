package vn.diemcau.escalation.chase;

import java.util.Set;

/**
 * Who gets word of something.
 *
 * @param agencies codes of the agencies that get a mail
 * @param mails number of mails
 */
public record Told(Set<String> agencies, int mails) {}
