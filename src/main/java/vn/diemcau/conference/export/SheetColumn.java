package vn.diemcau.conference.export;

import java.util.function.Function;

/**
 * A column of a printed table.
 *
 * @param <R> type of a row's value
 * @param width in characters
 * @param value function from a row to a text, a number, a time or null; null for the ordinal column
 */
record SheetColumn<R>(String heading, int width, Look look, Function<? super R, ?> value) {

    /** The format of its cells. */
    enum Look {
        TEXT,
        CENTRED,
        NUMBER,
        MOMENT
    }

    /** The column of row numbers. */
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

    /** @param number number of the row, null for an uncounted row */
    Object cell(R row, Integer number) {
        return value == null ? number : value.apply(row);
    }
}
