package vn.diemcau.conference.place;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.place.PlaceNames.Reading;
import vn.diemcau.platform.text.VietnameseText;

/**
 * The places below one unit that may open a site. A collective unit may also name unknown places, any other the known
 * ones alone.
 */
public final class PlaceCatalogue {

    private static final Set<String> COMMUNES = Set.of("xã", "phường", "thị trấn", "đặc khu");

    /** A numbered ward with any number of leading zeros. */
    private static final Pattern NUMBER = Pattern.compile("(?:so ?)?0*(\\d{1,3})");

    private static final List<String> ROMAN = List.of(
            "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
            "xvii", "xviii", "xix", "xx");

    private final List<Locality> localities;
    private final SiteWords words;
    private final PlaceNames names;
    private final Map<String, List<Locality>> byName;
    private final Map<String, List<Locality>> byFoldedName;
    private final Map<String, List<Locality>> byNumber;
    private final Map<String, List<Locality>> byWords;
    private final NamedPlaces named;
    private final OfficeNames offices;

    /** Caches the last name, because callers ask about it several times in a row. */
    private volatile Several last = new Several("", List.of());

    private record Several(String name, List<Locality> places) {}

    public PlaceCatalogue(List<Locality> localities) {
        this(localities, null);
    }

    /** Of a unit whose directory says nothing about it: one with communes names those alone. */
    public PlaceCatalogue(List<Locality> localities, String unit) {
        this(localities, unit, guessed(localities.stream().map(Locality::type).toList()));
    }

    private static SiteWords guessed(List<String> kinds) {
        SiteWords guessed = SiteWords.of(true, kinds);
        return guessed.hasMembers() ? guessed : SiteWords.collective(kinds);
    }

    /**
     * @param unit the office above these places, whose district often follows a place's name; null when unknown
     * @param words what these places are called, and whether others may be named
     */
    public PlaceCatalogue(List<Locality> localities, String unit, SiteWords words) {
        this.words = words;
        this.localities = List.copyOf(localities);
        Set<String> types = localities.stream()
                .map(place -> VietnameseText.fold(place.type()))
                .filter(type -> !type.isEmpty())
                .collect(toUnmodifiableSet());
        this.names = new PlaceNames(types, unit);
        this.byName = localities.stream().collect(groupingBy(place -> lower(place.name())));
        this.byFoldedName = localities.stream().collect(groupingBy(place -> VietnameseText.fold(place.name())));
        this.byNumber = localities.stream()
                .filter(place -> number(VietnameseText.fold(place.name())) != null)
                .collect(groupingBy(place -> number(VietnameseText.fold(place.name()))));
        this.byWords = isOfCommunes()
                ? Map.of()
                : localities.stream().collect(groupingBy(place -> OfficeNames.key(VietnameseText.fold(place.name()))));
        this.named = new NamedPlaces(localities);
        this.offices = new OfficeNames(localities);
    }

    public List<Locality> localities() {
        return localities;
    }

    /** What the unit and its places are called. */
    public SiteWords words() {
        return words;
    }

    /** Whether other places may be named, and may come to the unit's own site instead of opening theirs (O30). */
    public boolean isCollective() {
        return words.isCollective();
    }

    /** Whether the unit has nothing below it, so that it registers one site alone. */
    public boolean isSingle() {
        return !words.hasMembers();
    }

    private boolean isOfCommunes() {
        return localities.stream().anyMatch(place -> COMMUNES.contains(lower(place.type())));
    }

    /** Whether the name means the district itself: "Huyện Hương Khê". */
    public boolean isUnit(String name) {
        return names.isDistrict(name);
    }

    /**
     * The matching places: none, exactly one, or several for a person to choose from.
     *
     * @param type distinguishes places of one name; may be empty
     */
    public List<Locality> find(String type, String name) {
        String given = names.type(type);
        List<Reading> readings = readings(name).filter(Reading::isSure).toList();
        return this.<Function<Reading, List<Locality>>>lookUps()
                .flatMap(lookUp -> readings.stream().map(reading -> ofType(lookUp.apply(reading), reading, given)))
                .filter(places -> !places.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Places that match by an uncertain reading, with another kind, or as several in one name, for a person to confirm.
     */
    public List<Locality> likely(String type, String name) {
        List<Locality> several = several(name);
        if (!several.isEmpty()) {
            return several;
        }
        String given = names.type(type);
        List<List<Locality>> found = readings(name)
                .filter(reading -> reading.isSure() || isOfCommunes())
                .flatMap(reading -> this.<Function<Reading, List<Locality>>>lookUps()
                        .map(lookUp -> {
                            List<Locality> places = lookUp.apply(reading);
                            List<Locality> ofType = ofType(places, reading, given);
                            return ofType.isEmpty() ? places : ofType;
                        }))
                .toList();
        List<Locality> spelt =
                found.stream().flatMap(Collection::stream).distinct().toList();
        return spelt.isEmpty() ? byRomanNumber(name) : spelt;
    }

    /** Places with similar names, nearest first, for a person to choose from. */
    public List<Locality> near(String name) {
        List<Locality> likely = likely("", name);
        List<Locality> near = likely.isEmpty() ? spelledAlmostAs(name) : likely;
        return near.stream().limit(NearNames.MOST).toList();
    }

    /** Whether one cell names several places, each of which would be a separate site. */
    public boolean namesSeveral(String name) {
        return !several(name).isEmpty();
    }

    /** A key that ignores spelling, and for offices also conjunctions. */
    public String key(String name) {
        String folded = VietnameseText.fold(name);
        return isOfCommunes() ? folded : OfficeNames.key(folded);
    }

    private List<Locality> spelledAlmostAs(String name) {
        return isOfCommunes()
                ? NearNames.of(spellings(name, reading -> true), localities, names.type(name))
                        .toList()
                : offices.near(spellings(name, Reading::isSure));
    }

    private List<Locality> several(String name) {
        Several known = last;
        if (!known.name().equals(name)) {
            known = new Several(name, findSeveral(name));
            last = known;
        }
        return known.places();
    }

    private List<Locality> findSeveral(String name) {
        if (name.length() > PlaceNames.LONGEST || find("", name).size() == 1) {
            return List.of();
        }
        // "Tân Mỹ Hà (Sơn Tân, Sơn Mỹ)" names the former communes of one place, not those that are spelt alike.
        boolean isExplained = name.contains("(")
                && find("", name.substring(0, name.indexOf('('))).size() == 1;
        return named.in(name, part -> {
            List<Locality> found = find("", part);
            return found.isEmpty() && !isExplained ? spelledAlmostAs(part) : found;
        });
    }

    private Set<String> spellings(String name, Predicate<Reading> are) {
        return readings(name).filter(are).map(Reading::folded).collect(toUnmodifiableSet());
    }

    private Stream<Reading> readings(String name) {
        return names.readings(name).stream();
    }

    /** The exact name comes first, so that diacritics decide if present. */
    private Stream<Function<Reading, List<Locality>>> lookUps() {
        return Stream.of(
                reading -> byName.getOrDefault(reading.name(), List.of()),
                reading -> byFoldedName.getOrDefault(reading.folded(), List.of()),
                reading -> {
                    String number = number(reading.folded());
                    return number == null ? List.of() : byNumber.getOrDefault(number, List.of());
                },
                reading -> byWords.getOrDefault(OfficeNames.key(reading.folded()), List.of()));
    }

    /** Keeps the places of the written kind, so that a commune does not match the township of the same name. */
    private static List<Locality> ofType(List<Locality> places, Reading reading, String given) {
        String type = reading.type() == null ? given : reading.type();
        return type == null
                ? places
                : places.stream()
                        .filter(place -> VietnameseText.fold(place.type()).equals(type))
                        .toList();
    }

    /** "Phường II" for ward 2, "Sơn Kim II" for Sơn Kim 2. */
    private List<Locality> byRomanNumber(String name) {
        List<Locality> numbered = readings(name)
                .flatMap(reading -> {
                    int last = reading.folded().lastIndexOf(' ') + 1;
                    int number = ROMAN.indexOf(reading.folded().substring(last));
                    String arabic = reading.folded().substring(0, last) + number;
                    return number > 0 && last > 0
                            ? ofType(byFoldedName.getOrDefault(arabic, List.of()), reading, null).stream()
                            : Stream.empty();
                })
                .distinct()
                .toList();
        return numbered.isEmpty() ? wardByRomanNumber(name) : numbered;
    }

    private List<Locality> wardByRomanNumber(String name) {
        return readings(name)
                .filter(reading -> ROMAN.indexOf(reading.folded()) > 0)
                .flatMap(reading -> ofType(
                        byNumber.getOrDefault(String.valueOf(ROMAN.indexOf(reading.folded())), List.of()),
                        reading,
                        null)
                        .stream())
                .distinct()
                .toList();
    }

    private static String number(String folded) {
        Matcher number = NUMBER.matcher(folded);
        return number.matches() ? number.group(1) : null;
    }

    private static String lower(String name) {
        return VietnameseText.clean(name).toLowerCase(Locale.ROOT);
    }
}
