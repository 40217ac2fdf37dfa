package vn.diemcau.conference.sitelist;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.diemcau.conference.place.EdgeMarks;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.RegistrationReader;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.text.VietnameseText;

/** Reads a list without columns, one sentence per place, as in a chat or copied from a printed page. */
final class SentenceList {

    private static final Pattern ORDINAL =
            Pattern.compile("^(?:\\d{1,3}\\s{0,2}[.)/]?\\s{1,3}(?=\\p{L})|\\d{1,3}[.)](?=\\p{L})|[-+•*·–]\\s{0,3})");
    private static final Pattern PHONE = Pattern.compile("((?:\\+84|0)[\\d .-]{8,13}\\d)\\)?[.;]?$");
    private static final Pattern LABEL = Pattern.compile(
            "(?<=[\\s,;:.(–-])(?:s?đt|số đt|điện thoại|số điện thoại|di động|dđ|zalo)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])(\\d{1,4})(?![\\d.]{0,9}\\d)");
    private static final Pattern LETTERS = Pattern.compile("[a-z]{2}");
    private static final int LONGEST = 250;
    private static final String MARKS = " ,;:.(–-";
    private static final Pattern BETWEEN = Pattern.compile(
            "^\\s{0,3}(?:đại biểu|đb|đ/b|người|đồng chí|đ/c|dai bieu|nguoi)?[\\s,;.:–(-]{0,6}"
                    + "(?:(?:cán bộ )?(?:kỹ thuật|kt|đầu mối|phụ trách|liên hệ)[\\s.:–-]{1,4}){0,3}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Limit on lines; a longer text is not a unit's list and would only cost time. */
    private static final int MOST_LINES = 2 * RegistrationReader.MOST_SITES;

    private SentenceList() {}

    /**
     * Converts the list to a table in the usual order; empty when it has columns or its lines are no such sentences.
     */
    static Optional<Table> table(List<Line> lines, PlaceCatalogue catalogue, CellKinds kinds) {
        if (lines.size() > MOST_LINES
                || lines.stream().anyMatch(line -> line.cells().size() > 1)) {
            return Optional.empty();
        }
        List<List<String>> read = lines.stream()
                .map(line -> cells(line.cells().get(0), catalogue))
                .toList();
        long split = read.stream().filter(cells -> cells.size() > 1).count();
        if (split * 2 < lines.size() || split == 0) {
            return Optional.empty();
        }
        int first = IntStream.range(0, read.size())
                .filter(i -> read.get(i).size() > 1)
                .findFirst()
                .orElseThrow();
        List<Line> body = IntStream.range(first, lines.size())
                .mapToObj(i -> new Line(lines.get(i).number(), read.get(i)))
                .toList();
        return Optional.of(new Table(List.of(), body, Columns.usual(body, kinds)));
    }

    private static List<String> cells(String sentence, PlaceCatalogue catalogue) {
        if (sentence.length() > LONGEST) {
            return List.of(sentence);
        }
        String rest = ORDINAL.matcher(sentence).replaceFirst("");
        if (!catalogue.find("", rest).isEmpty()) {
            return List.of(sentence);
        }
        String phone = "";
        Matcher behind = PHONE.matcher(rest);
        if (behind.find()) {
            phone = behind.group(1);
            rest = withoutLabel(EdgeMarks.withoutEnd(rest.substring(0, behind.start()), MARKS));
        }
        for (Matcher number = NUMBER.matcher(rest); number.find(); ) {
            String name = EdgeMarks.withoutEnd(rest.substring(0, number.start()), MARKS);
            if (isName(name, catalogue)) {
                String technician = EdgeMarks.withoutEnd(
                        BETWEEN.matcher(rest.substring(number.end())).replaceFirst(""), MARKS);
                return List.of(name, number.group(1), technician, phone);
            }
        }
        return List.of(sentence);
    }

    private static String withoutLabel(String text) {
        return EdgeMarks.withoutEnd(LABEL.matcher(text).replaceFirst(""), MARKS);
    }

    private static boolean isName(String name, PlaceCatalogue catalogue) {
        return catalogue.isCollective()
                ? LETTERS.matcher(VietnameseText.fold(name)).find() && !TotalWords.areIn(name)
                : !catalogue.find("", name).isEmpty() || !catalogue.near(name).isEmpty();
    }
}
