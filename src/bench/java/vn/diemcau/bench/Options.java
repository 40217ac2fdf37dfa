package vn.diemcau.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is measured and how large.
 *
 * @param rows which of {@link #ROWS}
 * @param sides which of "diemcau" and "stock"
 * @param units overdue at one instant, and registered in the rush
 * @param sizes of one conference, in units
 * @param sites that each unit registers in the rush
 * @param clients of the rush
 * @param conferences of the year of the row "growth"
 * @param patience with any single thing that is waited for
 * @param minutes after which nothing new is begun
 * @param profile whether a flight recording is made of each side
 */
record Options(
        Set<String> rows,
        Set<String> sides,
        int units,
        List<Integer> sizes,
        int sites,
        int clients,
        int conferences,
        Duration patience,
        int minutes,
        boolean profile,
        Path target) {

    /** What is run unless told otherwise. */
    private static final List<String> USUAL = List.of(
            "machine",
            "start",
            "memory",
            "calling",
            "redating",
            "completing",
            "board",
            "export",
            "rush",
            "storm",
            "nodes");

    static final List<String> ROWS =
            Stream.concat(USUAL.stream(), Stream.of("growth")).toList();

    /** Of words such as {@code rows=storm,rush}; what is not named keeps its default. */
    static Options of(String... words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words) {
            String[] pair = word.split("=", 2);
            given.put(pair[0], pair.length == 1 ? "true" : pair[1]);
        }
        Options options = new Options(
                set(given.remove("rows"), String.join(",", USUAL)),
                set(given.remove("sides"), "diemcau,stock"),
                number(given.remove("units"), 2000),
                set(given.remove("sizes"), "14,140,1400").stream()
                        .map(Integer::valueOf)
                        .sorted()
                        .toList(),
                number(given.remove("sites"), 20),
                number(given.remove("clients"), 16),
                number(given.remove("conferences"), 100),
                Duration.ofSeconds(number(given.remove("patience"), 60)),
                number(given.remove("minutes"), 10),
                Boolean.parseBoolean(given.remove("profile")),
                Path.of("target").toAbsolutePath());
        if (!given.isEmpty() || !ROWS.containsAll(options.rows)) {
            throw new IllegalArgumentException("unknown: %s; rows are %s".formatted(given.keySet(), ROWS));
        }
        return options;
    }

    boolean has(String row) {
        return rows.contains(row);
    }

    boolean hasAny(String... some) {
        return Stream.of(some).anyMatch(rows::contains);
    }

    private static Set<String> set(String given, String otherwise) {
        return new TreeSet<>(Arrays.asList((given == null ? otherwise : given).split(",")));
    }

    private static int number(String given, int otherwise) {
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
