package vn.diemcau.conference.desk;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.text.VietnameseText;

/** Which units a letter means by "các huyện", "các xã, phường". */
final class UnitKinds {

    private static final Pattern WORDS = Pattern.compile(
            "(?<![a-z])(thi xa|thi tran|thanh pho|dac khu|huyen|quan|xa|phuong|tinh|so|benh vien)(?![a-z])");

    private UnitKinds() {}

    /** Codes of the units of the kinds that the words name; empty when they name none, or all. */
    static List<String> meant(String words, List<Agency> agencies) {
        Set<String> kinds = kinds(words).collect(Collectors.toSet());
        List<Agency> units =
                agencies.stream().filter(agency -> agency.kind() == Kind.UNIT).toList();
        List<String> meant = units.stream()
                .filter(unit -> first(unit).anyMatch(kinds::contains))
                .map(Agency::code)
                .toList();
        return meant.size() == units.size() ? List.of() : meant;
    }

    /** The kind that a unit's name begins with, else its level. */
    private static Stream<String> first(Agency unit) {
        List<String> named = kinds(unit.name()).limit(1).toList();
        return named.isEmpty() ? kinds(unit.sites().level()) : named.stream();
    }

    private static Stream<String> kinds(String words) {
        return WORDS.matcher(VietnameseText.fold(words)).results().map(found -> found.group(1));
    }
}
