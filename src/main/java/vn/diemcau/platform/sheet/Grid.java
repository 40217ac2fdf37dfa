package vn.diemcau.platform.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.LegacyEncoding;
import vn.diemcau.platform.text.VietnameseText;

/** The cells of one table during reading, within the server's limits. Rows and columns start at 0. */
final class Grid {

    static final int MOST_LINES = 5_000;
    static final int MOST_COLUMNS = 100;
    static final int LONGEST_CELL = 32_767;

    private static final int MOST_CELLS = 200_000;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_NOTED = 10_000;

    private final SortedMap<Integer, List<String>> rows = new TreeMap<>();
    private final SortedSet<Integer> hiddenRows = new TreeSet<>();
    private final SortedSet<Integer> hiddenColumns = new TreeSet<>();
    private final SortedSet<Integer> usedColumns = new TreeSet<>();
    private final List<String> merged = new ArrayList<>();
    private final List<String> notCalculated = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final boolean mayBeLeftOut;
    private boolean isTooMuch;
    private boolean hasFormulas;
    private boolean isMisread;
    private Optional<LegacyEncoding> script = Optional.empty();
    private int cells;
    private int characters;

    Grid() {
        this(false);
    }

    /** @param mayBeLeftOut whether a too large table is skipped instead of refused */
    Grid(boolean mayBeLeftOut) {
        this.mayBeLeftOut = mayBeLeftOut;
    }

    void put(int row, int column, String shown) {
        if (isTooMuch) {
            return;
        }
        try {
            add(row, column, shown);
        } catch (Refused e) {
            if (!mayBeLeftOut) {
                throw e;
            }
            isTooMuch = true;
        }
    }

    private void add(int row, int column, String shown) {
        if (shown.length() > LONGEST_CELL) {
            throw Unreadable.because("Ô %s dài quá %d ký tự.".formatted(Places.cell(row, column), LONGEST_CELL));
        }
        String text = whole(VietnameseText.clean(shown));
        if (text.isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw Unreadable.because(
                    "Bảng rộng quá %d cột (ô %s có nội dung). Hãy chép riêng danh sách cần gửi sang một bảng tính mới."
                            .formatted(MOST_COLUMNS, Places.cell(row, column)));
        }
        List<String> line = rows.computeIfAbsent(row, number -> new ArrayList<>());
        if (rows.size() > MOST_LINES) {
            throw Unreadable.because("Bảng dài quá %,d dòng. Hãy chỉ gửi danh sách của đơn vị mình."
                    .formatted(MOST_LINES)
                    .replace(',', '.'));
        }
        cells++;
        characters += text.length();
        if (cells > MOST_CELLS || characters > MOST_CHARACTERS) {
            throw Unreadable.tooMuch();
        }
        while (line.size() <= column) {
            line.add("");
        }
        line.set(column, shown);
        usedColumns.add(column);
    }

    boolean isEmpty() {
        return rows.isEmpty() && !isTooMuch;
    }

    boolean isTooMuch() {
        return isTooMuch;
    }

    void hideRow(int row) {
        if (hiddenRows.size() < MOST_NOTED) {
            hiddenRows.add(row);
        }
    }

    void hideColumns(int first, int last) {
        for (int column = Math.max(first, 0); column <= Math.min(last, MOST_COLUMNS - 1); column++) {
            hiddenColumns.add(column);
        }
    }

    void merge(String range) {
        note(merged, range);
    }

    void formula(int row, int column, boolean isCalculated) {
        hasFormulas = true;
        if (!isCalculated) {
            note(notCalculated, Places.cell(row, column));
        }
    }

    void error(int row, int column, String shown) {
        note(errors, Places.cell(row, column) + " (" + shown + ")");
        put(row, column, shown);
    }

    /** Converts all cells at the end, because the encoding of a cell only shows in the context of others. */
    List<Line> lines() {
        rows.values().forEach(line -> line.replaceAll(this::restored));
        script = LegacyEncoding.of(rows.values().stream().flatMap(List::stream).toList());
        return rows.entrySet().stream()
                .map(row -> new Line(
                        row.getKey() + 1,
                        row.getValue().stream().map(this::shown).toList()))
                .toList();
    }

    private String restored(String cell) {
        Optional<String> restored = LegacyEncoding.misread(cell);
        isMisread |= restored.isPresent();
        return restored.orElse(cell);
    }

    private String shown(String cell) {
        return whole(VietnameseText.clean(script.map(each -> each.convert(cell)).orElse(cell)));
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        hiddenRows.retainAll(rows.keySet());
        hiddenColumns.retainAll(usedColumns);
        if (!hiddenRows.isEmpty()) {
            notes.add("Có dòng đang ẩn, vẫn được đọc: dòng %s."
                    .formatted(Places.ranges(hiddenRows, row -> String.valueOf(row + 1))));
        }
        if (!hiddenColumns.isEmpty()) {
            notes.add("Có cột đang ẩn, vẫn được đọc: cột %s.".formatted(Places.ranges(hiddenColumns, Places::column)));
        }
        if (!merged.isEmpty()) {
            notes.add("Có ô gộp (%s): nội dung chỉ tính cho ô đầu tiên, các ô còn lại để trống."
                    .formatted(Places.list(merged)));
        }
        if (hasFormulas) {
            notes.add("Có công thức: chỉ lấy giá trị đã tính của công thức.");
        }
        if (!notCalculated.isEmpty()) {
            notes.add(
                    "Công thức chưa được tính nên ô được đọc là trống: ô %s. Hãy mở tệp bằng Excel, lưu lại rồi gửi lại."
                            .formatted(Places.list(notCalculated)));
        }
        if (!errors.isEmpty()) {
            notes.add("Có ô báo lỗi, được đọc như chữ: ô %s.".formatted(Places.list(errors)));
        }
        if (isMisread) {
            notes.add(LegacyEncoding.MISREAD);
        }
        script.map(LegacyEncoding::note).ifPresent(notes::add);
        return notes;
    }

    private static void note(List<String> places, String place) {
        if (places.size() < MOST_NOTED) {
            places.add(place);
        }
    }

    /** Removes lone surrogates, which the database refuses. */
    private static String whole(String text) {
        return VietnameseText.isPrintable(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
