package vn.diemcau.conference.export;

import java.time.LocalDateTime;
import java.util.List;

/** Writes the history of a conference. */
public final class HistoryWorkbook {

    /** Highest number of lines; older lines are left out. */
    public static final int MOST_LINES = 20_000;

    private HistoryWorkbook() {}

    /**
     * One act.
     *
     * @param who the office that acted
     * @param person the account, null for the system
     * @param agencies names of the agencies concerned, without the acting one
     * @param address network address, null when unknown
     */
    public record Line(
            LocalDateTime at,
            String who,
            String person,
            String words,
            List<String> agencies,
            String reason,
            String address) {}

    /** @param seal the newest seal of the whole record, for later comparison; null when there is none */
    public static byte[] of(List<Line> lines, String seal, Occasion occasion) {
        List<SheetColumn<Line>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.moment("Thời gian", 17, Line::at),
                SheetColumn.text("Cơ quan, đơn vị", 28, Line::who),
                SheetColumn.text("Nội dung", 60, Line::words),
                SheetColumn.text("Nơi liên quan", 30, line -> String.join("; ", line.agencies())),
                SheetColumn.text("Lý do, nội dung", 30, Line::reason),
                SheetColumn.text("Người thực hiện", 28, Line::person),
                SheetColumn.text("Từ địa chỉ", 16, Line::address));
        try (Paper<Line> paper = new Paper<>("Nhật ký", "NHẬT KÝ CHUẨN BỊ HỘI NGHỊ", occasion, columns)) {
            lines.forEach(paper::row);
            if (lines.size() == MOST_LINES) {
                paper.note("Chỉ gồm %d việc gần nhất.".formatted(MOST_LINES));
            }
            if (seal != null) {
                paper.note("Mã niêm phong của nhật ký khi lập biểu: " + seal);
            }
            return paper.signed();
        }
    }
}
