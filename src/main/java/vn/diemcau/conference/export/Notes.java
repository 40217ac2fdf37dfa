package vn.diemcau.conference.export;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.conference.registration.UnitSites.Guest;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the remarks of a list. */
final class Notes {

    private Notes() {}

    /** "Đăng ký muộn 2 giờ 05 phút; điều chỉnh lần 2"; empty when there is nothing to say. */
    static String of(UnitSites unit) {
        List<String> notes = new ArrayList<>();
        if (unit.lateText() != null) {
            notes.add("Đăng ký " + unit.lateText());
        }
        if (unit.version() > 1) {
            notes.add((notes.isEmpty() ? "Điều" : "điều") + " chỉnh lần " + (unit.version() - 1));
        }
        if (unit.source() != null) {
            notes.add(unit.source());
        }
        return String.join("; ", notes);
    }

    static String of(Guest guest, SiteWords unit) {
        return "%s: %d đại biểu, đã tính ở điểm cầu của %s"
                .formatted(VietnameseText.upperFirst(unit.atUnit()), guest.delegates(), unit.called());
    }

    static String missing(SiteList sites, ZonedDateTime now) {
        List<String> notes = new ArrayList<>();
        List<UnitSites> missing = sites.missing(now.toInstant());
        if (!missing.isEmpty()) {
            notes.add(named("Chưa đăng ký", missing));
        }
        sites.toCome(now.toInstant())
                .forEach((due, units) -> notes.add(named(
                        "Chưa đến hạn đăng ký (%s)".formatted(VietnameseTime.brief(due.atZone(now.getZone()))),
                        units)));
        return notes.isEmpty()
                ? "Tất cả %d đơn vị đã đăng ký.".formatted(sites.registering().size())
                : String.join(" ", notes);
    }

    private static String named(String words, List<UnitSites> units) {
        return "%s (%d đơn vị): %s."
                .formatted(
                        words, units.size(), units.stream().map(UnitSites::name).collect(Collectors.joining("; ")));
    }
}
