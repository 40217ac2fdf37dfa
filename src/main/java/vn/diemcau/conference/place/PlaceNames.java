package vn.diemcau.conference.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Parses the written name of a place: strips numbering, office, kind and district, using the kinds in the directory.
 */
public final class PlaceNames {

    /**
     * One way to read a written name.
     *
     * @param name in lower case
     * @param type the written kind of place, folded, or null
     * @param isSure false when the stripped text may belong to the name, or may mean another place
     */
    record Reading(String name, String type, boolean isSure) {

        String folded() {
            return VietnameseText.fold(name);
        }
    }

    private static final Map<String, String> SHORT_TYPES =
            Map.of("x", "xa", "p", "phuong", "ph", "phuong", "phg", "phuong", "tt", "thi tran", "dk", "dac khu");
    private static final Map<String, String> SHORT_PARTY = Map.of("db", "dang bo", "cb", "chi bo");
    private static final Set<String> COMMUNES = Set.of("xa", "phuong", "thi tran", "dac khu");

    private static final Set<String> PARTY = Set.of("dang bo", "chi bo");

    /** Longest text to parse; a longer one is only looked up as a whole. */
    static final int LONGEST = 150;

    private static final String SEPARATORS = " .,;:&/+–-";
    private static final String SEPARATOR_FOLLOWS = "(?=[ .,;:&/+–-])";

    /** "T.T", "T/T", "T.trấn", "TTr", "Th. trấn". */
    private static final Pattern TOWNSHIP = Pattern.compile(
            "^(?:t[./] ?t(?:r(?:an)?)?|t[. ]{0,2}tran|ttr|th[. ]{0,2}tr(?:an)?|thi tr)" + SEPARATOR_FOLLOWS);

    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:[-+•*·–—▪►→✓]{1,5}+|\\d{1,3}\\s{0,2}[.)\\]/–-]|\\(\\d{1,3}\\)|\\d{1,3}(?= )|(?:[ivx]{2,5}|[iv])[.)]"
                    + "|[a-z]\\))\\s{0,3}");
    private static final Pattern LISTED =
            Pattern.compile("^(?:[-+•*·–—▪►→✓]{1,5}+|\\d{1,3}\\s{0,2}[.)]|\\(\\d{1,3}\\))\\s{0,3}");
    /** "nay là An Hòa Thịnh", "nay thuộc xã An Hòa Thịnh". */
    private static final Pattern TODAY = Pattern.compile("nay (?:là|thuộc) (?:(xã|phường|thị trấn) )?(.+)");

    private static final Pattern INSIDE = Pattern.compile("(?<!hop tac)\\s(xa|phuong|thi tran)\\s(?=\\S)");
    private static final List<String> DISTRICTS =
            List.of("huyen uy ", "thi uy ", "thanh uy ", "quan uy ", "huyen ", "thi xa ", "thanh pho ", "quan ");
    private static final Pattern DISTRICT_WORD =
            Pattern.compile("^(?:huyen|h\\.|thi xa|tx\\.?|thanh pho|tp\\.?|quan|q\\.)\\s{0,2}");

    /** Words for an office before the name of its place. */
    private static final String OF_A_COMMITTEE =
            "ban chap hanh|bch|ban thuong vu|btv|thuong truc|dang uy|d[./]uy|chi uy|diem cau|dau cau|diem ket noi";

    private static final String BEHIND_AN_OFFICE = ")[ .,;:&/+–-]{1,5}+(?:(?:va|cua|tai|o) )?";
    private static final Pattern OFFICE_OF_AN_AGENCY =
            Pattern.compile("^(?:" + OF_A_COMMITTEE + "|d[/.]?u" + BEHIND_AN_OFFICE);
    private static final String OF_A_COMMUNE_FOLLOWS =
            "(?=[ .,&/+–-]{1,3}(?:va )?(?:xa|x|phuong|p|thi tran|tt|ttr|t[./ ]{1,2}t\\w{0,3}|hdnd|ubnd)\\b)";
    private static final Pattern OFFICE_OF_A_COMMUNE = Pattern.compile("^(?:" + OF_A_COMMITTEE
            + "|dang bo|van phong|vp|ubnd|uy ban nhan dan|ub|hdnd|hoi dong nhan dan|don vi|dia phuong|cap uy"
            + "|(?:vp ?)?d[/.]?[ub]" + OF_A_COMMUNE_FOLLOWS + BEHIND_AN_OFFICE);

    /** "ĐUX Phú Gia", "UBTT Hương Khê". */
    private static final Pattern OFFICE_AND_KIND =
            Pattern.compile("^(?:d[./]?[ub]|ub|ubnd|hdnd)[./]?(x|p|tt)" + SEPARATOR_FOLLOWS);

    /** "ĐU Phú Gia": may be a part of a name as well. */
    private static final Pattern MAYBE_OFFICE = Pattern.compile("^d[./]?[ub][ .:]{1,3}");

    private final Map<String, String> types = new LinkedHashMap<>();

    private final Pattern office;
    private final String district;

    /**
     * @param directoryTypes folded kinds of the candidate places
     * @param unit the office above these places; null when unknown
     */
    PlaceNames(Set<String> directoryTypes, String unit) {
        boolean isOfCommunes = directoryTypes.stream().anyMatch(COMMUNES::contains);
        directoryTypes.forEach(each -> types.put(each, each));
        if (isOfCommunes) {
            COMMUNES.forEach(each -> types.put(each, each));
            types.putAll(SHORT_TYPES);
        } else if (!directoryTypes.isEmpty()) {
            PARTY.forEach(each -> types.put(each, each));
            types.putAll(SHORT_PARTY);
        }
        office = isOfCommunes ? OFFICE_OF_A_COMMUNE : OFFICE_OF_AN_AGENCY;
        district = district(VietnameseText.fold(unit));
    }

    /** "huong khe" for "Huyện ủy Hương Khê"; null when the unit is not a district's. */
    private static String district(String unit) {
        return DISTRICTS.stream()
                .filter(unit::contains)
                .map(word -> unit.substring(unit.lastIndexOf(word) + word.length()))
                .min(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** The readings of a name, most literal first. */
    List<Reading> readings(String written) {
        String whole = VietnameseText.clean(written)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\"'“”‘’]", "")
                .strip();
        List<Reading> readings = new ArrayList<>();
        if (whole.length() > LONGEST) {
            return List.of(new Reading(whole, null, true));
        }
        read(EdgeMarks.withoutEnd(whole, " .,;:"), readings);
        return readings;
    }

    /** The written name without a list's leading number or dash. */
    public static String withoutNumbering(String name) {
        return without(LISTED, name);
    }

    /** The folded kind of place for a word or its abbreviation; null when there is none. */
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
            Front front = kind == null ? kindInFront(VietnameseText.fold(rest)) : null;
            if (front != null) {
                kind = front.type();
                rest = EdgeMarks.withoutBegin(rest.substring(front.length()), SEPARATORS);
                // "Đảng bộ cơ sở Sở Y tế".
                rest = VietnameseText.fold(rest).startsWith("co so ") ? rest.substring("co so ".length()) : rest;
            }
            more = !rest.equals(before);
            if (more) {
                // "UBND Hương Khê" may mean the district or the township.
                add(
                        readings,
                        rest,
                        kind,
                        kind != null || !isOffice || !VietnameseText.fold(rest).equals(district));
            }
        }
        String maybeOfOffice = isOfCommunes() ? without(MAYBE_OFFICE, whole) : whole;
        if (!maybeOfOffice.equals(whole)) {
            add(readings, maybeOfOffice, null, false);
        }
        wardOfTheSouth(whole, readings);
        ofAnotherOffice(whole, readings);
    }

    /** Also adds the reading without trailing text: "Phú Gia (xã)", "Phú Gia, huyện Hương Khê". */
    private void add(List<Reading> readings, String name, String kind, boolean isSure) {
        readings.add(new Reading(name, kind, isSure));
        int bracket = name.endsWith(")") ? name.lastIndexOf('(') : -1;
        if (bracket > 0) {
            String inside = name.substring(bracket + 1, name.length() - 1);
            readings.add(new Reading(
                    name.substring(0, bracket).strip(),
                    kind == null ? type(inside) : kind,
                    isSure && (type(inside) != null || isDistrict(inside))));
            Matcher today = TODAY.matcher(inside);
            if (today.matches()) {
                readings.add(new Reading(today.group(2), today.group(1) == null ? null : type(today.group(1)), false));
            }
        }
        int behind = Stream.of(",", " - ", " – ", " — ")
                .mapToInt(name::indexOf)
                .filter(at -> at > 0)
                .min()
                .orElse(-1);
        if (behind > 0) {
            String district = EdgeMarks.withoutBegin(name.substring(behind), " ,–—-");
            readings.add(new Reading(name.substring(0, behind).strip(), kind, isSure && isDistrict(district)));
        }
    }

    /** The kind of place that is written at the beginning of a name. */
    private record Front(String type, int length) {}

    /** Null when none is. */
    private Front kindInFront(String folded) {
        if (isOfCommunes()) {
            Matcher office = OFFICE_AND_KIND.matcher(folded);
            if (office.find()
                    && !EdgeMarks.withoutBegin(folded.substring(office.end()), SEPARATORS)
                            .isEmpty()) {
                return new Front(SHORT_TYPES.get(office.group(1)), office.end());
            }
            Matcher township = TOWNSHIP.matcher(folded);
            if (township.find() && hasLetters(folded, township.end())) {
                return new Front("thi tran", township.end());
            }
        }
        String word = typeInFront(folded);
        return word == null ? null : new Front(types.get(word), word.length());
    }

    private boolean isOfCommunes() {
        return types.containsKey("xa");
    }

    /** The leading kind of place, folded; null when there is none. */
    private String typeInFront(String folded) {
        return types.keySet().stream()
                .filter(word -> folded.startsWith(word) && folded.length() > word.length() + 1
                        || word.equals("p") && folded.matches("p\\d"))
                .filter(word -> SEPARATORS.indexOf(folded.charAt(word.length())) >= 0
                        || word.equals("p") && Character.isDigit(folded.charAt(1)))
                .filter(word -> !EdgeMarks.withoutBegin(folded.substring(word.length()), SEPARATORS)
                        .isEmpty())
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** Whether it names the unit's district, with or without the word for a district. */
    boolean isDistrict(String written) {
        String folded = VietnameseText.fold(written)
                .replaceFirst("[,–-]\\s*tinh .*$", "")
                .strip();
        return DISTRICT_WORD.matcher(folded).replaceFirst("").equals(district);
    }

    /** In the South, "F2" means a ward. */
    private void wardOfTheSouth(String whole, List<Reading> readings) {
        String folded = VietnameseText.fold(whole);
        if (types.containsKey("phuong") && folded.matches("f\\.?\\s*\\d{1,2}")) {
            readings.add(new Reading(folded.replaceAll("\\D", ""), "phuong", false));
        }
    }

    /** "Trạm Y tế xã Phú Gia" is at a commune but may not mean the commune. */
    private void ofAnotherOffice(String whole, List<Reading> readings) {
        String folded = VietnameseText.fold(whole);
        Matcher inside = INSIDE.matcher(folded);
        if (isOfCommunes() && inside.find() && folded.length() == whole.length()) {
            add(readings, whole.substring(inside.end()), types.get(inside.group(1)), false);
        }
    }

    /** Folding keeps the length of composed text, so that one pattern serves both. */
    private static String without(Pattern prefix, String name) {
        String folded = VietnameseText.fold(name);
        Matcher found = prefix.matcher(folded);
        boolean isWithout = folded.length() == name.length() && found.find() && hasLetters(folded, found.end());
        return isWithout ? name.substring(found.end()) : name;
    }

    /** A lone number is a ward, not a line number. */
    private static boolean hasLetters(String folded, int from) {
        return folded.substring(from).chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
    }
}
