package vn.diemcau.export;

/**
 * A column of a printed table.
 *
 * @param width in characters
 */
record Column(String heading, int width, Look look) {

    /** How its cells look. */
    enum Look {
        TEXT,
        CENTRED,
        NUMBER,
        MOMENT
    }

    static Column text(String heading, int width) {
        return new Column(heading, width, Look.TEXT);
    }

    static Column centred(String heading, int width) {
        return new Column(heading, width, Look.CENTRED);
    }

    static Column number(String heading, int width) {
        return new Column(heading, width, Look.NUMBER);
    }

    static Column moment(String heading, int width) {
        return new Column(heading, width, Look.MOMENT);
    }
}
