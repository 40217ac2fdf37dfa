package vn.diemcau.conference.written;

/**
 * A paragraph of a letter, with what marks it in a list.
 *
 * @param mark the sort of its mark: "1.", "a)", "-"; empty for none
 * @param first whether it is the first of its list: 1, a, I; true for signs that do not count
 * @param from offset of its words, behind the mark
 * @param to offset behind its words
 */
public record Line(String mark, boolean first, int from, int to) {

    public boolean isMarked() {
        return !mark.isEmpty();
    }
}
