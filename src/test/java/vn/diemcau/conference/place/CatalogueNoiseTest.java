package vn.diemcau.conference.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.platform.text.VietnameseText;

/** Every commune of the province, written as clerks write: whatever is taken without asking is the right one. */
class CatalogueNoiseTest {

    private static final Logger log = LoggerFactory.getLogger(CatalogueNoiseTest.class);
    private static final int ROUNDS = 50;
    private static final Map<String, List<String>> PREFIXES = Map.of(
            "Xã", List.of("xã ", "Xã ", "XÃ ", "xa ", "x. ", "X.", "x "),
            "Phường", List.of("phường ", "Phường ", "phuong ", "P. ", "p.", "P "),
            "Thị trấn", List.of("thị trấn ", "Thị Trấn ", "thi tran ", "TT. ", "tt.", "TT "));

    /** What happens to a name on its way through a clerk's hands. */
    private enum Noise {
        NONE((place, random) -> place.name()),
        SMALL_LETTERS((place, random) -> place.name().toLowerCase(Locale.ROOT)),
        CAPITALS((place, random) -> place.name().toUpperCase(Locale.ROOT)),
        DECOMPOSED((place, random) -> Normalizer.normalize(place.name(), Normalizer.Form.NFD)),
        WITHOUT_DIACRITICS((place, random) -> VietnameseText.fold(place.name())),
        SOME_DIACRITICS_LOST((place, random) ->
                eachWord(place.name(), word -> random.nextBoolean() ? VietnameseText.fold(word) : word)),
        /** "Hoà Hải", "Hương Thuỷ": as the schools taught before, and Windows' keyboard still writes. */
        OLD_TONE_MARKS((place, random) -> place.name()
                .replace("òa", "oà")
                .replace("óa", "oá")
                .replace("ủy", "uỷ")
                .replace("Thủy", "Thuỷ")),
        BLANKS((place, random) -> " " + place.name().replace(" ", random.nextBoolean() ? "  " : "\u00a0") + "\u200b "),
        PREFIX((place, random) -> prefix(place, random) + place.name()),
        OFFICE((place, random) -> office(place, random)),
        NUMBERED((place, random) ->
                of(random, "1. ", "02) ", "- ", "• ", "(3) ") + prefix(place, random) + place.name()),
        KIND_BEHIND(
                (place, random) -> place.name() + of(random, " (%s)", "(%s)").formatted(place.type())),
        ALL_AT_ONCE((place, random) -> {
            String name = random.nextBoolean() ? office(place, random) : prefix(place, random) + place.name();
            for (Noise noise : List.of(SOME_DIACRITICS_LOST, OLD_TONE_MARKS, BLANKS, DECOMPOSED, CAPITALS)) {
                name = random.nextBoolean() ? noise.made.apply(new Locality(place.type(), name), random) : name;
            }
            return name;
        });

        private final BiFunction<Locality, Random, String> made;

        Noise(BiFunction<Locality, Random, String> made) {
            this.made = made;
        }
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void none_is_taken_for_another(Noise noise) {
        int right = 0;
        int asked = 0;
        List<String> wrong = new ArrayList<>();
        Random random = new Random(noise.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            for (Agency unit : units()) {
                PlaceCatalogue catalogue = new PlaceCatalogue(unit.localities(), unit.name());
                for (Locality place : unit.localities()) {
                    String written = noise.made.apply(place, random);
                    List<Locality> found = catalogue.find("", written);
                    if (found.equals(List.of(place))) {
                        right++;
                    } else if (found.size() == 1) {
                        wrong.add("“%s” (%s) is taken for %s".formatted(written, place, found));
                    } else {
                        asked++;
                    }
                }
            }
        }
        log.info("{}: {} right, {} asked, {} wrong", noise, right, asked, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(right + asked).isEqualTo(216 * ROUNDS);
        assertThat(asked).as("asked without need").isZero();
    }

    /** The communes of all other units, as offices write them: none of them is one of this unit's. */
    @Test
    void a_place_of_another_unit_is_never_taken_for_one_of_this_unit() {
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        Random random = new Random(2);
        for (Agency unit : units()) {
            PlaceCatalogue catalogue = new PlaceCatalogue(unit.localities(), unit.name());
            for (Agency other : units()) {
                for (Locality place : other.localities()) {
                    for (String written : List.of(
                            place.name(),
                            prefix(place, random) + place.name(),
                            office(place, random),
                            "1. " + place.name(),
                            place.name() + ", " + other.name().replace("ủy", ""),
                            "UBND " + place.name())) {
                        boolean isNameHereToo = unit.localities().stream()
                                .anyMatch(here ->
                                        VietnameseText.fold(here.name()).equals(VietnameseText.fold(place.name())));
                        List<Locality> found = catalogue.find("", written);
                        if (!found.isEmpty() && !isNameHereToo) {
                            wrong.add("“%s” of %s is taken for %s".formatted(written, other.name(), found));
                        }
                        refused += found.isEmpty() ? 1 : 0;
                    }
                }
            }
        }
        log.info("places of other units: {} refused, {} wrong", refused, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(refused).isGreaterThan(216 * 12 * 6 - 1000);
    }

    @Test
    void a_slip_of_one_letter_is_asked_and_the_right_place_is_among_the_choices() {
        int asked = 0;
        int offered = 0;
        List<String> wrong = new ArrayList<>();
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            for (Agency unit : units()) {
                PlaceCatalogue catalogue = new PlaceCatalogue(unit.localities(), unit.name());
                for (Locality place : unit.localities()) {
                    String written = slip(place.name(), random);
                    List<Locality> found = catalogue.find("", written);
                    boolean spellsAnother = unit.localities().stream()
                            .anyMatch(other -> VietnameseText.fold(other.name()).equals(VietnameseText.fold(written)));
                    if (found.size() == 1 && !spellsAnother) {
                        wrong.add("“%s” is taken for %s".formatted(written, found));
                    } else if (!spellsAnother) {
                        asked++;
                        offered += catalogue.near(written).contains(place) ? 1 : 0;
                    }
                }
            }
        }
        log.info("one letter slipped: {} asked, the right place offered in {}, {} wrong", asked, offered, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(offered).isGreaterThan(asked * 95 / 100);
    }

    private static String prefix(Locality place, Random random) {
        List<String> prefixes = PREFIXES.get(place.type());
        return prefixes.get(random.nextInt(prefixes.size()));
    }

    /** "Đảng ủy xã Phú Gia", "UBND TT. Hương Khê". */
    private static String office(Locality place, Random random) {
        String office = of(
                random,
                "Đảng ủy ",
                "Đảng uỷ ",
                "ĐẢNG BỘ ",
                "UBND ",
                "Ủy ban nhân dân ",
                "Điểm cầu ",
                "Điểm cầu: ",
                "HĐND - UBND ",
                "Văn phòng Đảng ủy ");
        return office + prefix(place, random) + place.name();
    }

    private static String of(Random random, String... one) {
        return one[random.nextInt(one.length)];
    }

    private static String eachWord(String name, UnaryOperator<String> change) {
        return List.of(name.split(" ")).stream().map(change).collect(Collectors.joining(" "));
    }

    /** Leaves a letter out, doubles it, swaps it with the next, or writes another. */
    private static String slip(String name, Random random) {
        int at;
        do {
            at = random.nextInt(name.length() - 1);
        } while (name.charAt(at) == ' ' || name.charAt(at + 1) == ' ');
        String before = name.substring(0, at);
        char letter = name.charAt(at);
        return switch (random.nextInt(4)) {
            case 0 -> before + name.substring(at + 1);
            case 1 -> before + letter + name.substring(at);
            case 2 -> before + name.charAt(at + 1) + letter + name.substring(at + 2);
            default -> before + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
        };
    }

    private static List<Agency> units() {
        try {
            String directory =
                    new ClassPathResource("directory/hatinh.yaml").getContentAsString(StandardCharsets.UTF_8);
            return DirectoryReader.read(directory).agencies().stream()
                    .filter(agency ->
                            agency.localities().stream().anyMatch(place -> PREFIXES.containsKey(place.type())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
