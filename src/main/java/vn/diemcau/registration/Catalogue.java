package vn.diemcau.registration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.diemcau.directory.Agency.Locality;
import vn.diemcau.text.VietnameseText;

/**
 * The places below one unit that may open a site. A district opens them at its communes alone; any other unit (the Bloc)
 * may name more than are known of it.
 */
record Catalogue(List<Locality> localities) {

    private static final Set<String> COMMUNES = Set.of("xã", "phường", "thị trấn", "đặc khu");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:x\\.|p\\.|tt\\.|(?:xã|xa|x|phường|phuong|p|thị trấn|thi tran|tt) )\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Letters by which a name may differ and still be told as near. */
    private static final int FURTHEST = 3;

    private static final int MOST_NEAR = 3;

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
        String clean = VietnameseText.clean(name);
        String bare = TYPE.matcher(clean).replaceFirst("");
        List<Locality> found = first(
                place -> lower(place.name()).equals(lower(clean)),
                place -> lower(place.name()).equals(lower(bare)),
                place -> folded(place.name()).equals(folded(clean)),
                place -> folded(place.name()).equals(folded(bare)));
        List<Locality> ofType = found.stream()
                .filter(place -> folded(place.type()).equals(folded(type)) || isWritten(place.type(), clean))
                .toList();
        return found.size() > 1 && !ofType.isEmpty() ? ofType : found;
    }

    /** The places whose names are written almost like this one, the nearest first; for a person to choose from. */
    List<Locality> near(String name) {
        String wanted = folded(TYPE.matcher(VietnameseText.clean(name)).replaceFirst(""));
        int furthest = Math.min(FURTHEST, wanted.length() / 3);
        return localities.stream()
                .filter(place -> VietnameseText.distance(folded(place.name()), wanted) <= furthest)
                .sorted(Comparator.comparingInt(place -> VietnameseText.distance(folded(place.name()), wanted)))
                .limit(MOST_NEAR)
                .toList();
    }

    @SafeVarargs
    private List<Locality> first(Predicate<Locality>... ways) {
        for (Predicate<Locality> way : ways) {
            List<Locality> found = localities.stream().filter(way).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean isWritten(String type, String name) {
        return folded(name).startsWith(folded(type) + " ");
    }

    private static String lower(String name) {
        return VietnameseText.clean(name).toLowerCase(Locale.ROOT);
    }

    private static String folded(String name) {
        return VietnameseText.fold(name);
    }
}
