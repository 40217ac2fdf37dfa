package vn.diemcau.platform.document;

/** How long the text of a letter may be. */
final class TextLimit {

    /** A letter of 200 pages has half of it. */
    static final int LONGEST = 1_000_000;

    private TextLimit() {}
}
