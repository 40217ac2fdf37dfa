package vn.diemcau.escalation.ladder;

import java.time.Instant;

/**
 * "Đã nhận, sẽ gửi lúc …": an agency's promise for one of its duties. It pauses the chase until the promised hour.
 *
 * @param dutyDue the deadline that it was given for; the promise is void once that deadline moves
 * @param by user id
 */
public record Promise(
        String conference, String duty, String agency, Instant dutyDue, Instant givenAt, String by, Instant until) {}
