package vn.diemcau.conference.export;

import java.time.ZonedDateTime;
import vn.diemcau.conference.conference.Conference;

/**
 * The conference, office and time of a list.
 *
 * @param office name of the responsible office
 * @param at time of creation, in the conference's zone
 */
public record Occasion(Conference conference, String office, ZonedDateTime at) {}
