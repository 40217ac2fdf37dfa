package vn.diemcau.conference.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.platform.text.VietnameseText;

/** What the letter that calls a conference is: an invitation, a telegram, an announcement. */
public final class LetterKind {

    /** The letter of the drawn models. */
    public static final String DRAWN = "Giấy mời";

    /** A letter whose reference begins with none of these. */
    static final String OTHER = "Văn bản";

    private static final List<String> KNOWN = List.of(
            DRAWN,
            "Công điện",
            "Thông báo",
            "Thông tri",
            "Thông cáo",
            "Kế hoạch",
            "Công văn",
            "Hướng dẫn",
            "Chương trình",
            "Quyết định",
            "Chỉ thị",
            "Thư mời",
            "Lịch giao ban",
            "Lịch họp",
            "Lịch công tác");

    private LetterKind() {}

    /** The kind with which the reference of a letter begins; {@link #OTHER} for any other beginning. */
    static String of(String letter) {
        String text = VietnameseText.clean(letter);
        return KNOWN.stream()
                .filter(kind -> text.regionMatches(true, 0, kind, 0, kind.length()))
                .filter(kind -> text.length() == kind.length() || !Character.isLetter(text.charAt(kind.length())))
                .findFirst()
                .orElse(OTHER);
    }

    /** A text of the drawn models that speaks of this letter. */
    public static String inText(String text, String kind) {
        return text.replace(DRAWN, kind);
    }

    static Map<String, String> inNames(Map<String, String> names, String kind) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> inText(entry.getValue(), kind)));
    }
}
