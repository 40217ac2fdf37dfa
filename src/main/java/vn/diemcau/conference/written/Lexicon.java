package vn.diemcau.conference.written;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of letters, by what they mean to the reader. They stand in one file, apart from the rules. */
public final class Lexicon {

    private static final String FILE = "/letter/lexicon.txt";
    private static final String SECTION = "=";

    private static final Map<String, List<String>> SECTIONS = read();

    private Lexicon() {}

    public static Phrases phrases(String section) {
        return Phrases.of(of(section).toArray(String[]::new));
    }

    /** For sections of single words. */
    public static Set<String> words(String section) {
        return Set.copyOf(of(section));
    }

    /** The sections whose name begins so, without that begin, in the order of the file. */
    public static Map<String, Phrases> all(String begin) {
        return SECTIONS.keySet().stream()
                .filter(section -> section.startsWith(begin))
                .collect(Collectors.toMap(
                        section -> section.substring(begin.length()),
                        Lexicon::phrases,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static List<String> of(String section) {
        if (!SECTIONS.containsKey(section)) {
            throw new IllegalStateException("No section \"%s\" in %s".formatted(section, FILE));
        }
        return SECTIONS.get(section);
    }

    private static Map<String, List<String>> read() {
        try (InputStream file = Lexicon.class.getResourceAsStream(FILE)) {
            Map<String, List<String>> sections = new LinkedHashMap<>();
            List<String> phrases = List.of();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith(SECTION)) {
                    phrases = new ArrayList<>();
                    sections.put(line.substring(SECTION.length()).strip(), phrases);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    Arrays.stream(line.split("\\|")).map(String::strip).forEach(phrases::add);
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
