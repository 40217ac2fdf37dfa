package vn.diemcau.conference.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as its recipient sees it; also stored under target/lists for inspection. */
final class Opened {

    private static final Path FOLDER = Path.of("target/lists");

    final XSSFWorkbook workbook;
    final XSSFSheet sheet;

    Opened(String name, byte[] content) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".xlsx"), content);
            workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sheet = workbook.getSheetAt(0);
    }

    /** The row whose first cell says so. */
    Row headings() {
        return rows().filter(row -> text(row.getCell(0)).equals("STT"))
                .findFirst()
                .orElseThrow();
    }

    Row rowOf(String text) {
        return rows().filter(row -> texts(row).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + text + " in " + all()));
    }

    /** The cell under a heading. */
    Cell cell(String rowText, String heading) {
        Row headings = headings();
        return rowOf(rowText).getCell(texts(headings).indexOf(heading));
    }

    List<List<String>> all() {
        return rows().map(Opened::texts).toList();
    }

    List<String> allTexts() {
        return all().stream()
                .flatMap(List::stream)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private java.util.stream.Stream<Row> rows() {
        return StreamSupport.stream(sheet.spliterator(), false);
    }

    static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
            texts.add(text(row.getCell(i)));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.NUMERIC ? String.valueOf(cell.getNumericCellValue()) : cell.getStringCellValue();
    }
}
