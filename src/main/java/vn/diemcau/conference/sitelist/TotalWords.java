package vn.diemcau.conference.sitelist;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises the words of a total. Công ty, Tổng cục and the commune Cộng Hòa begin alike but are not totals. */
final class TotalWords {

    private static final Pattern FIRST =
            Pattern.compile("(?:tong|cong|tc|toan|luy ke|mang sang|chuyen sang|tat ca)\\b.*");

    private static final Set<String> ALL = Set.copyOf(List.of(
            ("tong cong so tc toan luy ke mang chuyen sang tat ca chung huyen tinh khoi xa phuong thi tran thanh pho diem cau dai"
                            + " bieu nguoi dang bo vien don vi co quan dia trang cac cua la va gom co trong do nay danh sach hai ba"
                            + " truoc sau tren duoi ben tiep theo luong du dong chi d c i ii iii iv v vi vii a b cum nhom vung phan muc cap truc thuoc")
                    .split(" ")));

    /** Words with other tone marks than a total: Công, Tống, Tòng. */
    private static final Pattern ANOTHER_WORD =
            Pattern.compile("^(?:công|tống|tòng|tông|cống|cồng|toán|toản)(?!\\p{L}).*");

    private TotalWords() {}

    /** Whether a cell only contains words for a total. */
    static boolean areIn(String cell) {
        String folded = VietnameseText.fold(cell).replaceAll("[^a-z]+", " ").strip();
        return FIRST.matcher(folded).matches()
                && !ANOTHER_WORD.matcher(cell.toLowerCase(Locale.ROOT)).matches()
                && !List.of("toan", "toan xa").contains(folded)
                && List.of(folded.split(" ")).stream().allMatch(ALL::contains);
    }

    /** Whether it begins like a total and may name the group that it sums: "Tổng cụm Hạ Can". */
    static boolean mayBegin(String cell) {
        Matcher begin = Pattern.compile(
                        "^(?:tổng|cộng)(?! (?:công ty|cty|cục|kho|đội|hội|liên đoàn|lãnh sự))(?!\\p{L}).*")
                .matcher(cell.toLowerCase(Locale.ROOT));
        return begin.matches();
    }

    /** Whether it begins like a total and names a group of rows: "Cộng cụm phía Bắc". */
    static boolean areOfGroup(String cell) {
        return mayBegin(cell)
                && VietnameseText.fold(cell)
                        .matches(
                                "(?:tong|cong)(?: (?:cong|so|toan))? (?:cac|cum|khoi|vung|nhom|khu vuc|phan|muc|tieu khu)\\b.*");
    }

    /** Whether a cell beside a total's word counts the sites: "12 điểm cầu". */
    static boolean areCounted(String cell) {
        String folded = VietnameseText.fold(cell).replaceAll("[^a-z0-9]+", " ").strip();
        return folded.matches("\\d{1,3} [a-z ]+")
                && List.of(folded.substring(folded.indexOf(' ') + 1).split(" ")).stream()
                        .allMatch(ALL::contains);
    }

    /** The number of a total, from its cell or else from its words; -1 when there is none. */
    static int number(String delegates, String words) {
        int whole = CellKind.whole(delegates.replace(".", ""));
        if (whole >= 0) {
            return whole;
        }
        Matcher within = Pattern.compile("(\\d{1,6})\\s*(?:đại biểu|đb|người|đ/c|đồng chí)")
                .matcher(words.toLowerCase(Locale.ROOT));
        return within.find() ? Integer.parseInt(within.group(1)) : -1;
    }
}
