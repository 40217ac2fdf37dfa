package vn.diemcau.conference.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.SiteWords;

/**
 * The registration of one unit of a conference.
 *
 * @param unit its code
 * @param words what its sites and its members are called
 * @param version version of its registration, 0 while missing
 * @param firstAt time of the first registration, null while missing
 * @param due when it has to register; null when it registers nothing
 * @param preparing whether the plan lets it prepare a site
 * @param late delay of the first registration, null when in time
 * @param own its own site, null while missing
 * @param guests agencies at its own site, included in its count (O30)
 * @param source source if the Office entered the newest version on its behalf, else null
 */
public record UnitSites(
        String unit,
        String name,
        SiteWords words,
        int version,
        Instant firstAt,
        Instant changedAt,
        Instant due,
        boolean preparing,
        Duration late,
        Site own,
        List<Site> communes,
        List<Guest> guests,
        String source) {

    /** An agency that comes to the unit's own site. */
    public record Guest(String label, int delegates, String technician, String phone) {}

    public boolean isRegistered() {
        return version > 0;
    }

    /** Whether it has to register. */
    public boolean isAsked() {
        return due != null;
    }

    /** Whether it has a site of its own; others come to the sites of the Office, or to none. */
    public boolean hasSite() {
        return isAsked() || isRegistered() || preparing;
    }

    /** Its sites, its own first; empty while missing. */
    public List<Site> sites() {
        return Stream.concat(Stream.ofNullable(own), communes.stream()).toList();
    }

    /** The number of its sites, including its own (O58). */
    public int siteCount() {
        return sites().size();
    }

    /** Its delegates at all its sites (O58). */
    public int delegateCount() {
        return sites().stream().mapToInt(Site::delegates).sum();
    }

    /** "muộn 2 giờ 05 phút"; null when in time or still missing. */
    public String lateText() {
        if (late == null) {
            return null;
        }
        if (late.toMinutes() == 0) {
            return "muộn dưới 1 phút";
        }
        StringBuilder text = new StringBuilder("muộn");
        if (late.toDays() > 0) {
            text.append(" %d ngày".formatted(late.toDays()));
        }
        if (late.toHours() > 0) {
            text.append(" %d giờ".formatted(late.toHoursPart()));
        }
        return text.append(" %02d phút".formatted(late.toMinutesPart())).toString();
    }
}
