package vn.diemcau.sheet;

import java.util.ArrayList;
import java.util.List;

/** Which sheet of a workbook is read: the first that people see and that has something in it. */
final class SheetChoice {

    private final List<String> leftOut = new ArrayList<>();
    private String name;
    private Grid chosen;

    /** Whether the next sheet is read whole when it has something in it. */
    boolean isWanted(boolean isHidden) {
        return chosen == null && !isHidden;
    }

    /** @param grid the whole table if it is wanted, else as much as shows whether there is something in it */
    void offer(String sheet, boolean isHidden, Grid grid) {
        if (grid.isEmpty()) {
            return;
        }
        if (isWanted(isHidden)) {
            name = sheet;
            chosen = grid;
        } else {
            leftOut.add("“" + sheet + "”" + (isHidden ? " (đang ẩn)" : ""));
        }
    }

    Sheet sheet() {
        if (chosen == null && leftOut.isEmpty()) {
            throw Unreadable.empty();
        }
        if (chosen == null) {
            throw Unreadable.because(
                    "Chỉ trang tính đang ẩn có nội dung: %s. Hãy cho hiện trang tính cần gửi, lưu lại rồi gửi lại."
                            .formatted(Places.list(leftOut)));
        }
        List<Line> lines = chosen.lines();
        List<String> notes = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            notes.add("Đã đọc trang tính “%s”. Không đọc các trang tính khác có nội dung: %s."
                    .formatted(name, Places.list(leftOut)));
        }
        notes.addAll(chosen.notes());
        return new Sheet(lines, notes);
    }
}
