package vn.diemcau.platform.document;

import vn.diemcau.platform.text.DecodedText;

/** Reads a file of plain text. */
final class PlainText {

    private static final int SAMPLE = 8_192;

    private PlainText() {}

    static String read(byte[] content) {
        String text = DecodedText.of(content).map(DecodedText::text).orElseThrow(Refusals::unknownLetters);
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        long odd = sample.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                .count();
        if (sample.indexOf('\0') >= 0 || odd > sample.length() / 100) {
            throw Refusals.noLetter("tệp dữ liệu");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
