package vn.diemcau.conference.sitelist;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises lines of a printed list that are not rows. */
final class PrintedLines {

    /** The kind of a line. */
    enum Kind {
        ROW(""),
        TOTAL("dòng tổng"),
        HEADING_AGAIN("tiêu đề lặp lại"),
        COLUMN_NUMBERS("dòng số cột"),
        GROUP("tên nhóm"),
        EMPTY("dòng để trống"),
        NO_NAME("không có tên điểm cầu"),
        FOOT("phần cuối của danh sách");

        private final String why;

        Kind(String why) {
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    private static final Pattern COLUMN_NUMBER = Pattern.compile("[(\\[]?(?:(\\d{1,2})|[A-Za-z])[)\\]]?(?:\\s*=.*)?");
    private static final Pattern GROUP_WORDS =
            Pattern.compile("(?:cac|cum|khoi|vung|nhom|khu vuc|phan|muc|tieu khu)\\b.*");

    private final Table table;
    private final CellKinds kinds;
    private final boolean rowsAreNumbered;
    private boolean isFoot;

    PrintedLines(Table table, CellKinds kinds) {
        this.table = table;
        this.kinds = kinds;
        this.rowsAreNumbered =
                table.body().stream().anyMatch(line -> CellKind.ordinal(table.text(line, Column.ORDINAL)) >= 0);
    }

    /** @param above whether there is a row above it */
    Kind of(Line line, boolean above) {
        List<String> filled =
                line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        String name = table.text(line, Column.NAME);
        String delegates = table.text(line, Column.DELEGATES);
        boolean isKnown = kinds.isKnownPlace(name);
        if (repeatsHeadings(line)) {
            return Kind.HEADING_AGAIN;
        }
        if (!above && !isKnown && numbersColumns(filled)) {
            return Kind.COLUMN_NUMBERS;
        }
        if (isKnown) {
            isFoot = false;
            return Kind.ROW;
        }
        if (isTotal(filled, name)) {
            // A line after the last total is not a row unless it has the cells of a row.
            isFoot = true;
            return Kind.TOTAL;
        }
        boolean hasNumber = kinds.of(delegates).isNumber() && !FootWords.areIn(delegates);
        isFoot = !hasNumber && (isFoot || filled.stream().anyMatch(FootWords::areIn));
        if (isFoot) {
            return Kind.FOOT;
        }
        if (isGroup(line, name, filled)) {
            return Kind.GROUP;
        }
        if (!name.isEmpty()) {
            return Kind.ROW;
        }
        boolean onlyNumbers = filled.stream()
                .noneMatch(cell -> kinds.of(cell).isText() || kinds.of(cell).isPhone());
        if (onlyNumbers && (delegates.isEmpty() || CellKind.whole(delegates) == 0)) {
            return Kind.EMPTY;
        }
        return delegates.isEmpty() || !hasNumber ? Kind.NO_NAME : Kind.ROW;
    }

    private boolean repeatsHeadings(Line line) {
        return table.headings().stream().anyMatch(heading -> {
            long filled = line.cells().stream().filter(cell -> !cell.isEmpty()).count();
            long same = IntStream.range(0, line.cells().size())
                    .filter(index -> !line.cells().get(index).isEmpty())
                    .filter(index -> VietnameseText.fold(line.cells().get(index))
                            .equals(VietnameseText.fold(Columns.cell(heading, index))))
                    .count();
            return filled > 1 && same * 10 >= filled * 7;
        });
    }

    /** (1) (2) (3), or A B 1 2 = 3 + 4, below the headings. */
    private boolean numbersColumns(List<String> filled) {
        if (filled.size() < 2 || table.headings().isEmpty()) {
            return false;
        }
        int before = -1;
        int numbers = 0;
        for (String cell : filled) {
            var number = COLUMN_NUMBER.matcher(cell);
            if (!number.matches()) {
                return false;
            }
            if (number.group(1) != null) {
                int next = Integer.parseInt(number.group(1));
                if (before >= 0 && next != before + 1) {
                    return false;
                }
                before = next;
                numbers++;
            }
        }
        return numbers > 1 || filled.size() > 2;
    }

    private boolean isTotal(List<String> filled, String name) {
        return name.isEmpty()
                ? filled.stream().anyMatch(TotalWords::areIn)
                : TotalWords.areIn(name)
                        || TotalWords.areCounted(name) && filled.stream().anyMatch(TotalWords::areIn);
    }

    /** "I | Các xã vùng trên" above rows numbered 1, 2, 3, or such words alone. */
    private boolean isGroup(Line line, String name, List<String> filled) {
        String ordinal = table.text(line, Column.ORDINAL);
        boolean isCounted = rowsAreNumbered
                && CellKind.countsGroups(ordinal)
                && table.text(line, Column.TECHNICIAN).isEmpty()
                && table.text(line, Column.PHONE).isEmpty();
        boolean isAlone = filled.size() == 1
                && table.columns().has(Column.DELEGATES)
                && (GROUP_WORDS.matcher(VietnameseText.fold(filled.get(0))).matches()
                        || filled.get(0).matches("(?:[IVX]{1,5}|[A-H])\\s*[.)/-].*"));
        return isCounted || isAlone;
    }
}
