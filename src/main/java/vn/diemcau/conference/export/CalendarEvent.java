package vn.diemcau.conference.export;

import java.time.Instant;

/**
 * One date in a calendar.
 *
 * @param uid the same for every version of the event, so that a calendar updates its entry
 * @param sequence version number; a calendar accepts only a higher one
 * @param location empty when there is none
 */
public record CalendarEvent(
        String uid, int sequence, Instant start, String summary, String location, String description) {}
