package vn.diemcau.platform.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses the sheets of a workbook to read: the visible, non-empty ones, in order. */
final class SheetChoice {

    private static final int MOST_READ = 6;

    private record Named(String name, Grid grid) {}

    private final List<Named> read = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** The grid for the next sheet. A too large first sheet is refused, a too large further one is skipped. */
    Grid grid() {
        return new Grid(!read.isEmpty());
    }

    /** Whether the next sheet is read completely if it is not empty. */
    boolean isWanted(boolean isHidden) {
        return read.size() < MOST_READ && !isHidden;
    }

    /** @param grid the whole table if wanted, else enough to show whether it is empty */
    void offer(String sheet, boolean isHidden, Grid grid) {
        if (grid.isEmpty()) {
            return;
        }
        if (isWanted(isHidden) && !grid.isTooMuch()) {
            read.add(new Named(sheet, grid));
        } else {
            leftOut.add("“" + sheet + "”" + (isHidden ? " (đang ẩn)" : ""));
        }
    }

    Sheet sheet() {
        if (read.isEmpty() && leftOut.isEmpty()) {
            throw Unreadable.empty();
        }
        if (read.isEmpty()) {
            throw Unreadable.because(
                    "Chỉ trang tính đang ẩn có nội dung: %s. Hãy cho hiện trang tính cần gửi, lưu lại rồi gửi lại."
                            .formatted(Places.list(leftOut)));
        }
        List<Sheet> others = IntStream.range(1, read.size())
                .mapToObj(i -> sheet(read.get(i)))
                .toList();
        Sheet first = sheet(read.get(0));
        return new Sheet(first.lines(), first.notes(), others);
    }

    private Sheet sheet(Named one) {
        List<String> unread = Stream.concat(
                        leftOut.stream(),
                        read.stream().filter(other -> other != one).map(other -> "“" + other.name() + "”"))
                .toList();
        List<Line> lines = one.grid().lines();
        List<String> notes = new ArrayList<>();
        if (!unread.isEmpty()) {
            notes.add("Đã đọc trang tính “%s”. Không đọc các trang tính khác có nội dung: %s."
                    .formatted(one.name(), Places.list(unread)));
        }
        notes.addAll(one.grid().notes());
        return new Sheet(lines, notes);
    }
}
