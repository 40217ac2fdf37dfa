package vn.diemcau.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.platform.sheet.Files.row;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.platform.sheet.Files.Excel;

/** Workbooks, new and old. */
class SheetReaderTest {

    @ParameterizedTest
    @EnumSource(Excel.class)
    void lines_keep_their_numbers_and_blank_ones_are_left_out(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet("Điểm cầu");
            row(table, 2, "STT", "Tên điểm cầu", "Số đại biểu");
            row(table, 3, null, " \u00a0 ", "");
            row(table, 5, 1, "  Xã  Phú Gia\n", 45);
        });

        assertThat(sheet.lines())
                .containsExactly(
                        new Line(2, List.of("STT", "Tên điểm cầu", "Số đại biểu")),
                        new Line(5, List.of("1", "Xã Phú Gia", "45")));
        assertThat(sheet.notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void text_is_read_as_it_stands_there(Excel excel) {
        String decomposed = Normalizer.normalize("Thị trấn Hương Khê", Normalizer.Form.NFD);

        assertThat(cells(
                        excel,
                        decomposed,
                        "1.200",
                        "45 người",
                        "<b>Xã</b><script>alert(1)</script>",
                        "=1+1",
                        "0900000001"))
                .containsExactly(
                        "Thị trấn Hương Khê",
                        "1.200",
                        "45 người",
                        "<b>Xã</b><script>alert(1)</script>",
                        "=1+1",
                        "0900000001");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void characters_that_nobody_sees_are_taken_out(Excel excel) {
        assertThat(cells(excel, "Xã\u200b Phú\u00a0 Gia")).containsExactly("Xã Phú Gia");
    }

    @Test
    void characters_that_excel_escapes_are_read_as_meant() {
        byte[] file = Files.workbookOf(
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Xã_x000D_&#10;Phú_x0007_Gia_x005F_x0041_</t></is></c>"
                        + "</row></sheetData></worksheet>");

        assertThat(SheetReader.read(file, "a").lines()).containsExactly(new Line(1, List.of("Xã Phú Gia_x0041_")));
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void numbers_are_read_as_shown_without_dots_between_thousands(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            row(table, 1, 45, 1200, 1200, 900000001, 84900000001.0, 123456789012.0, 45.5, 0.1 + 0.2, 7, -3);
            format(book, table, 2, "#,##0");
            format(book, table, 3, "0000000000");
            format(book, table, 8, "0 \"người\"");
        });

        assertThat(sheet.lines().get(0).cells())
                .containsExactly(
                        "45",
                        "1200",
                        "1200",
                        "0900000001",
                        "84900000001",
                        "123456789012",
                        "45,5",
                        "0,3",
                        "7 người",
                        "-3");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void dates_are_read_as_a_vietnamese_office_sees_them(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            row(table, 1, 0, 0, "đúng");
            table.getRow(0).getCell(0).setCellValue(LocalDate.of(2022, 1, 17));
            table.getRow(0).getCell(1).setCellValue(LocalDate.of(2022, 1, 7));
            table.getRow(0).getCell(2).setCellValue(true);
            table.getRow(0).getCell(0).setCellStyle(style(book, (short) 14));
            format(book, table, 1, "d/m/yyyy");
        });

        assertThat(sheet.lines().get(0).cells()).containsExactly("17/01/2022", "7/1/2022", "TRUE");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void formulas_give_the_value_that_they_showed(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            row(table, 1, 40, 5, "Xã");
            table.getRow(0).createCell(3).setCellFormula("A1+B1");
            table.getRow(0).createCell(4).setCellFormula("C1&\" Phú Gia\"");
            table.getRow(0).createCell(5).setCellFormula("1/0");
            table.getRow(0).createCell(6).setCellErrorValue(FormulaError.REF.getCode());
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        assertThat(sheet.lines().get(0).cells())
                .containsExactly("40", "5", "Xã", "45", "Xã Phú Gia", "#DIV/0!", "#REF!");
        assertThat(sheet.notes())
                .containsExactly(
                        "Có công thức: chỉ lấy giá trị đã tính của công thức.",
                        "Có ô báo lỗi, được đọc như chữ: ô F1 (#DIV/0!), G1 (#REF!).");
    }

    @Test
    void a_formula_that_was_never_calculated_is_named() {
        Sheet sheet = read(Excel.XLSX, book -> {
            var table = book.createSheet();
            row(table, 1, "Xã Phú Gia");
            table.getRow(0).createCell(1).setCellFormula("40+5");
        });

        assertThat(sheet.lines().get(0).cells()).containsExactly("Xã Phú Gia");
        assertThat(sheet.notes()).anySatisfy(note -> assertThat(note).contains("chưa được tính", "ô B1"));
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void what_is_hidden_is_read_and_named(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            for (int line = 1; line <= 6; line++) {
                row(table, line, "Xã " + line, line, "ghi chú");
            }
            for (int hidden : new int[] {2, 4, 5}) {
                table.getRow(hidden - 1).setZeroHeight(true);
            }
            table.createRow(20).setZeroHeight(true);
            table.setColumnHidden(2, true);
        });

        assertThat(sheet.lines()).hasSize(6);
        assertThat(sheet.notes())
                .containsExactly("Có dòng đang ẩn, vẫn được đọc: dòng 2, 4–5.", "Có cột đang ẩn, vẫn được đọc: cột C.");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void a_merged_cell_counts_for_its_first_place_only(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            row(table, 1, "Xã Phú Gia", 40);
            row(table, 2, null, 30);
            table.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
        });

        assertThat(sheet.lines())
                .containsExactly(new Line(1, List.of("Xã Phú Gia", "40")), new Line(2, List.of("", "30")));
        assertThat(sheet.notes())
                .containsExactly("Có ô gộp (A1:A2): nội dung chỉ tính cho ô đầu tiên, các ô còn lại để trống.");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void the_first_sheet_that_people_see_is_read_and_the_others_are_named(Excel excel) {
        Sheet sheet = read(excel, book -> {
            row(book.createSheet("Danh mục"), 1, "ẩn");
            book.createSheet("Trống");
            row(book.createSheet("Điểm cầu"), 1, "Xã Phú Gia");
            row(book.createSheet("Cũ"), 1, "Xã Hà Linh");
            book.setSheetHidden(0, true);
            book.setActiveSheet(1);
        });

        assertThat(sheet.lines()).containsExactly(new Line(1, List.of("Xã Phú Gia")));
        assertThat(sheet.notes())
                .containsExactly("Đã đọc trang tính “Điểm cầu”. Không đọc các trang tính khác có nội dung:"
                        + " “Danh mục” (đang ẩn), “Cũ”.");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void a_picture_or_chart_on_the_sheet_does_not_disturb(Excel excel) {
        Sheet sheet = read(excel, book -> {
            var table = book.createSheet();
            row(table, 1, "Xã Phú Gia", 40);
            var drawing = table.createDrawingPatriarch();
            var comment = drawing.createCellComment(book.getCreationHelper().createClientAnchor());
            comment.setString(book.getCreationHelper().createRichTextString("ghi chú"));
            row(table, 2, "Xã Hà Linh", 30);
        });

        assertThat(sheet.lines()).hasSize(2);
    }

    @Test
    void texts_of_old_fonts_are_named() {
        assertThat(read(Excel.XLS, book -> row(book.createSheet(), 1, "Hµ TÜnh"))
                        .notes())
                .singleElement()
                .asString()
                .contains("phông cũ");
    }

    @Test
    void a_workbook_with_texts_in_its_cells_and_no_styles_is_read() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            row(book.createSheet(), 1, "Xã Phú Gia", 40);
            book.write(bytes);
        }
        byte[] bare = Files.workbookOf(
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><r><t>Xã </t></r><r><t>Phú Gia</t></r>"
                        + "<rPh><t>đọc</t></rPh></is></c><c><v>40</v></c></row></sheetData></worksheet>");

        assertThat(SheetReader.read(bytes.toByteArray(), "a").lines())
                .isEqualTo(SheetReader.read(bare, "a").lines())
                .containsExactly(new Line(1, List.of("Xã Phú Gia", "40")));
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void the_name_of_a_file_says_nothing(Excel excel) {
        byte[] file = excel.file(book -> row(book.createSheet(), 1, "Xã Phú Gia"));

        assertThat(SheetReader.read(file, "danh sách.csv").lines()).hasSize(1);
        assertThat(SheetReader.read(file, null).lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void a_workbook_that_excel_opens_without_asking_is_read(Excel excel) throws Exception {
        byte[] locked =
                Files.locked(excel, Decryptor.DEFAULT_PASSWORD, book -> row(book.createSheet(), 1, "Xã Phú Gia", 40));

        assertThat(SheetReader.read(locked, "a").lines()).containsExactly(new Line(1, List.of("Xã Phú Gia", "40")));
    }

    /** Each of them is one that some maker of workbooks writes. */
    @ParameterizedTest
    @CsvSource({
        "xl/s.xml, /xl/s.xml",
        "XL/S.xml, s.xml",
        "/xl/s.xml, s.xml",
        "xl\\s.xml, \\xl\\s.xml",
        "xl/bảng 1.xml, bảng 1.xml",
        "xl/s%201.xml, s%201.xml",
        "xl/s 1.xml, s%201.xml",
        "xl/s%201.xml, s 1.xml",
        "sheets/s.xml, ../sheets/s.xml",
        "xl/s.xml, ' ./s.xml '"
    })
    void a_part_is_found_as_excel_finds_it(String name, String target) {
        byte[] file = Files.workbook(
                name, target, "<worksheet><sheetData><row><c><v>40</v></c></row></sheetData></worksheet>");

        assertThat(SheetReader.read(file, "a").lines()).containsExactly(new Line(1, List.of("40")));
    }

    private static List<String> cells(Excel excel, Object... cells) {
        return read(excel, book -> row(book.createSheet(), 1, cells))
                .lines()
                .get(0)
                .cells();
    }

    private static Sheet read(Excel excel, Consumer<Workbook> content) {
        return SheetReader.read(excel.file(content), "danh sách.xlsx");
    }

    private static void format(Workbook book, org.apache.poi.ss.usermodel.Sheet table, int column, String format) {
        table.getRow(0)
                .getCell(column)
                .setCellStyle(style(book, book.createDataFormat().getFormat(format)));
    }

    private static CellStyle style(Workbook book, short format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(format);
        return style;
    }

    /** A third that comes while two are looked through waits for its turn. */
    @Test
    void no_more_than_two_tables_are_read_and_looked_through_at_once() throws Exception {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        AtomicInteger most = new AtomicInteger();
        Runnable reading = () -> SheetReader.readPasted("Xã A\t40", sheet -> {
            third.countDown();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return third.await(300, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                running.decrementAndGet();
            }
        });
        List<Thread> threads =
                Stream.generate(() -> new Thread(reading)).limit(3).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(2);
    }
}
