package vn.diemcau.escalation.ladder;

import java.time.Instant;

/**
 * "Đã nhận, sẽ gửi lúc …": an agency's word for one of its duties, which holds the chase until then.
 *
 * @param dutyDue the deadline that it was given for; it is void once that has moved
 * @param by user id
 */
public record Promise(
        String conference, String duty, String agency, Instant dutyDue, Instant givenAt, String by, Instant until) {}
