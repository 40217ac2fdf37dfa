package vn.diemcau.conference.registration;

import vn.diemcau.conference.directory.SiteWords;

/** How a member of a collective unit takes part (O30); any other place always connects. */
public enum Attendance {
    /** Opens its own site: "kết nối về cơ quan". */
    CONNECTED,
    /** Comes to the unit's own site. */
    AT_UNIT;

    String words(SiteWords unit) {
        return this == CONNECTED ? "kết nối về cơ quan" : unit.atUnit();
    }
}
