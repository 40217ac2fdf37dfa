package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.diemcau.platform.text.DecodedText;

/** Reads tables from text, in the encodings that offices still use. */
final class TextReader {

    private static final Pattern EXCEL_HINT = Pattern.compile("sep=(.)\\R?", Pattern.CASE_INSENSITIVE);
    /** A formula with which programs preserve leading zeros: ="0900000001". */
    private static final Pattern AS_TEXT = Pattern.compile("^\\s*=\\s*\"([^\"]*)\"\\s*$");

    private static final Pattern FRAME = Pattern.compile("[|+:=\\s-]+");

    private static final int SAMPLE = 8_192;

    private TextReader() {}

    static Sheet file(byte[] content) throws IOException {
        List<String> notes = new ArrayList<>();
        String text = decode(content, notes);
        ForeignText.refuse(text);
        if (isBinary(text)) {
            throw Unreadable.because("Tệp này không phải bảng tính. Hãy gửi tệp Excel (.xlsx, .xls) hoặc CSV.");
        }
        Matcher hint = EXCEL_HINT.matcher(text);
        if (hint.lookingAt()) {
            // The line is replaced by an empty one, so that the others keep their numbers.
            return table("\n" + text.substring(hint.end()), hint.group(1).charAt(0), notes);
        }
        return table(text, Separator.ofFile(text), notes);
    }

    static Sheet pasted(String text) throws IOException {
        return table(text, Separator.ofPaste(text), new ArrayList<>());
    }

    private static Sheet table(String written, char separator, List<String> notes) throws IOException {
        String text = separator == '|' ? withoutFrame(written) : written;
        CSVFormat quoted = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        Optional<Grid> table = fill(text, quoted);
        if (table.isEmpty()) {
            notes.add("Có dấu ngoặc kép (\") không khép, được đọc như chữ.");
            table = fill(text, quoted.builder().setQuote(null).get());
        }
        Grid grid = table.orElseThrow(Unreadable::broken);
        List<Line> lines = grid.lines();
        notes.addAll(grid.notes());
        return new Sheet(lines, notes);
    }

    /** Removes the frame of a table drawn with bars: bars at both ends of lines, and lines of dashes. */
    private static String withoutFrame(String text) {
        boolean isFramed = text.lines()
                .filter(line -> !line.isBlank())
                .allMatch(line -> "|+".indexOf(line.strip().charAt(0)) >= 0);
        return text.lines()
                .map(line -> FRAME.matcher(line).matches()
                        ? ""
                        : isFramed ? line.strip().substring(1) : line)
                .collect(Collectors.joining("\n"));
    }

    /** Empty when a quotation mark is unbalanced, because it would swallow the following text. */
    private static Optional<Grid> fill(String text, CSVFormat format) throws IOException {
        Grid grid = new Grid();
        boolean isTabbed = format.getDelimiterString().equals("\t");
        int row = 0;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (var records = parser.iterator(); hasNext(records); row++) {
                CSVRecord line = records.next();
                for (int column = 0; column < line.size(); column++) {
                    String cell = line.get(column);
                    if (isTabbed && cell.indexOf('\t') >= 0) {
                        return Optional.empty();
                    }
                    grid.put(row, column, AS_TEXT.matcher(cell).replaceFirst("$1"));
                }
            }
        } catch (BadQuotes e) {
            return Optional.empty();
        }
        return Optional.of(grid);
    }

    private static boolean hasNext(Iterator<CSVRecord> records) throws BadQuotes {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw new BadQuotes();
        }
    }

    private static final class BadQuotes extends IOException {}

    private static String decode(byte[] content, List<String> notes) {
        DecodedText read = DecodedText.of(content)
                .orElseThrow(() -> Unreadable.because(
                        "Không đọc được chữ trong tệp. Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại."));
        switch (read.state()) {
            case CUT ->
                notes.add(
                        "Tệp bị cắt ngang ở cuối, có thể thiếu dòng. Hãy kiểm tra dòng cuối, hoặc lưu và gửi lại tệp.");
            case DAMAGED -> notes.add("Tệp có chữ bị hỏng (hiện là “\ufffd”). Hãy xem lại các dòng có chữ đó.");
            case OLD_VIETNAMESE -> notes.add("Tệp dùng bảng mã cũ (Windows-1258). Hãy kiểm tra lại dấu tiếng Việt.");
            case WESTERN -> notes.add("Tệp được lưu bằng bảng mã Tây Âu. Hãy kiểm tra lại dấu tiếng Việt.");
            case WESTERN_WITH_LOSS ->
                notes.add("Tệp được lưu bằng bảng mã Tây Âu nên nhiều chữ có dấu đã mất, thay bằng dấu hỏi. "
                        + "Hãy lưu lại từ tệp gốc dạng .xlsx rồi gửi lại.");
            case GOOD -> {}
        }
        return read.text();
    }

    private static boolean isBinary(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        long odd = sample.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                .count();
        return sample.indexOf('\0') >= 0 || odd > sample.length() / 100;
    }
}
