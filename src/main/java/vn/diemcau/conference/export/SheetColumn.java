package vn.diemcau.conference.export;

import java.util.function.Function;

/**
 * A column of a printed table.
 *
 * @param <R> what a row of the table stands for
 * @param width in characters
 * @param value what it says of a row: a text, a number or a moment, null for nothing; null where it counts the rows
 */
record SheetColumn<R>(String heading, int width, Look look, Function<? super R, ?> value) {

    /** How its cells look. */
    enum Look {
        TEXT,
        CENTRED,
        NUMBER,
        MOMENT
    }

    /** The one that counts the rows. */
    static <R> SheetColumn<R> ordinal(int width) {
        return new SheetColumn<>("STT", width, Look.CENTRED, null);
    }

    static <R> SheetColumn<R> text(String heading, int width, Function<? super R, ?> value) {
        return new SheetColumn<>(heading, width, Look.TEXT, value);
    }

    static <R> SheetColumn<R> centred(String heading, int width, Function<? super R, ?> value) {
        return new SheetColumn<>(heading, width, Look.CENTRED, value);
    }

    static <R> SheetColumn<R> number(String heading, int width, Function<? super R, ?> value) {
        return new SheetColumn<>(heading, width, Look.NUMBER, value);
    }

    static <R> SheetColumn<R> moment(String heading, int width, Function<? super R, ?> value) {
        return new SheetColumn<>(heading, width, Look.MOMENT, value);
    }

    /** @param number of the row, null for one that is not counted */
    Object cell(R row, Integer number) {
        return value == null ? number : value.apply(row);
    }
}
