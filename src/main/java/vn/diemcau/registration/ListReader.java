package vn.diemcau.registration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.diemcau.input.Problem;
import vn.diemcau.input.Refused;
import vn.diemcau.sheet.Line;
import vn.diemcau.sheet.Sheet;
import vn.diemcau.text.VietnameseText;

/**
 * Takes the rows out of a unit's own list, its columns in any order under headings or in the usual order without. What
 * is no row is named, so that nothing gets lost unseen.
 */
final class ListReader {

    private static final int HEADINGS_WITHIN = 40;
    private static final Pattern TOTAL = Pattern.compile("^(tong|cong|tong cong|tong so)\\b.*");

    private final List<ListRow> rows = new ArrayList<>();
    private final List<String> notes;
    private final List<ListRow.Skipped> skipped = new ArrayList<>();
    private final Contacts contacts;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);

    private ListReader(List<String> notes) {
        this.notes = new ArrayList<>(notes);
        this.contacts = new Contacts(this.notes);
    }

    /**
     * What was found in a list.
     *
     * @param notes what a person should know of how it was read
     * @param skipped the lines that are no rows
     */
    record Found(List<ListRow> rows, List<String> notes, List<ListRow.Skipped> skipped) {}

    /** @throws Refused when there are more rows than a unit may register, or none */
    static Found read(Sheet sheet) {
        ListReader reader = new ListReader(sheet.notes());
        LooseLines.refuse(sheet.lines());
        reader.take(LooseLines.joined(sheet.lines()));
        reader.contacts.tell();
        if (reader.rows.isEmpty()) {
            throw new Refused(List.of(new Problem("", "Không thấy dòng nào có tên điểm cầu trong danh sách.")));
        }
        if (reader.rows.size() > RegistrationReader.MOST_SITES) {
            throw new Refused(List.of(new Problem(
                    "",
                    "Danh sách có %d dòng, nhiều nhất %d dòng: chỉ lấy danh sách điểm cầu của đơn vị."
                            .formatted(reader.rows.size(), RegistrationReader.MOST_SITES))));
        }
        return new Found(reader.rows, reader.notes, reader.skipped);
    }

    private void take(List<Line> lines) {
        int headings = headings(lines);
        if (headings < 0) {
            usualOrder(lines);
        } else {
            lines.subList(0, headings).forEach(line -> skip(line, "phần đầu của danh sách"));
            learn(lines.get(headings));
        }
        int first = headings + 1;
        if (headings >= 0 && first < lines.size() && isSecondHeading(lines.get(first))) {
            learn(lines.get(first));
            first++;
        }
        for (Line line : lines.subList(first, lines.size())) {
            row(line);
        }
    }

    private static int headings(List<Line> lines) {
        for (int i = 0; i < Math.min(lines.size(), HEADINGS_WITHIN); i++) {
            if (isHeading(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHeading(Line line) {
        List<Column> found = found(line);
        List<String> filled =
                line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        boolean hasNumber = filled.stream().anyMatch(cell -> cell.matches("\\d+"));
        boolean isName = found.contains(Column.NAME);
        return isName
                && !hasNumber
                && (found.size() >= 2 || filled.size() == 1 && Column.isHeadingItself(filled.get(0)));
    }

    /** Headings of two lines: "Đầu mối kỹ thuật" over "Họ tên" and "Điện thoại". */
    private boolean isSecondHeading(Line line) {
        List<String> filled =
                line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return !filled.isEmpty() && filled.stream().allMatch(Column::isHeadingItself);
    }

    private static List<Column> found(Line line) {
        return line.cells().stream()
                .map(Column::of)
                .flatMap(column -> column.stream())
                .distinct()
                .toList();
    }

    private void learn(Line line) {
        List<String> unused = new ArrayList<>();
        for (int index = 0; index < line.cells().size(); index++) {
            String heading = line.cells().get(index);
            Column column = Column.of(heading).orElse(null);
            if (column != null && !columns.containsKey(column)) {
                // The second line of headings says better what is in a cell than the one that spans it.
                columns.values().remove(index);
                columns.put(column, index);
            } else if (!heading.isEmpty()) {
                unused.add("“" + heading + "”");
            }
        }
        if (!unused.isEmpty()) {
            notes.add("Không dùng đến cột " + String.join(", ", unused) + ".");
        }
    }

    private void usualOrder(List<Line> lines) {
        boolean numbered = lines.stream().allMatch(line -> cell(line, 0).matches("\\d{1,3}\\.?"))
                && lines.stream().anyMatch(line -> !cell(line, 1).isEmpty());
        if (numbered) {
            columns.put(Column.ORDINAL, 0);
        }
        for (int i = 0; i < Column.USUAL.size(); i++) {
            columns.put(Column.USUAL.get(i), i + (numbered ? 1 : 0));
        }
    }

    private void row(Line line) {
        String name = text(line, Column.NAME);
        String delegates = text(line, Column.DELEGATES);
        if (TOTAL.matcher(VietnameseText.fold(name.isEmpty() ? cell(line, 0) : name))
                .matches()) {
            skip(line, "dòng tổng");
        } else if (name.isEmpty() && delegates.isEmpty()) {
            skip(line, "không có tên điểm cầu");
        } else {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("type", text(line, Column.TYPE));
            cells.put("name", name);
            cells.put("delegates", number(line, delegates));
            contacts.read(line.number(), text(line, Column.TECHNICIAN), text(line, Column.PHONE), cells);
            cells.put("attendance", attendance(text(line, Column.ATTENDANCE)));
            rows.add(new ListRow(line.number(), cells));
        }
    }

    private String number(Line line, String written) {
        String read = Delegates.read(written);
        if (!read.equals(written)) {
            notes.add("Dòng %d: đọc số đại biểu “%s” là %s.".formatted(line.number(), written, read));
        }
        return read;
    }

    private static String attendance(String written) {
        String folded = VietnameseText.fold(written);
        if (folded.contains("tai khoi")) {
            return Attendance.AT_UNIT.name();
        }
        return folded.contains("ket noi") ? Attendance.CONNECTED.name() : "";
    }

    private void skip(Line line, String why) {
        String text = line.cells().stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" | "));
        skipped.add(new ListRow.Skipped(line.number(), text, why));
    }

    private String text(Line line, Column column) {
        Integer index = columns.get(column);
        return index == null ? "" : cell(line, index);
    }

    private static String cell(Line line, int index) {
        return index < line.cells().size() ? line.cells().get(index) : "";
    }
}
