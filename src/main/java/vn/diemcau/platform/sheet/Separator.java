package vn.diemcau.platform.sheet;

import java.util.List;
import java.util.stream.Stream;

/** Finds the column separator of a text. */
final class Separator {

    private static final char TAB = '\t';

    /** The comma of a Chinese keyboard. */
    private static final char FULL_WIDTH_COMMA = '，';

    private Separator() {}

    /** The character that occurs in most lines; commas within addresses do not. */
    static char ofFile(String text) {
        List<String> lines = sample(text);
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {TAB, ';', ',', '|', FULL_WIDTH_COMMA, '；'}) {
            long withIt =
                    lines.stream().filter(line -> line.indexOf(candidate) >= 0).count();
            long all = lines.stream()
                    .flatMapToInt(String::chars)
                    .filter(c -> c == candidate)
                    .count();
            long score = withIt * 100_000 + Math.min(all, 99_999);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /**
     * A spreadsheet copies tabs. Without tabs, the text is one column unless another separator occurs in every line.
     */
    static char ofPaste(String text) {
        if (text.indexOf(TAB) >= 0) {
            return TAB;
        }
        List<String> lines = sample(text);
        return Stream.of(';', '|', FULL_WIDTH_COMMA, '；')
                .filter(candidate -> lines.stream().allMatch(line -> line.indexOf(candidate) >= 0))
                .findFirst()
                .orElse(TAB);
    }

    /** The first non-empty lines without their quoted parts. */
    private static List<String> sample(String text) {
        return Stream.of(text.substring(0, Math.min(text.length(), 20_000))
                        .replaceAll("\"[^\"]*\"", "")
                        .split("\\R", 52))
                .limit(50)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
