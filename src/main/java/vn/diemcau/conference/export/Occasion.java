package vn.diemcau.conference.export;

import java.time.ZonedDateTime;
import vn.diemcau.conference.conference.Conference;

/**
 * What a list is made for.
 *
 * @param office name of the office that answers for it
 * @param at when it was made, in the conference's zone
 */
public record Occasion(Conference conference, String office, ZonedDateTime at) {}
