package vn.diemcau.conference.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.registration.Registration.OwnSite;
import vn.diemcau.conference.registration.Registration.SubSite;
import vn.diemcau.platform.text.VietnameseText;

/** Describes in plain Vietnamese the difference between two registrations of one unit. */
final class RegistrationDiff {

    private RegistrationDiff() {}

    /** "thêm xã Hương Trạch; xã Phú Gia: 40 → 55 đại biểu"; empty when only the order differs. */
    static String between(Registration before, Registration after, SiteWords words) {
        List<String> parts = new ArrayList<>();
        Map<String, SubSite> old = byKey(before);
        Map<String, SubSite> now = byKey(after);
        add(parts, "thêm ", labels(now, old));
        add(parts, "bớt ", labels(old, now));
        if (after.noCommuneSites() && !before.noCommuneSites() && words.hasMembers()) {
            parts.add(VietnameseText.lowerFirst(words.none()));
        }
        add(parts, "điểm cầu của đơn vị: ", own(before.own(), after.own()));
        now.forEach((key, site) -> {
            if (old.containsKey(key)) {
                add(parts, site.label() + ": ", sub(old.get(key), site, words));
            }
        });
        return String.join("; ", parts);
    }

    /** The same without names and phone numbers; their change is only mentioned. */
    static String withoutPersons(Registration before, Registration after, SiteWords words) {
        List<String> parts = new ArrayList<>();
        String rest = between(nameless(before), nameless(after), words);
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        if (!rest.equals(between(before, after, words))) {
            parts.add("thay đổi người phụ trách hoặc số điện thoại");
        }
        return String.join("; ", parts);
    }

    private static Registration nameless(Registration full) {
        OwnSite own = full.own();
        return new Registration(
                new OwnSite(
                        own.place(),
                        null,
                        null,
                        null,
                        own.delegates(),
                        own.delegateCap(),
                        own.backupPower(),
                        own.backupLine()),
                full.noCommuneSites(),
                full.sites().stream()
                        .map(site ->
                                new SubSite(site.type(), site.name(), site.delegates(), null, null, site.attendance()))
                        .toList());
    }

    private static List<String> own(OwnSite old, OwnSite now) {
        List<String> changes = new ArrayList<>();
        count(changes, old.delegates(), now.delegates(), "đại biểu");
        count(changes, old.delegateCap(), now.delegateCap(), "đại biểu tối đa");
        word(changes, "phòng họp", old.place(), now.place());
        word(changes, "chủ trì", old.chair(), now.chair());
        word(changes, "cán bộ kỹ thuật", old.technician(), now.technician());
        word(changes, "số điện thoại", old.phone(), now.phone());
        tick(changes, "nguồn điện dự phòng", old.backupPower(), now.backupPower());
        tick(changes, "đường truyền dự phòng", old.backupLine(), now.backupLine());
        return changes;
    }

    private static List<String> sub(SubSite old, SubSite now, SiteWords words) {
        List<String> changes = new ArrayList<>();
        count(changes, old.delegates(), now.delegates(), "đại biểu");
        word(changes, "loại", old.type(), now.type());
        word(changes, "tên", old.name(), now.name());
        word(changes, "đầu mối kỹ thuật", old.technician(), now.technician());
        word(changes, "số điện thoại", old.phone(), now.phone());
        if (old.attendance() != now.attendance()) {
            changes.add(old.attendance().words(words) + " → " + now.attendance().words(words));
        }
        return changes;
    }

    private static void count(List<String> changes, Integer old, Integer now, String what) {
        if (!Objects.equals(old, now)) {
            changes.add("%s → %s %s".formatted(orNone(old), orNone(now), what));
        }
    }

    private static void word(List<String> changes, String what, String old, String now) {
        if (!Objects.equals(old, now)) {
            changes.add("%s %s → %s".formatted(what, orNone(old), orNone(now)));
        }
    }

    private static void tick(List<String> changes, String what, boolean old, boolean now) {
        if (old != now) {
            changes.add((now ? "có " : "không còn ") + what);
        }
    }

    private static Object orNone(Object value) {
        return value == null ? "(không ghi)" : value;
    }

    private static void add(List<String> parts, String what, List<String> changes) {
        if (!changes.isEmpty()) {
            parts.add(what + String.join(", ", changes));
        }
    }

    private static List<String> labels(Map<String, SubSite> these, Map<String, SubSite> butNot) {
        return these.entrySet().stream()
                .filter(entry -> !butNot.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().label())
                .toList();
    }

    private static Map<String, SubSite> byKey(Registration registration) {
        return registration.sites().stream()
                .collect(Collectors.toMap(SubSite::key, Function.identity(), (one, two) -> one, LinkedHashMap::new));
    }
}
