package vn.diemcau.conference.sitelist;

import java.util.HashMap;
import java.util.Map;
import vn.diemcau.conference.place.PlaceCatalogue;

/** Caches the kinds of a list's cells. */
final class CellKinds {

    private final PlaceCatalogue catalogue;
    private final AttendanceWords attendance;
    private final Map<String, CellKind> kinds = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    CellKinds(PlaceCatalogue catalogue) {
        this.catalogue = catalogue;
        this.attendance = new AttendanceWords(catalogue.words());
    }

    /** Members of a collective unit come to its site or to theirs; others have a site of their own only. */
    boolean mayTakePartInTwoWays() {
        return catalogue.isCollective();
    }

    CellKind of(String cell) {
        return kinds.computeIfAbsent(cell, text -> CellKind.of(text, attendance));
    }

    /** How the unit's members say where they take part. */
    AttendanceWords attendance() {
        return attendance;
    }

    /** Whether it certainly names a place of the unit. */
    boolean isKnownPlace(String cell) {
        return !cell.isEmpty()
                && known.computeIfAbsent(cell, text -> !catalogue.find("", text).isEmpty());
    }
}
