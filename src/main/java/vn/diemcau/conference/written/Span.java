package vn.diemcau.conference.written;

/** A place in the text, in UTF-16 units. */
public record Span(int from, int to) {

    public boolean holds(int at) {
        return from <= at && at < to;
    }

    public String of(String text) {
        return text.substring(from, to);
    }
}
