package vn.diemcau.conference.place;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.text.VietnameseText;

/** Finds the places in a cell with several names: "Điền Mỹ, Hà Linh". */
final class NamedPlaces {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}0-9?]+");
    private static final Pattern BETWEEN = Pattern.compile("[,;+/]| [-–—] ");
    private static final Pattern DISTRICT =
            Pattern.compile("(?:huyen|thi xa|thanh pho|quan|tinh(?! doan)|h\\.|tx\\.|tp\\.).*");

    /** Limit on names; a cell with more is not one of a list and would only cost time. */
    private static final int MOST_PARTS = 6;

    private final Map<String, List<Locality>> byWords;
    private final int mostWords;

    NamedPlaces(List<Locality> places) {
        byWords = places.stream()
                .collect(groupingBy(place -> VietnameseText.fold(String.join(" ", words(place.name())))));
        mostWords = places.stream()
                .mapToInt(place -> words(place.name()).size())
                .max()
                .orElse(0);
    }

    /**
     * The named places in order; empty for fewer than two.
     *
     * @param meant function from a part of the cell to its candidate places
     */
    List<Locality> in(String name, Function<String, List<Locality>> meant) {
        String places = withoutDistrict(name);
        List<List<Locality>> mentioned = mentioned(words(places));
        String[] written = BETWEEN.split(places);
        List<List<Locality>> parts = Stream.of(written.length > MOST_PARTS ? new String[0] : written)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(meant)
                .filter(found -> !found.isEmpty())
                .toList();
        Set<Locality> found = new LinkedHashSet<>();
        Stream.of(mentioned, parts).filter(each -> each.size() > 1).forEach(each -> each.forEach(found::addAll));
        return found.size() < 2 ? List.of() : List.copyOf(found);
    }

    /** "xã Phú Gia, huyện Hương Khê" names one place. */
    private static String withoutDistrict(String name) {
        List<String> parts = new ArrayList<>(Arrays.asList(name.split(",| [-–—] ")));
        boolean hasDistrict = parts.removeIf(
                part -> DISTRICT.matcher(VietnameseText.fold(part)).matches());
        return hasDistrict ? String.join(", ", parts) : name;
    }

    private List<List<Locality>> mentioned(List<String> words) {
        List<List<Locality>> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            List<Locality> here = List.of();
            int end = Math.min(words.size(), at + mostWords);
            while (end > at && here.isEmpty()) {
                here = named(String.join(" ", words.subList(at, end)));
                end -= here.isEmpty() ? 1 : 0;
            }
            if (!here.isEmpty()) {
                found.add(here);
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** Diacritics decide if present. */
    private List<Locality> named(String words) {
        List<Locality> found = byWords.getOrDefault(VietnameseText.fold(words), List.of());
        List<Locality> exact = found.stream()
                .filter(place -> String.join(" ", words(place.name())).equals(words))
                .toList();
        return exact.isEmpty() ? found : exact;
    }

    private static List<String> words(String name) {
        return Stream.of(NO_WORD.split(VietnameseText.clean(name).toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
