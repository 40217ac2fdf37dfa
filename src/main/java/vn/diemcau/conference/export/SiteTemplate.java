package vn.diemcau.conference.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.platform.text.VietnameseText;

/** Writes a list with a unit's communes to be filled in outside the form. It is imported like any other list. */
public final class SiteTemplate {

    private static final int ROWS = 300;
    private static final int MOST_DELEGATES = 2000;
    private static final int FIRST = 3;

    private SiteTemplate() {}

    /** Members of a collective unit may also come to its own site, which adds a column (O30). */
    public static byte[] of(Agency unit) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName("Điểm cầu " + level(unit.sites())));
            fill(sheet, new Styles(workbook), unit, columns(unit.sites()));
            validate(sheet, unit.sites());
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "cấp cơ sở", or nothing for a unit without members. */
    private static String level(SiteWords words) {
        return words.hasMembers() ? "cấp " + words.listedBelow() : "của đơn vị";
    }

    private static List<SheetColumn<Locality>> columns(SiteWords words) {
        List<SheetColumn<Locality>> columns = List.of(
                SheetColumn.ordinal(6),
                SheetColumn.text("Tên điểm cầu", 40, SiteTemplate::label),
                SheetColumn.number("Số đại biểu", 14, SiteTemplate::open),
                SheetColumn.text("Đầu mối kỹ thuật", 34, SiteTemplate::open),
                SheetColumn.text("Số điện thoại", 18, SiteTemplate::open),
                SheetColumn.text("Hình thức tham dự", 24, SiteTemplate::open));
        return words.isCollective() ? columns : columns.subList(0, 5);
    }

    private static void fill(Sheet sheet, Styles styles, Agency unit, List<SheetColumn<Locality>> columns) {
        // Not merged, because the import remarks on merged cells.
        line(
                sheet,
                0,
                "DANH SÁCH ĐIỂM CẦU %s: %s".formatted(level(unit.sites()).toUpperCase(Locale.ROOT), unit.name()),
                styles.line(13, true, false, HorizontalAlignment.LEFT));
        line(
                sheet,
                1,
                "Xóa dòng của nơi không mở điểm cầu, điền các cột còn lại, rồi đưa tệp này vào biểu đăng ký.",
                styles.line(11, false, true, HorizontalAlignment.LEFT));
        Row headings = sheet.createRow(FIRST - 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * 256);
            Cell heading = headings.createCell(i);
            heading.setCellValue(columns.get(i).heading());
            heading.setCellStyle(styles.heading());
        }
        for (int i = 0; i < ROWS; i++) {
            Row row = sheet.createRow(FIRST + i);
            Locality place = i < unit.localities().size() ? unit.localities().get(i) : null;
            for (int column = 0; column < columns.size(); column++) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(styles.open(columns.get(column).look()));
                Object value = place == null ? null : columns.get(column).cell(place, i + 1);
                if (value instanceof Integer number) {
                    cell.setCellValue(number);
                } else if (value != null) {
                    cell.setCellValue(value.toString());
                }
            }
        }
        sheet.createFreezePane(0, FIRST);
        sheet.setRepeatingRows(new CellRangeAddress(FIRST - 1, FIRST - 1, -1, -1));
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }

    private static void validate(Sheet sheet, SiteWords words) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint whole =
                helper.createIntegerConstraint(OperatorType.BETWEEN, "1", String.valueOf(MOST_DELEGATES));
        DataValidation number = validation(helper, whole, 2);
        number.createErrorBox("Số đại biểu", "Ghi số nguyên từ 1 đến %d.".formatted(MOST_DELEGATES));
        sheet.addValidationData(number);
        if (words.isCollective()) {
            String[] attendance = {VietnameseText.upperFirst(words.atUnit()), "Kết nối về cơ quan"};
            DataValidation chosen = validation(helper, helper.createExplicitListConstraint(attendance), 5);
            chosen.createErrorBox("Hình thức tham dự", "Chọn một mục trong danh sách.");
            sheet.addValidationData(chosen);
        }
    }

    private static DataValidation validation(DataValidationHelper helper, DataValidationConstraint rule, int column) {
        DataValidation validation =
                helper.createValidation(rule, new CellRangeAddressList(FIRST, FIRST + ROWS - 1, column, column));
        validation.setShowErrorBox(true);
        validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
        // The file format means the opposite of this method's name: true shows the arrow.
        validation.setSuppressDropDownArrow(true);
        return validation;
    }

    private static void line(Sheet sheet, int row, String text, CellStyle style) {
        style.setWrapText(false);
        Cell cell = sheet.createRow(row).createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    /** The unit writes it. */
    private static String open(Locality place) {
        return null;
    }

    private static String label(Locality place) {
        return place.type() == null || place.type().isEmpty() ? place.name() : place.type() + " " + place.name();
    }
}
