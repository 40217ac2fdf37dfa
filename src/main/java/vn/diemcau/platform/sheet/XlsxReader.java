package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellAddress;
import vn.diemcau.platform.sheet.XlsxBook.SheetPart;

/** Reads workbooks of Excel since 2007 (zipped XML) as a stream. */
final class XlsxReader {

    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    private final List<String> texts;
    private final XlsxFormats formats;
    private final ShownNumber numbers;

    private XlsxReader(ZipParts parts, XlsxBook book) throws IOException {
        texts = XlsxTexts.of(parts, book.strings());
        formats = XlsxFormats.of(parts, book.styles());
        numbers = new ShownNumber(book.since1904());
    }

    static Sheet read(byte[] content) throws IOException {
        try (ZipParts parts = new ZipParts(content)) {
            XlsxBook book = XlsxBook.of(parts);
            XlsxReader reader = new XlsxReader(parts, book);
            SheetChoice choice = new SheetChoice();
            for (SheetPart sheet : book.sheets()) {
                Grid grid = choice.grid();
                if (sheet.part() != null) {
                    try (XmlPart xml = new XmlPart(parts.open(sheet.part()))) {
                        reader.fill(grid, xml, choice.isWanted(sheet.isHidden()));
                    }
                }
                choice.offer(sheet.name(), sheet.isHidden(), grid);
            }
            return choice.sheet();
        }
    }

    /** @param whole false to only check whether it is empty */
    private void fill(Grid grid, XmlPart xml, boolean whole) throws IOException {
        int row = -1;
        int column = -1;
        while (xml.next()) {
            if (xml.starts("col") && xml.isOn("hidden")) {
                grid.hideColumns(xml.number("min", 1) - 1, xml.number("max", 1) - 1);
            } else if (xml.starts("row")) {
                row = xml.number("r", row + 2) - 1;
                column = -1;
                if (xml.isOn("hidden") || "0".equals(xml.attribute("ht"))) {
                    grid.hideRow(row);
                }
            } else if (xml.starts("c")) {
                if (row < 0 || row > LAST_ROW) {
                    throw Unreadable.broken();
                }
                String place = xml.attribute("r");
                column = place == null ? column + 1 : new CellAddress(place).getColumn();
                cell(grid, row, column, xml);
                if (!whole && !grid.isEmpty()) {
                    return;
                }
            } else if (xml.starts("mergeCell")) {
                grid.merge(xml.attribute("ref"));
            }
        }
    }

    private void cell(Grid grid, int row, int column, XmlPart xml) throws IOException {
        String type = xml.attribute("t") == null ? "n" : xml.attribute("t");
        int style = xml.number("s", 0);
        boolean isFormula = false;
        StringBuilder value = new StringBuilder();
        boolean isValue = false;
        while (!xml.ends("c") && xml.next()) {
            if (xml.starts("is")) {
                value.append(XlsxTexts.text(xml, "is"));
            } else if (xml.starts("f")) {
                isFormula = true;
            } else if (xml.starts("v") || xml.ends("v")) {
                isValue = xml.starts("v");
            } else if (isValue && xml.isText()) {
                xml.addTextTo(value);
            }
        }
        String raw = value.toString();
        if (isFormula) {
            // A formula with an empty text has the type "str".
            grid.formula(row, column, !raw.isEmpty() || type.equals("str"));
        }
        if (type.equals("e")) {
            grid.error(row, column, raw);
        } else if (!raw.isEmpty()) {
            grid.put(row, column, shown(raw, type, style));
        }
    }

    private String shown(String raw, String type, int style) {
        return switch (type) {
            case "s" -> texts.get(Integer.parseInt(raw.strip()));
            case "str" -> XlsxTexts.unescaped(raw);
            case "inlineStr", "d" -> raw;
            case "b" -> raw.strip().equals("1") || raw.strip().equals("true") ? "TRUE" : "FALSE";
            default -> {
                int index = formats.indexOf(style);
                yield numbers.of(Double.parseDouble(raw), index, formats.format(index));
            }
        };
    }
}
