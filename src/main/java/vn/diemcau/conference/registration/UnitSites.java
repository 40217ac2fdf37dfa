package vn.diemcau.conference.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one unit of a conference has registered.
 *
 * @param unit its code
 * @param version of its registration, 0 while it is missing
 * @param firstAt when it registered first, null while it is missing
 * @param late by how much its first registration missed the deadline, null when it did not
 * @param own its own site, null while it is missing
 * @param guests agencies that come to its own site and are counted there (O30)
 * @param source on whose word the Office entered its newest version on its behalf, else null
 */
public record UnitSites(
        String unit,
        String name,
        int version,
        Instant firstAt,
        Instant changedAt,
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

    /** Its sites, its own one first; none while it is missing. */
    public List<Site> sites() {
        return Stream.concat(Stream.ofNullable(own), communes.stream()).toList();
    }

    /** How many sites it has, its own one included (O58). */
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
