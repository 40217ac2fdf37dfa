package vn.diemcau.platform.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.diemcau.platform.sheet.XmlPart;

/** Puts paragraphs into lines. Tables that only lay a page out become lines too; others keep their rows. */
final class DocxTables {

    /** The head and the foot of a letter are tables of so few rows. */
    private static final int ROWS_OF_LAYOUT = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<List<List<String>>> rows = new ArrayList<>();
    private int depth;

    /** Follows a table's elements; those within a table's cell belong to the cell. */
    void element(XmlPart part) {
        if (part.starts("tbl")) {
            depth++;
        } else if (part.ends("tbl")) {
            depth--;
            if (depth == 0) {
                tableEnds();
            }
        } else if (depth == 1 && part.starts("tr")) {
            rows.add(new ArrayList<>());
        } else if (depth == 1 && part.starts("tc") && !rows.isEmpty()) {
            rows.get(rows.size() - 1).add(new ArrayList<>());
        }
    }

    void paragraph(String words) {
        List<List<String>> row = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
        if (depth == 0 || row.isEmpty()) {
            text.append(words).append('\n');
        } else if (!words.isEmpty()) {
            row.get(row.size() - 1).add(words);
        }
    }

    String text() {
        return text.toString();
    }

    private void tableEnds() {
        boolean isLayout = rows.size() <= ROWS_OF_LAYOUT || rows.stream().allMatch(row -> row.size() < 2);
        for (List<List<String>> row : rows) {
            if (isLayout) {
                row.forEach(cell -> cell.forEach(words -> text.append(words).append('\n')));
            } else {
                text.append(row.stream()
                                .map(cell -> String.join("; ", cell).replace('\n', ' '))
                                .collect(Collectors.joining("\t")))
                        .append('\n');
            }
        }
        rows.clear();
    }
}
