package vn.diemcau.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.text.VietnameseText;

/** Reads the written name of a place: numbering, office, kind and district are taken off it, by the kinds that the directory knows. */
final class PlaceNames {

    /**
     * One way to read a written name.
     *
     * @param name in small letters
     * @param type the kind of place that is written with it, folded; null when none is
     * @param isSure false when what was taken off may be a part of the name, or may tell of another place
     */
    record Reading(String name, String type, boolean isSure) {

        String folded() {
            return VietnameseText.fold(name);
        }
    }

    private static final Map<String, String> SHORT_TYPES =
            Map.of("x", "xa", "p", "phuong", "tt", "thi tran", "dk", "dac khu");
    private static final Set<String> COMMUNES = Set.of("xa", "phuong", "thi tran", "dac khu");

    private static final Set<String> PARTY = Set.of("dang bo", "chi bo");

    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:[-+•*·–—▪►→✓]+|\\d{1,3}\\s*[.)\\]/–-]|\\(\\d{1,3}\\)|\\d{1,3}(?= )|(?:[ivx]{2,5}|[iv])[.)]"
                    + "|[a-z]\\))\\s*(?=.*[a-z])");
    private static final Pattern TRAILING = Pattern.compile("[\\s.,;:]+$");
    private static final Pattern IN_BRACKETS = Pattern.compile("^(.*\\S)\\s*\\(([^()]*)\\)$");
    private static final Pattern BEHIND = Pattern.compile("^(.+?)\\s*(?:,|\\s[–—-]\\s)\\s*(.+)$");
    private static final Pattern INSIDE = Pattern.compile("(?<!hop tac)\\s(xa|phuong|thi tran)\\s+(?=\\S)");
    private static final Pattern DISTRICT =
            Pattern.compile("^.*\\b(?:huyen uy|thi uy|thanh uy|quan uy|huyen|thi xa|thanh pho|quan)\\s+(.+)$");
    private static final Pattern DISTRICT_WORD =
            Pattern.compile("^(?:huyen|h\\.|thi xa|tx\\.?|thanh pho|tp\\.?|quan|q\\.)\\s*");

    /** What an office of a place is called, in front of the place. */
    private static final String OF_A_COMMITTEE =
            "ban chap hanh|bch|ban thuong vu|btv|thuong truc|dang uy|dang bo|chi uy|diem cau|dau cau|diem ket noi";

    private static final String OF_A_COMMUNE = OF_A_COMMITTEE
            + "|van phong|vp|ubnd|uy ban nhan dan|ub|hdnd|hoi dong nhan dan|don vi|dia phuong|cap uy"
            + "|d[/.]?u(?=[ .]+(?:xa|x|phuong|p|thi tran|tt)\\b)";
    private static final String JOINED = "(?:[ .,;:&/+–-]+(?:(?:va|cua|tai|o) )?)";

    private final Map<String, String> types = new LinkedHashMap<>();
    /** Some of the patterns cost more than the text grows: what is longer is no name. */
    private static final int LONGEST = 200;

    private final Pattern office;
    private final Pattern type;
    private final String district;

    /**
     * @param directoryTypes the kinds of the places that may be meant, folded
     * @param unit the office above these places; null when it is not known
     */
    PlaceNames(Set<String> directoryTypes, String unit) {
        boolean isOfCommunes = directoryTypes.stream().anyMatch(COMMUNES::contains);
        directoryTypes.forEach(each -> types.put(each, each));
        if (isOfCommunes) {
            COMMUNES.forEach(each -> types.put(each, each));
            types.putAll(SHORT_TYPES);
        } else if (!directoryTypes.isEmpty()) {
            PARTY.forEach(each -> types.put(each, each));
        }
        String offices = Stream.of((isOfCommunes ? OF_A_COMMUNE : OF_A_COMMITTEE).split("\\|(?![^(]*\\))"))
                .filter(each -> !types.containsKey(each))
                .collect(Collectors.joining("|"));
        office = Pattern.compile("^(?:(?:" + offices + ")" + JOINED + ")+");
        String words =
                String.join("|", types.keySet().stream().map(Pattern::quote).toList());
        type = Pattern.compile(
                "^(" + (words.isEmpty() ? "\\b\\B" : words) + ")(?:[ .:–-]+|(?<=\\bp)(?=\\d))(?:co so (?=\\p{L}))?");
        Matcher named = DISTRICT.matcher(VietnameseText.fold(unit));
        district = named.matches() ? named.group(1) : null;
    }

    /** The ways to read a name, the most literal first. */
    List<Reading> readings(String written) {
        String whole = VietnameseText.clean(written)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\"'“”‘’]", "")
                .strip();
        if (whole.length() > LONGEST) {
            return List.of(new Reading(whole, null, true));
        }
        List<Reading> readings = new ArrayList<>();
        read(TRAILING.matcher(whole).replaceFirst(""), readings);
        return readings;
    }

    /** The kind of place that a word or its abbreviation stands for, folded; null when it is none. */
    String type(String word) {
        return word.length() > LONGEST
                ? null
                : types.get(VietnameseText.fold(word).replaceFirst("\\.$", ""));
    }

    private void read(String whole, List<Reading> readings) {
        String rest = whole;
        String kind = null;
        boolean isOffice = false;
        add(readings, rest, null, true);
        for (boolean more = true; more; ) {
            String before = rest;
            rest = without(NUMBERING, rest);
            String withoutOffice = without(office, rest);
            isOffice |= !withoutOffice.equals(rest);
            rest = withoutOffice;
            Matcher found = type.matcher(VietnameseText.fold(rest));
            if (kind == null && found.find() && found.end() < rest.length()) {
                kind = types.get(found.group(1));
                rest = rest.substring(found.end());
            }
            more = !rest.equals(before);
            if (more) {
                // "UBND Hương Khê" may be the district's as well as the township's.
                add(
                        readings,
                        rest,
                        kind,
                        kind != null || !isOffice || !VietnameseText.fold(rest).equals(district));
            }
        }
        wardOfTheSouth(whole, readings);
        ofAnotherOffice(whole, readings);
    }

    /** With what stands behind the name taken off: "Phú Gia (xã)", "Phú Gia, huyện Hương Khê". */
    private void add(List<Reading> readings, String name, String kind, boolean isSure) {
        readings.add(new Reading(name, kind, isSure));
        Matcher brackets = IN_BRACKETS.matcher(name);
        Matcher behind = BEHIND.matcher(name);
        if (brackets.matches()) {
            String inside = type(brackets.group(2));
            readings.add(new Reading(
                    brackets.group(1),
                    kind == null ? inside : kind,
                    isSure && (inside != null || isDistrict(brackets.group(2)))));
        }
        if (behind.matches()) {
            readings.add(new Reading(behind.group(1), kind, isSure && isDistrict(behind.group(2))));
        }
    }

    private boolean isDistrict(String written) {
        String folded = VietnameseText.fold(written)
                .replaceFirst("[,–-]\\s*tinh .*$", "")
                .strip();
        return DISTRICT_WORD.matcher(folded).replaceFirst("").equals(district);
    }

    /** "F2" is how the South writes a ward. */
    private void wardOfTheSouth(String whole, List<Reading> readings) {
        String folded = VietnameseText.fold(whole);
        if (types.containsKey("phuong") && folded.matches("f\\.?\\s*\\d{1,2}")) {
            readings.add(new Reading(folded.replaceAll("\\D", ""), "phuong", false));
        }
    }

    /** "Trạm Y tế xã Phú Gia" is at a commune and may not be meant for it. */
    private void ofAnotherOffice(String whole, List<Reading> readings) {
        String folded = VietnameseText.fold(whole);
        Matcher inside = INSIDE.matcher(folded);
        if (types.containsKey("xa") && inside.find() && folded.length() == whole.length()) {
            add(readings, whole.substring(inside.end()), types.get(inside.group(1)), false);
        }
    }

    /** Composed letters and folded ones are equally many, so that one pattern serves both. */
    private static String without(Pattern prefix, String name) {
        String folded = VietnameseText.fold(name);
        Matcher found = prefix.matcher(folded);
        return folded.length() == name.length() && found.find() && found.end() < name.length()
                ? name.substring(found.end())
                : name;
    }
}
