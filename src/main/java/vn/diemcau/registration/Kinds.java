package vn.diemcau.registration;

import java.util.HashMap;
import java.util.Map;

/** What the cells of one list look like, each looked at once. */
final class Kinds {

    private final Catalogue catalogue;
    private final Map<String, CellKind> kinds = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    Kinds(Catalogue catalogue) {
        this.catalogue = catalogue;
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
