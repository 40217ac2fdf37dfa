package vn.diemcau.registration;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.directory.Agency.Locality;
import vn.diemcau.text.VietnameseText;

/**
 * The places below one unit that may open a site. A district opens them at its communes alone; any other unit (the Bloc)
 * may name more than are known of it.
 */
final class Catalogue {

    private static final Set<String> COMMUNES = Set.of("xã", "phường", "thị trấn", "đặc khu");

    /** The word for a kind of commune in front of a name, folded. */
    private static final Pattern TYPE =
            Pattern.compile("^(?:x\\.|p\\.|tt\\.|(?:xa|x|phuong|p|thi tran|tt|dac khu) )\\s*");

    /** Letters by which a name may differ and still be told as near. */
    private static final int FURTHEST = 2;

    private static final int MOST_NEAR = 3;

    private final List<Locality> localities;
    private final Map<String, List<Locality>> byName;
    private final Map<String, List<Locality>> byFoldedName;

    Catalogue(List<Locality> localities) {
        this.localities = List.copyOf(localities);
        this.byName = localities.stream().collect(groupingBy(place -> lower(place.name())));
        this.byFoldedName = localities.stream().collect(groupingBy(place -> VietnameseText.fold(place.name())));
    }

    List<Locality> localities() {
        return localities;
    }

    /** Whether these are communes; else they are agencies, which may come to the unit's own site instead (O30). */
    boolean isOfCommunes() {
        return localities.stream().anyMatch(place -> COMMUNES.contains(lower(place.type())));
    }

    /**
     * The places that may be meant: none, the one, or several when only a person can tell.
     *
     * @param type decides between places of one name; may be empty
     */
    List<Locality> find(String type, String name) {
        String whole = lower(name);
        String folded = VietnameseText.fold(name);
        List<Locality> found = Stream.of(
                        byName.getOrDefault(whole, List.of()),
                        byName.getOrDefault(withoutType(whole), List.of()),
                        byFoldedName.getOrDefault(folded, List.of()),
                        byFoldedName.getOrDefault(withoutType(folded), List.of()))
                .filter(places -> !places.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.size() < 2) {
            return found;
        }
        String foldedType = VietnameseText.fold(type);
        List<Locality> ofType = found.stream()
                .filter(place -> {
                    String its = VietnameseText.fold(place.type());
                    return its.equals(foldedType) || folded.startsWith(its + " ");
                })
                .toList();
        return ofType.isEmpty() ? found : ofType;
    }

    /** The places whose names are written almost like this one, the nearest first; for a person to choose from. */
    List<Locality> near(String name) {
        String wanted = withoutType(VietnameseText.fold(name));
        int furthest = Math.min(FURTHEST, wanted.length() / 3);
        record Near(Locality place, int distance) {}
        return byFoldedName.entrySet().stream()
                .flatMap(entry -> {
                    int distance = VietnameseText.distance(entry.getKey(), wanted);
                    return entry.getValue().stream().map(place -> new Near(place, distance));
                })
                .filter(near -> near.distance() <= furthest)
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparingInt(near -> localities.indexOf(near.place())))
                .limit(MOST_NEAR)
                .map(Near::place)
                .toList();
    }

    /** The name alone; composed letters and folded ones are equally many, so that one pattern serves both. */
    private static String withoutType(String name) {
        Matcher type = TYPE.matcher(VietnameseText.fold(name));
        return type.find() && type.end() < name.length() ? name.substring(type.end()) : name;
    }

    private static String lower(String name) {
        return VietnameseText.clean(name).toLowerCase(Locale.ROOT);
    }
}
