package vn.diemcau.conference.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.platform.text.VietnameseText;

/** The lists of a conference. */
public enum ListKind {
    /** For the agency that connects the lines (O36). */
    SITES("Danh sách điểm cầu"),
    /** For the Office (O58). */
    SUMMARY("Tổng hợp điểm cầu và đại biểu"),
    /** For the agency that keeps the power stable (O67). */
    PLACES("Danh sách địa điểm"),
    DELEGATES("Số lượng đại biểu"),
    /** For the chair of the conference (O61–O64). */
    SPEECHES("Danh sách đăng ký phát biểu");

    /** The content type of a workbook. */
    public static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String title;

    ListKind(String title) {
        this.title = title;
    }

    /** "Danh sách điểm cầu". */
    public String title() {
        return title;
    }

    /** "Danh sách điểm cầu.xlsx". */
    public String fileName() {
        return title + ".xlsx";
    }

    /** "danh-sach-diem-cau.xlsx", for programs that only support ASCII. */
    public String plainFileName() {
        return VietnameseText.fold(title).replace(' ', '-') + ".xlsx";
    }

    /** "sites", for addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ListKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The list that a receiver acknowledges. */
    public static ListKind of(ReceivedList received) {
        return switch (received) {
            case SITES -> SITES;
            case PLACES -> PLACES;
            case SUMMARY -> SUMMARY;
        };
    }
}
