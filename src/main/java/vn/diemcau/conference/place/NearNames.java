package vn.diemcau.conference.place;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.text.VietnameseText;

/** Finds candidate places for a misspelt, shortened or damaged name. A person chooses among them. */
public final class NearNames {

    static final int MOST = 3;

    /** Largest edit distance of a candidate. */
    private static final int FURTHEST = 2;

    private static final Pattern CONSONANTS = Pattern.compile("[bcdghklmnpqrstvx]{1,3}");

    private NearNames() {}

    /**
     * @param names folded names from the readings of the written name
     * @param type folded kind of place if nothing else is written, else null
     */
    static Stream<Locality> of(Set<String> names, List<Locality> places, String type) {
        List<Locality> found = byDistance(names, places);
        if (found.isEmpty()) {
            found = few(places, place -> names.stream().anyMatch(name -> isShort(name, folded(place))));
        }
        if (found.isEmpty()) {
            found = few(places, place -> names.stream().anyMatch(name -> areInitials(name, place)));
        }
        if (found.isEmpty() && names.stream().anyMatch(name -> name.contains("?"))) {
            found = few(places, place -> names.stream().anyMatch(name -> isDamaged(name, folded(place))));
        }
        if (found.isEmpty() && type != null) {
            found = few(places, place -> VietnameseText.fold(place.type()).equals(type));
        }
        return found.stream();
    }

    private static List<Locality> byDistance(Collection<String> names, List<Locality> places) {
        record Near(Locality place, int distance) {}
        return places.stream()
                .map(place -> new Near(
                        place,
                        names.stream()
                                .mapToInt(name -> distance(name, folded(place)))
                                .min()
                                .orElse(Integer.MAX_VALUE)))
                .filter(near -> near.distance() <= FURTHEST)
                .sorted(Comparator.comparingInt(Near::distance))
                .map(Near::place)
                .toList();
    }

    /** Shorter names allow fewer wrong letters. A different digit is never a misspelling. */
    private static int distance(String name, String place) {
        int distance = VietnameseText.distance(place, name);
        boolean sameDigits = digits(name).equals(digits(place));
        return sameDigits && distance <= name.length() / 3 ? distance : Integer.MAX_VALUE;
    }

    /** A few candidates help; many are left out. */
    private static List<Locality> few(List<Locality> places, Predicate<Locality> fits) {
        List<Locality> found = places.stream().filter(fits).toList();
        return found.size() > MOST ? List.of() : found;
    }

    /** "H. Trạch", "Hg Trà". */
    private static boolean isShort(String name, String place) {
        String[] written = name.replace('.', ' ').strip().split("\\s+");
        String[] words = place.split(" ");
        if (written.length != words.length || words.length < 2) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            boolean isAbbreviated = CONSONANTS.matcher(written[i]).matches()
                    && words[i].startsWith(written[i].substring(0, 1))
                    && isWithin(written[i], words[i]);
            if (!written[i].equals(words[i]) && !isAbbreviated) {
                return false;
            }
        }
        return true;
    }

    /** "PG" of Phú Gia, "TTHK" of the township of Hương Khê. */
    private static boolean areInitials(String name, Locality place) {
        List<String> written = List.of(name.replace('.', ' ').strip().split("\\s+"));
        List<String> words = List.of(folded(place).split(" "));
        List<String> withType = Stream.concat(
                        Stream.of(VietnameseText.fold(place.type()).split(" ")), words.stream())
                .toList();
        return words.size() > 1 && (Initials.spell(written, words) || Initials.spell(written, withType));
    }

    private static boolean isWithin(String letters, String word) {
        int at = -1;
        for (char letter : letters.toCharArray()) {
            at = word.indexOf(letter, at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Programs replace an unknown letter with a question mark. */
    public static boolean isDamaged(String name, String place) {
        return name.length() == place.length()
                && IntStream.range(0, name.length())
                        .allMatch(i -> name.charAt(i) == '?' || name.charAt(i) == place.charAt(i));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static String folded(Locality place) {
        return VietnameseText.fold(place.name());
    }
}
