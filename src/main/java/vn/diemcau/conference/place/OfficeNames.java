package vn.diemcau.conference.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Finds candidate offices for a shortened or misspelt name. It compares words and ignores conjunctions: "Sở NN&PTNT"
 * matches "Sở Nông nghiệp và Phát triển nông thôn" by the initials of its words.
 */
final class OfficeNames {

    private static final Set<String> JOINING = Set.of("va", "cac", "cua");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9?]+");
    private static final int MOST_WORDS = 40;

    private static final String OF_THE_PROVINCE = "tinh";
    /** "Sở Y tế tỉnh Thừa Thiên Huế". */
    private static final int LONGEST_PROVINCE = 3;
    /** "Sở Y tế Nghệ An". */
    private static final int MOST_BEHIND = 2;

    private static final Pattern ANOTHER_PART = Pattern.compile("[,;(]| [-–—] ");

    /** Names of at least this length allow two wrong letters, shorter ones allow one. */
    private static final int MANY_LETTERS = 12;

    /** A word that distinguishes similar offices: an Arabic or Roman number or a letter; "y" is a word. */
    private static final Pattern DISTINGUISHING = Pattern.compile("[0-9].*|[ivx]{1,4}|[a-xz]");

    /** An office with the words of its name, folded. */
    private record Office(Locality place, List<String> words, List<String> core) {}

    /** A written name. */
    private record Written(List<String> words, List<String> core, boolean hasParts) {}

    private final List<Office> offices;

    OfficeNames(List<Locality> places) {
        offices = places.stream()
                .map(place -> {
                    List<String> words = words(VietnameseText.fold(place.name()));
                    return new Office(place, words, core(words));
                })
                .toList();
    }

    /** The words of a name, which identify it. */
    static String key(String folded) {
        List<String> words = words(folded);
        return words.isEmpty() ? folded : String.join(" ", words);
    }

    /**
     * The best matching places for a short name; none when there are too many.
     *
     * @param names folded names from the readings of the written name
     */
    List<Locality> near(Collection<String> names) {
        List<Written> written = names.stream()
                .map(name -> new Written(
                        words(name),
                        core(words(name)),
                        ANOTHER_PART.matcher(name).find()))
                .toList();
        List<BiPredicate<Written, Office>> ways = List.of(
                (name, office) ->
                        Initials.spell(name.core(), office.core()) || Initials.spell(office.core(), name.core()),
                OfficeNames::isIncomplete,
                OfficeNames::isMisspelt);
        return ways.stream()
                .map(way -> offices.stream()
                        .filter(office -> written.stream().anyMatch(name -> way.test(name, office)))
                        .map(Office::place)
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() <= NearNames.MOST)
                .orElse(List.of());
    }

    /** Whether it lacks the name's end or first word, or adds the province. */
    private static boolean isIncomplete(Written name, Office office) {
        List<String> written = name.core();
        List<String> words = office.core();
        return IntStream.range(2, words.size()).anyMatch(end -> Initials.spell(written, words.subList(0, end)))
                || written.size() > 1 && words.size() > 2 && Initials.spell(written, words.subList(1, words.size()))
                || !name.hasParts()
                        && IntStream.rangeClosed(1, MOST_BEHIND)
                                .mapToObj(behind -> written.size() - behind)
                                .anyMatch(end -> end > 1
                                        && distinguishing(written.subList(end, written.size()))
                                                .isEmpty()
                                        && Initials.spell(written.subList(0, end), words));
    }

    private static boolean isMisspelt(Written name, Office office) {
        String letters = String.join("", name.words());
        return letters.length() >= MANY_LETTERS / 2
                && distinguishing(name.words()).equals(distinguishing(office.words()))
                && VietnameseText.distance(String.join("", office.words()), letters)
                        <= (letters.length() < MANY_LETTERS ? 1 : 2);
    }

    private static List<String> distinguishing(List<String> words) {
        return words.stream().filter(DISTINGUISHING.asMatchPredicate()).toList();
    }

    /** The name without a trailing "tỉnh" and province. */
    private static List<String> core(List<String> words) {
        return IntStream.range(1, words.size())
                .filter(at -> words.get(at).equals(OF_THE_PROVINCE) && words.size() - at - 1 <= LONGEST_PROVINCE)
                .mapToObj(at -> words.subList(0, at))
                .findFirst()
                .orElse(words);
    }

    private static List<String> words(String folded) {
        List<String> words = new ArrayList<>(Arrays.asList(NO_WORD.split(folded)));
        words.removeIf(word -> word.isEmpty() || JOINING.contains(word));
        return words.size() > MOST_WORDS ? List.of() : words;
    }
}
