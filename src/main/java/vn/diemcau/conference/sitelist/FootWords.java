package vn.diemcau.conference.sitelist;

import java.util.regex.Pattern;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises text below a list: a date, a signature, a note. */
final class FootWords {

    private static final Pattern FOOT = Pattern.compile(
            "(?:nguoi (?:lap|tong hop|ky)|lap bieu|can bo tong hop|noi nhan|t/m\\b|tm\\.|k/t\\b|kt\\. ?(?:chu tich|truong|bi thu|chanh)"
                    + "|t/l\\b|(?:.*, ?)?ngay \\W*\\d{0,2}\\W*thang|\\(ky\\b|ky ten|\\(?dong dau|xac nhan cua|- ?(?:nhu tren|luu)|luu:"
                    + "|\\*? ?ghi chu|bang chu|luu y\\b).*");
    private static final Pattern SIGNED_BY = Pattern.compile(
            "(?:CHÁNH VĂN PHÒNG|THỦ TRƯỞNG|BÍ THƯ|PHÓ BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN|NGƯỜI LẬP)[ \\p{Lu}]*");

    private FootWords() {}

    static boolean areIn(String cell) {
        return FOOT.matcher(VietnameseText.fold(cell)).matches()
                || SIGNED_BY.matcher(cell).matches();
    }
}
