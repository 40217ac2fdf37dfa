package vn.diemcau.conference.sitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.Registration;
import vn.diemcau.conference.registration.SiteRow;
import vn.diemcau.conference.registration.SiteRowsReader;
import vn.diemcau.conference.sitelist.ListReader.Found;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Sheet;
import vn.diemcau.platform.sheet.SheetReader;

/**
 * Lists as offices of many provinces keep them, each with what it has to be read as. {@code lists/columns.txt} tells how
 * its cases are written.
 */
class ListCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, PlaceCatalogue> units = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> eachListIsReadAsItsUnitMeansIt() throws IOException {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : text("lists/columns.txt").lines().toList()) {
            if (line.startsWith("@")) {
                addUnit(line.substring(1));
            } else if (line.startsWith("== ")) {
                lines = new ArrayList<>();
                assertThat(cases.put(line.substring(3), lines)).as(line).isNull();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return cases.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> is_read_as(each.getKey(), each.getValue())));
    }

    private void is_read_as(String title, List<String> lines) throws IOException {
        String[] words = title.split(" ");
        List<String> pasted = lines.stream()
                .filter(line -> line.startsWith(">"))
                .map(line -> line.substring(1).replace('→', '\t'))
                .toList();
        List<String> expected =
                lines.stream().filter(line -> !line.startsWith(">")).toList();
        Sheet sheet = pasted.isEmpty() ? sheet(words[0]) : SheetReader.readPasted(String.join("\n", pasted));

        assertThat(told(sheet, unit(words[1]))).isEqualTo(String.join("\n", expected));
    }

    private static Sheet sheet(String file) throws IOException {
        byte[] content = new ClassPathResource("lists/" + file).getContentAsByteArray();
        return file.endsWith(".paste")
                ? SheetReader.readPasted(new String(content, StandardCharsets.UTF_8))
                : SheetReader.read(content, file);
    }

    private static String told(Sheet sheet, PlaceCatalogue catalogue) {
        Found found;
        try {
            found = ListReader.read(sheet, catalogue);
        } catch (Refused e) {
            return "REFUSED " + e.getMessage();
        }
        List<SiteRow> read = new SiteRowsReader(catalogue)
                .read(JSON.valueToTree(found.rows().stream().map(ListRow::cells).toList()));
        List<String> told = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            told.add(told(found.rows().get(i), read.get(i)));
        }
        found.questions()
                .forEach(question -> told.add("? " + question.label() + ": "
                        + question.choices().stream()
                                .map(choice -> choice.place() + " " + choice.heading() + " "
                                        + choice.cells().stream()
                                                .map(cells -> cells.get(question.column()))
                                                .toList())
                                .collect(Collectors.joining("; "))));
        found.skipped()
                .forEach(line -> told.add((line.doubtful() ? "! " : "- ") + line.line() + " " + line.why()
                        + (line.cells() == null
                                ? ""
                                : " [" + line.cells().get("name") + ", "
                                        + line.cells().get("delegates") + "]")));
        return String.join("\n", told);
    }

    private static String told(ListRow row, SiteRow read) {
        Map<String, String> cells = row.cells();
        String name = read.place() == null
                ? cells.get("name")
                : Registration.label(read.place().type(), read.place().name());
        String choices = read.choices().isEmpty()
                ? ""
                : read.choices().stream()
                        .map(place -> Registration.label(place.type(), place.name()))
                        .collect(Collectors.joining(", ", " (", ")"));
        return Stream.of(
                        read.state() + " " + name + choices,
                        cells.get("delegates"),
                        cells.get("technician"),
                        cells.get("phone"),
                        cells.get("attendance"))
                .collect(Collectors.joining(" | "))
                .replaceFirst("( \\| )+$", "")
                .strip();
    }

    /** "LAMTHAO Huyện ủy Lâm Thao: Xã = Cao Xá, Tứ Xã; Thị trấn = Lâm Thao". */
    private void addUnit(String line) {
        String code = line.substring(0, line.indexOf(' '));
        String name = line.substring(line.indexOf(' ') + 1, line.indexOf(':'));
        List<Locality> places = Stream.of(line.substring(line.indexOf(':') + 1).split(";"))
                .filter(kind -> !kind.isBlank())
                .flatMap(kind -> Stream.of(kind.split("=")[1].split(","))
                        .map(place -> new Locality(kind.split("=")[0].strip(), place.strip())))
                .toList();
        units.put(code, new PlaceCatalogue(places, name, words(places)));
    }

    /** What its directory says of it. The collective units of the lists are all called alike. */
    private static SiteWords words(List<Locality> places) {
        SiteWords words = new PlaceCatalogue(places).words();
        return words.isCollective()
                ? new SiteWords(words.level(), words.below(), words.listedBelow(), true, "Khối", words.membersAre())
                : words;
    }

    private PlaceCatalogue unit(String code) throws IOException {
        if (!units.containsKey(code)) {
            for (Agency agency :
                    DirectoryReader.read(text("directory/hatinh.yaml")).agencies()) {
                units.putIfAbsent(
                        agency.code(), new PlaceCatalogue(agency.localities(), agency.name(), agency.sites()));
            }
        }
        return units.get(code);
    }

    private static String text(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
