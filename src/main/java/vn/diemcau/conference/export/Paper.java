package vn.diemcau.conference.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import vn.diemcau.conference.directory.OfficeWords;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * A table with heading and signatures on A4 landscape. Rows are flushed to disk as they are written.
 *
 * @param <R> type of a row's value
 */
final class Paper<R> implements AutoCloseable {

    /** The sum of the numbers above it. */
    record Sum(long value) {}

    private static final int ROWS_IN_MEMORY = 100;
    private static final float LINE = 17;
    private static final float LINE_OF_TABLE = 15;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Styles styles = new Styles(workbook);
    private final SXSSFSheet sheet;
    private final List<SheetColumn<R>> columns;
    private final Occasion occasion;
    private final int first;
    private int next;
    private int rows;

    Paper(String name, String title, Occasion occasion, List<SheetColumn<R>> columns) {
        this.columns = columns;
        this.occasion = occasion;
        sheet = workbook.createSheet(name);
        workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreator(occasion.office());
        workbook.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(title);
        layOut();
        head(title);
        headings();
        first = next;
    }

    void row(R said) {
        write(said, ++rows);
    }

    /** Adds an uncounted row. */
    void aside(R said) {
        write(said, null);
    }

    /** The number of counted rows so far. */
    int rows() {
        return rows;
    }

    private void write(R said, Integer number) {
        Object[] cells =
                columns.stream().map(column -> column.cell(said, number)).toArray();
        Row row = tableRow(cells);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn.Look look = columns.get(i).look();
            Cell cell = row.createCell(i);
            cell.setCellStyle(cells[i] instanceof String text ? styles.text(look, text) : styles.cell(look));
            fill(cell, first, cells[i]);
        }
    }

    /**
     * Adds a bold row, in which {@link Sum} adds up the numbers above. Sums above it do not count twice.
     *
     * @param said values by column heading; other columns stay empty
     */
    void total(Map<String, ?> said) {
        subtotal(first, said);
    }

    /** Adds a bold row whose sums start at that row. */
    void subtotal(int from, Map<String, ?> said) {
        if (columns.stream()
                        .filter(column -> said.containsKey(column.heading()))
                        .count()
                != said.size()) {
            throw new IllegalArgumentException("No such columns: " + said.keySet());
        }
        Object[] cells =
                columns.stream().map(column -> said.get(column.heading())).toArray();
        Row row = tableRow(cells);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(styles.total(columns.get(i).look()));
            fill(cell, from, cells[i]);
        }
    }

    /** The index of the next row. */
    int next() {
        return next;
    }

    /** A sentence under the table. */
    void note(String sentence) {
        line(sentence, 0, columns.size() - 1, styles.line(12, false, false, HorizontalAlignment.LEFT));
    }

    byte[] signed() {
        next++;
        int middle = middle();
        CellStyle bold = styles.line(12, true, false, HorizontalAlignment.CENTER);
        CellStyle small = styles.line(11, false, true, HorizontalAlignment.CENTER);
        pair("NGƯỜI LẬP BIỂU", occasion.papers().signer(), bold, bold, middle);
        pair("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)", small, small, middle);
        sheet.setAutobreaks(true);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the rows that were written to disk. */
    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void layOut() {
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * 256);
        }
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.6);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        sheet.getFooter().setRight("&\"Times New Roman,Regular\"&10Trang &P/&N");
    }

    private void head(String title) {
        int end = columns.size() - 1;
        CellStyle name = styles.line(12, true, false, HorizontalAlignment.CENTER);
        CellStyle italic = styles.line(12, false, true, HorizontalAlignment.CENTER);
        String day = "Ngày %02d tháng %02d năm %d"
                .formatted(
                        occasion.at().getDayOfMonth(),
                        occasion.at().getMonthValue(),
                        occasion.at().getYear());
        letterhead(occasion.papers(), day);
        next++;
        line(title, 0, end, styles.line(14, true, false, HorizontalAlignment.CENTER));
        line(occasion.conference().title(), 0, end, name);
        line(
                "(Theo %s; khai mạc %s. Số liệu đến %s)"
                        .formatted(
                                occasion.conference().letter(),
                                VietnameseTime.full(occasion.conference().start()),
                                VietnameseTime.full(occasion.at())),
                0,
                end,
                italic);
        sheet.createRow(next++).setHeightInPoints(8);
    }

    /** The office at the left, its name bold below those above it; motto and day at the right. */
    private void letterhead(OfficeWords words, String day) {
        CellStyle bold = styles.line(12, true, false, HorizontalAlignment.CENTER);
        CellStyle plain = styles.line(12, false, false, HorizontalAlignment.CENTER);
        CellStyle italic = styles.line(12, false, true, HorizontalAlignment.CENTER);
        List<String> heading = words.heading();
        int name = heading.size() - 1;
        while (name > 0 && heading.get(name).chars().noneMatch(Character::isLetter)) {
            name--;
        }
        int motto = words.motto().size();
        for (int i = 0; i < Math.max(heading.size(), motto + 1); i++) {
            String right = i < motto ? words.motto().get(i) : i == motto ? day : "";
            pair(
                    i < heading.size() ? heading.get(i) : "",
                    right,
                    i == name ? bold : plain,
                    i < motto ? bold : italic,
                    middle());
        }
    }

    private void headings() {
        Row row = tableRow(columns.stream().map(SheetColumn::heading).toArray());
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).heading());
            cell.setCellStyle(styles.heading());
        }
        sheet.setRepeatingRows(new CellRangeAddress(row.getRowNum(), row.getRowNum(), -1, -1));
        sheet.createFreezePane(0, next);
    }

    /** Sets an explicit height, because not every program makes room for wrapped text. */
    private Row tableRow(Object... cells) {
        Row row = sheet.createRow(next++);
        int lines = 1;
        for (int i = 0; i < columns.size(); i++) {
            if (cells[i] instanceof String text) {
                lines = Math.max(lines, Wrapped.lines(text, columns.get(i).width() * 11 / 10));
            }
        }
        row.setHeightInPoints(lines * LINE_OF_TABLE + 3);
        return row;
    }

    private void fill(Cell cell, int from, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDateTime moment) {
            cell.setCellValue(moment);
        } else if (value instanceof Sum sum) {
            sum(cell, from, sum);
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    /** SUBTOTAL skips the sums in between. */
    private void sum(Cell cell, int from, Sum sum) {
        if (from < cell.getRowIndex()) {
            String column = CellReference.convertNumToColString(cell.getColumnIndex());
            cell.setCellFormula("SUBTOTAL(9,%1$s%2$d:%1$s%3$d)".formatted(column, from + 1, cell.getRowIndex()));
        }
        // The cached value for programs that do not calculate.
        cell.setCellValue(sum.value());
    }

    /** The last column of the left half of the page. */
    private int middle() {
        int half = columns.stream().mapToInt(SheetColumn::width).sum() / 2;
        int column = 0;
        for (int width = columns.get(0).width();
                width < half;
                width += columns.get(column).width()) {
            column++;
        }
        return Math.min(Math.max(column, 1), columns.size() - 2);
    }

    private void pair(String left, String right, CellStyle leftStyle, CellStyle rightStyle, int middle) {
        cells(left, 0, middle, leftStyle);
        next--;
        cells(right, middle + 1, columns.size() - 1, rightStyle);
    }

    private void line(String text, int from, int to, CellStyle style) {
        cells(text, from, to, style);
    }

    /** Sets the height, because merged cells have no automatic height. */
    private void cells(String text, int from, int to, CellStyle style) {
        Row row = sheet.getRow(next) == null ? sheet.createRow(next) : sheet.getRow(next);
        Cell cell = row.createCell(from);
        cell.setCellValue(text);
        cell.setCellStyle(style);
        int width = columns.subList(from, to + 1).stream()
                .mapToInt(SheetColumn::width)
                .sum();
        float height = LINE * Wrapped.lines(text, width);
        row.setHeightInPoints(Math.max(row.getHeightInPoints(), height));
        if (to > from) {
            sheet.addMergedRegion(new CellRangeAddress(next, next, from, to));
        }
        next++;
    }
}
