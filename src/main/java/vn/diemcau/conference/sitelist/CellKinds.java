package vn.diemcau.conference.sitelist;

import java.util.HashMap;
import java.util.Map;
import vn.diemcau.conference.place.PlaceCatalogue;

/** Caches the kinds of a list's cells. */
final class CellKinds {

    private final PlaceCatalogue catalogue;
    private final Map<String, CellKind> kinds = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    CellKinds(PlaceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Offices come to the unit's own site or to theirs; a commune has a site of its own only. */
    boolean mayTakePartInTwoWays() {
        return !catalogue.isOfCommunes();
    }

    CellKind of(String cell) {
        return kinds.computeIfAbsent(cell, CellKind::of);
    }

    /** Whether it certainly names a place of the unit. */
    boolean isKnownPlace(String cell) {
        return !cell.isEmpty()
                && known.computeIfAbsent(cell, text -> !catalogue.find("", text).isEmpty());
    }
}
