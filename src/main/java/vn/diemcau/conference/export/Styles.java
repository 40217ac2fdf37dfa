package vn.diemcau.conference.export;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The cell styles of a workbook, each created once. */
final class Styles {

    private static final String FONT = "Times New Roman";

    private final Workbook workbook;
    private final Map<SheetColumn.Look, CellStyle> cells = new EnumMap<>(SheetColumn.Look.class);
    private final Map<SheetColumn.Look, CellStyle> totals = new EnumMap<>(SheetColumn.Look.class);
    private final Map<SheetColumn.Look, CellStyle> harmless = new EnumMap<>(SheetColumn.Look.class);
    private final Map<SheetColumn.Look, CellStyle> open = new EnumMap<>(SheetColumn.Look.class);
    private final CellStyle heading;

    Styles(Workbook workbook) {
        this.workbook = workbook;
        Font plain = font(11, false, false);
        Font bold = font(11, true, false);
        for (SheetColumn.Look look : SheetColumn.Look.values()) {
            cells.put(look, boxed(look, plain));
            totals.put(look, boxed(look, bold));
            CellStyle asTyped = boxed(look, plain);
            asTyped.setQuotePrefixed(true);
            harmless.put(look, asTyped);
        }
        heading = boxed(SheetColumn.Look.CENTRED, bold);
        heading.setAlignment(HorizontalAlignment.CENTER);
        heading.setVerticalAlignment(VerticalAlignment.CENTER);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    CellStyle heading() {
        return heading;
    }

    CellStyle total(SheetColumn.Look look) {
        return totals.get(look);
    }

    CellStyle cell(SheetColumn.Look look) {
        return cells.get(look);
    }

    /** Style for a text that would turn into a formula on editing; it stays text. */
    CellStyle text(SheetColumn.Look look, String text) {
        boolean isTempting = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return (isTempting ? harmless : cells).get(look);
    }

    /** Style for input cells, which stay editable on a protected sheet. */
    CellStyle open(SheetColumn.Look look) {
        return open.computeIfAbsent(look, unlocked -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cells.get(look));
            style.setLocked(false);
            return style;
        });
    }

    /** Style without borders, for text around the table. */
    CellStyle line(int size, boolean bold, boolean italic, HorizontalAlignment alignment) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font(size, bold, italic));
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }

    private CellStyle boxed(SheetColumn.Look look, Font font) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setAlignment(
                switch (look) {
                    case TEXT -> HorizontalAlignment.LEFT;
                    case NUMBER -> HorizontalAlignment.RIGHT;
                    case CENTRED, MOMENT -> HorizontalAlignment.CENTER;
                });
        style.setDataFormat(workbook.createDataFormat()
                .getFormat(
                        switch (look) {
                            case NUMBER -> "#,##0";
                            case MOMENT -> "dd/mm/yyyy hh:mm";
                            // Text format, so that an edited phone number keeps its zero.
                            case TEXT, CENTRED -> "@";
                        }));
        return style;
    }

    private Font font(int size, boolean bold, boolean italic) {
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        font.setItalic(italic);
        return font;
    }
}
