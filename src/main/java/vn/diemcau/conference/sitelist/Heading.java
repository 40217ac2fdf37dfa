package vn.diemcau.conference.sitelist;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.conference.place.NearNames;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Derives a column's meaning from its heading. In Vietnamese the head of a phrase comes first: "Số điện thoại cán bộ kỹ
 * thuật" is a number, "Cán bộ kỹ thuật, số điện thoại" is a person.
 */
final class Heading {

    /** Longest heading; a longer text is a sentence that happens to begin with such a word. */
    private static final int LONGEST = 90;

    private static final int CLEAR = 70;
    private static final int LONGEST_ORDINAL = 12;
    private static final Set<String> ORDINALS = Set.of("stt", "tt", "so tt", "so thu tu", "thu tu", "s.t.t");

    /** Weight of a column without a known meaning. */
    private static final int OTHER = -100;

    private static final String BEGIN = "^(?:";
    private static final String END = ")";

    private static final String PEOPLE =
            "(?:dai bieu|db|d b|nguoi(?! (?:phuc vu|ky thuat|truc|phu trach|van hanh))|(?:tham )?(?:du|gia)\\b"
                    + "|dang vien (?:tham )?du|dong chi|d c|thanh phan|can bo (?:du|tham|cong chuc)|hoi vien)";
    private static final String HELP =
            "(?:ky thuat|kt|cntt|cong nghe|dau moi|phu trach|lien he|van hanh|truc|theo doi|vien thong)";

    private record Rule(Pattern head, Map<Column, Integer> weights) {}

    private static final Pattern FILLER = Pattern.compile(
            "^(?:danh sach|du kien|dang ky|cac|thong tin|ghi ro|ghi(?! chu)|neu|tong hop|de nghi) (?=.)");

    private static final Pattern PART =
            Pattern.compile("\\b(?:nam(?! \\d)|nu|trong do|dan toc|tre|du phong|du khuyet|vang|nam truoc|ky truoc)\\b");

    private static final Pattern OF_A_LEADER = Pattern.compile("\\b(?:chu tri|lanh dao|bi thu|chu tich)\\b");

    /** The first rule that matches the head of the phrase counts. */
    private static final List<Rule> RULES = List.of(
            rule(Pattern.compile(BEGIN + "(?:stt|tt|so tt|so thu tu|thu tu|no)$" + END), Column.ORDINAL, 100),
            rule(Pattern.compile(BEGIN + "so (?:ban|nganh)\\b|so va\\b" + END), Column.NAME, 85),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:so )?(?:dien thoai|dt|d t|dtdd|sdt|di dong|zalo|hotline|phone|mobile|tel)\\b" + END),
                    Column.PHONE,
                    100),
            rule(Pattern.compile(BEGIN + "so (?:lien he|lien lac|may)\\b" + END), Column.PHONE, 40),
            rule(
                    Pattern.compile(
                            BEGIN + "(?:hinh thuc|cach thuc|phuong thuc|phuong an)\\b|cach (?:tham )?du\\b" + END),
                    Column.ATTENDANCE,
                    90),
            rule(
                    Pattern.compile(BEGIN + "(?:tham )?du tai|hop tai|noi (?:tham )?du\\b|tham du$|tham gia$" + END),
                    Column.ATTENDANCE,
                    50),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:nguoi |dong chi |d c |can bo |ho va ten |ho ten |ten ){0,3}(?:chu tri|lanh dao|bi thu|chu tich|pho bi thu|truong doan)\\b"
                            + END),
                    null,
                    OTHER),
            rule(
                    Pattern.compile(BEGIN
                            + "don vi tinh|chuc vu|chuc danh|ghi chu|dia diem|dia chi|noi (?:dat|to chuc|hop)|vi tri|hoi truong|phong\\b|e ?mail"
                            + "|thu dien tu|duong truyen|toc do|thiet bi|man hinh|ngay|thoi gian|gio\\b|ly do|nhiem vu|ip\\b|ma\\b|id\\b|link"
                            + "|tai khoan|mat khau|y kien|ket qua|suc chua|dien tich|tinh trang|trang thai|noi dung|nam sinh"
                            + END),
                    null,
                    OTHER),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:ho va ten|ho ten|ten) (?:cua )?(?:cac )?(?:dai bieu|db|nguoi (?:tham )?du)" + END),
                    null,
                    OTHER),
            rule(
                    Pattern.compile(BEGIN + "(?:nam|nu|trong do)\\b.*\\b" + PEOPLE + ".*" + "|(?:nam|nu)$" + END),
                    Column.DELEGATES,
                    90),
            rule(Pattern.compile(BEGIN + "(?:nam|nu|trong do|huyen|thi xa|thanh pho|tinh)\\b" + END), null, OTHER),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:(?:tong|cong|so|luong|sl|slg|quan so|si so|cac) )*(?:dai bieu|db|d b)\\b" + END),
                    Column.DELEGATES,
                    100),
            rule(
                    Pattern.compile(BEGIN + "(?:(?:tong|cong|so|luong|sl|slg) )+" + PEOPLE + ".*" + END),
                    Column.DELEGATES,
                    90),
            rule(Pattern.compile(BEGIN + "(?:(?:tong|so|luong) )+dang vien\\b" + END), Column.DELEGATES, 55),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:tong so luong|tong so|tong cong|so luong|tong|cong|sl|slg|quan so|si so)$" + END),
                    Column.DELEGATES,
                    70),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:thanh phan|luc luong)\\b|(?:nguoi|dang vien|can bo|dong chi)(?: \\w+)? (?:tham )?(?:du|gia)\\b"
                            + END),
                    Column.DELEGATES,
                    50),
            rule(
                    Pattern.compile(
                            BEGIN + "(?:tong|so luong|sl|so|cong)\\b(?! (?:cong ty|cuc|ty|doan|an)\\b)(?!.*\\bnganh\\b)"
                                    + END),
                    null,
                    OTHER),
            rule(
                    Pattern.compile(
                            BEGIN + "(?:ho va ten|ho ten|ten) .*" + HELP + ".*|ten (?:nguoi|can bo|cb)\\b" + END),
                    Column.TECHNICIAN,
                    95),
            rule(Pattern.compile(BEGIN + "ho va ten|ho ten" + END), Column.TECHNICIAN, 75),
            new Rule(Pattern.compile("^lien (?:he|lac)$"), Map.of(Column.TECHNICIAN, 50, Column.PHONE, 50)),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:can bo|cb|nguoi|dau moi|bo phan|nhan vien|chuyen vien|ktv|dong chi|d c|phu trach|ky thuat|cntt|lien he|truc)\\b.*"
                            + HELP + ".*|kt$|(?:ktv|dau moi|phu trach|ky thuat|lien he)\\b" + END),
                    Column.TECHNICIAN,
                    90),
            rule(Pattern.compile(BEGIN + "(?:can bo|nguoi|nhan vien|chuyen vien)\\b" + END), Column.TECHNICIAN, 60),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:loai hinh|loai|phan loai)(?: don vi| hanh chinh| xa)?$|cap(?: hanh chinh)?$" + END),
                    Column.TYPE,
                    80),
            rule(
                    Pattern.compile(BEGIN
                            + "ten (?:diem|xa|phuong|thi tran|don vi|dia phuong|co quan|dang|chi bo|to chuc|dau cau|doanh nghiep|so|noi|cac)\\b"
                            + END),
                    Column.NAME,
                    100),
            rule(Pattern.compile(BEGIN + "ten$" + END), Column.NAME, 85),
            rule(
                    Pattern.compile(BEGIN
                            + "(?:diem cau|dau cau|diem ket noi|cap xa|xa|phuong|thi tran|don vi|dia phuong|co quan|dang bo|dang uy|chi bo|to chuc"
                            + "|doanh nghiep|ban nganh|cong ty|ubnd|dia ban|noi)\\b" + END),
                    Column.NAME,
                    85));

    /** Rules for any position, used when no rule matches the head. */
    private static final List<Rule> ANYWHERE = List.of(
            rule(Pattern.compile(BEGIN + ".*\\b(?:dien thoai|sdt)\\b" + END), Column.PHONE, 50),
            rule(Pattern.compile(BEGIN + ".*\\bdai bieu\\b" + END), Column.DELEGATES, 45),
            rule(Pattern.compile(BEGIN + ".*\\bhinh thuc\\b" + END), Column.ATTENDANCE, 50),
            rule(Pattern.compile(BEGIN + ".*\\b(?:ky thuat|dau moi|phu trach)\\b" + END), Column.TECHNICIAN, 50),
            rule(
                    Pattern.compile(BEGIN + ".*\\b(?:diem cau|don vi|co quan|phuong|thi tran|ten xa)\\b" + END),
                    Column.NAME,
                    45));

    /** Known headings, to restore one that lost letters on a Western Windows: "S? d?i bi?u". */
    private static final List<String> STANDARD = List.of(
            "so tt",
            "so thu tu",
            "ten diem cau",
            "ten xa, phuong",
            "ten xa, thi tran",
            "xa, phuong",
            "xa, thi tran",
            "phuong",
            "ten don vi",
            "don vi",
            "dia phuong",
            "so dai bieu",
            "so luong dai bieu",
            "so luong",
            "tong so",
            "tong so dai bieu",
            "so dai bieu tham du",
            "so nguoi",
            "can bo ky thuat",
            "dau moi ky thuat",
            "ho ten",
            "ho va ten",
            "can bo dau moi",
            "so dien thoai",
            "dien thoai",
            "so dt",
            "di dong",
            "hinh thuc tham du",
            "ghi chu");

    private Heading() {}

    private static Rule rule(Pattern head, Column column, int weight) {
        return new Rule(head, column == null ? Map.of() : Map.of(column, weight));
    }

    /** The weight of a heading for each meaning, at most 100; negative against it. */
    static Map<Column, Integer> weights(String heading) {
        Map<Column, Integer> weights = new EnumMap<>(Column.class);
        String phrase = phrase(heading);
        if (phrase.isEmpty() || heading.length() > LONGEST) {
            return weights;
        }
        Rule fits = fitting(phrase);
        if (fits == null) {
            return weights;
        }
        if (fits.weights().isEmpty()) {
            for (Column column : Column.values()) {
                // The cells identify some columns, whatever their heading is.
                weights.put(
                        column,
                        switch (column) {
                            case PHONE, ATTENDANCE -> -20;
                            case NAME -> OTHER / 2;
                            default -> OTHER;
                        });
            }
        }
        weights.putAll(fits.weights());
        weights.computeIfPresent(
                Column.DELEGATES, (column, weight) -> PART.matcher(phrase).find() ? weight - 60 : weight);
        weights.computeIfPresent(
                Column.PHONE, (column, weight) -> OF_A_LEADER.matcher(phrase).find() ? weight - 50 : weight);
        return weights;
    }

    /** Whether a cell begins like a heading, of a requested column or another one. */
    static boolean isKnown(String cell) {
        String phrase = phrase(cell);
        return !phrase.isEmpty() && cell.length() <= LONGEST && fitting(phrase) != null;
    }

    /** Whether the cell is the heading of a requested column. */
    static boolean namesAColumn(String cell) {
        return weights(cell).values().stream().anyMatch(weight -> weight >= 40);
    }

    /** Whether it counts only a part of the people: "Nam", "Trong đó: nữ". */
    static boolean isOfAPart(String heading) {
        return PART.matcher(phrase(heading)).find();
    }

    /** Whether it is the heading of line numbers: "STT", "TT". */
    static boolean isOrdinal(String cell) {
        return cell.length() <= LONGEST_ORDINAL && ORDINALS.contains(VietnameseText.fold(cell));
    }

    /** Whether these head a list of sites and of how many come to each, and nothing else stands with them. */
    static boolean nameAList(List<String> cells) {
        return isOf(cells, Column.NAME)
                && isOf(cells, Column.DELEGATES)
                && cells.stream().allMatch(cell -> cell.isEmpty() || isKnown(cell));
    }

    private static boolean isOf(List<String> cells, Column column) {
        return cells.stream().anyMatch(cell -> weights(cell).getOrDefault(column, 0) >= CLEAR);
    }

    private static Rule fitting(String phrase) {
        for (List<Rule> rules : List.of(RULES, ANYWHERE)) {
            for (Rule rule : rules) {
                Matcher head = rule.head().matcher(phrase);
                if (head.find()) {
                    return rule;
                }
            }
        }
        return null;
    }

    private static String whole(String folded) {
        return folded.indexOf('?') < 0
                ? folded
                : STANDARD.stream()
                        .filter(each -> NearNames.isDamaged(folded, each))
                        .findFirst()
                        .orElse(folded);
    }

    private static String phrase(String heading) {
        String folded = whole(VietnameseText.fold(heading));
        String withoutBrackets = folded.replaceAll("\\([^()]*\\)", " ");
        String phrase = (withoutBrackets.isBlank() ? folded : withoutBrackets)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        for (Matcher filler = FILLER.matcher(phrase); filler.find(); filler = FILLER.matcher(phrase)) {
            phrase = phrase.substring(filler.end());
        }
        return phrase;
    }
}
