package vn.diemcau.conference.export;

import java.time.ZonedDateTime;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.OfficeWords;

/**
 * The conference, office and time of a list.
 *
 * @param office name of the responsible office
 * @param papers how its papers begin and end
 * @param at time of creation, in the conference's zone
 */
public record Occasion(Conference conference, String office, OfficeWords papers, ZonedDateTime at) {}
