package vn.diemcau.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/** A province of any number of units: its directory, the plans of its conferences, what its units register. */
final class Units {

    /** More than any row registers. */
    private static final int COMMUNES = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private Units() {}

    static List<String> from(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj("BENCH%05d"::formatted)
                .toList();
    }

    static int number(String unit) {
        return Integer.parseInt(unit.substring("BENCH".length()));
    }

    static String address(String unit) {
        return "vanthu@%s.bench.example".formatted(unit.toLowerCase(Locale.ROOT));
    }

    /**
     * The letter's directory and so many units more. Leader and clerk share one address, so that an overdue unit is one
     * mail, as on the other side.
     */
    static String directory(int count) {
        String communes =
                IntStream.rangeClosed(1, COMMUNES).mapToObj("Tân %d"::formatted).collect(Collectors.joining(", "));
        StringBuilder yaml = new StringBuilder(resource("directory/hatinh.yaml"));
        for (String unit : from(0, count)) {
            yaml.append("""
                      - code: %1$s
                        kind: UNIT
                        name: Huyện ủy %1$s.
                        parent: TTTU
                        leader: {role: Bí thư, email: %2$s}
                        contacts: [{role: Văn thư, email: %2$s}]
                        localities: {Xã: [%3$s]}
                    """.indent(0).formatted(unit, address(unit), communes));
        }
        return yaml.toString();
    }

    /**
     * The letter's plan for other units, in six hours and within the day, so that no hour of the night is spared.
     */
    static String plan(String id, List<String> units) {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).truncatedTo(ChronoUnit.MINUTES);
        String due = TIME.format(now.plusHours(6));
        String lineTest = TIME.format(now.plusHours(12));
        List<String> sections = new ArrayList<>();
        for (String section : resource("conferences/hatinh-2022.yaml").split("(?m)^(?=[a-zA-Z]+:)")) {
            String key = section.split(":", 2)[0];
            sections.add(
                    switch (key) {
                        case "id" -> "id: " + id + "\n";
                        case "registrationDue" -> "registrationDue: " + due + "\n";
                        case "lineTest" -> "lineTest: " + lineTest + "\n";
                        case "start" -> "start: " + TIME.format(now.plusHours(18)) + "\n";
                        case "chairs" -> "";
                        case "units" ->
                            "units:\n"
                                    + units.stream().map("  - %s\n"::formatted).collect(Collectors.joining());
                        case "unitDuties" ->
                            section.replaceAll("due: \\S+", "due: " + lineTest)
                                    .replaceFirst("due: \\S+", "due: " + due);
                        case "duties" -> section.replaceAll("due: \\S+", "due: " + lineTest);
                        case "recipients" -> "recipients:\n  - agency: VPTU\n";
                        default -> section;
                    });
        }
        return String.join("", sections);
    }

    /** What a unit with so many commune sites hands in. */
    static String registration(int sites) {
        return IntStream.rangeClosed(1, sites).mapToObj("""
                        {"type": "Xã", "name": "Tân %1$d", "delegates": %1$d, "technician": "Cán bộ xã %1$d", \
                        "phone": "0900000%1$03d"}"""::formatted).collect(Collectors.joining(", ", """
                        {"own": {"place": "Hội trường tầng 2", "chair": "Bí thư", "technician": "Cán bộ kỹ thuật", \
                        "phone": "0900000000", "delegates": 60, "backupPower": true, "backupLine": false}, \
                        "noCommuneSites": false, "sites": [""", "]}"));
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
