package vn.diemcau.conference.export;

/**
 * A column of a printed table.
 *
 * @param width in characters
 */
record SheetColumn(String heading, int width, Look look) {

    /** How its cells look. */
    enum Look {
        TEXT,
        CENTRED,
        NUMBER,
        MOMENT
    }

    static SheetColumn text(String heading, int width) {
        return new SheetColumn(heading, width, Look.TEXT);
    }

    static SheetColumn centred(String heading, int width) {
        return new SheetColumn(heading, width, Look.CENTRED);
    }

    static SheetColumn number(String heading, int width) {
        return new SheetColumn(heading, width, Look.NUMBER);
    }

    static SheetColumn moment(String heading, int width) {
        return new SheetColumn(heading, width, Look.MOMENT);
    }
}
