package vn.diemcau.platform.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file in one of the encodings that offices still use.
 *
 * @param state how well it could be decoded
 */
public record DecodedText(String text, State state) {

    /** How a text was decoded. */
    public enum State {
        GOOD,
        /** UTF-8 that ends in the middle of a letter. */
        CUT,
        /** UTF-8 with lost letters. */
        DAMAGED,
        /** Windows-1258. */
        OLD_VIETNAMESE,
        /** Western Windows, whose letters an old font shows as Vietnamese. */
        WESTERN,
        /** As before, with letters that were lost when it was saved. */
        WESTERN_WITH_LOSS
    }

    private static final Charset VIETNAMESE_WINDOWS = Charset.forName("windows-1258");
    private static final Charset WESTERN_WINDOWS = Charset.forName("windows-1252");

    /** The replacement for an undecodable character. */
    private static final char LOST = '\ufffd';

    /** Lowest ratio of correct to lost letters; below it, the text has another encoding. */
    private static final int FEW = 5;

    private static final int SAMPLE = 8_192;

    /** Empty when its letters cannot be told. */
    public static Optional<DecodedText> of(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8, State.GOOD).or(() -> brokenUtf8(content, 3));
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE, State.GOOD);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE, State.GOOD);
        }
        return unmarkedUtf16(content)
                .or(() -> decode(content, 0, StandardCharsets.UTF_8, State.GOOD))
                .or(() -> brokenUtf8(content, 0))
                .or(() -> oldEncoding(content));
    }

    /** Decodes Vietnamese Windows, or Western Windows whose letters an old font shows as Vietnamese. */
    private static Optional<DecodedText> oldEncoding(byte[] content) {
        String western = new String(content, WESTERN_WINDOWS);
        Optional<DecodedText> vietnamese = decode(content, 0, VIETNAMESE_WINDOWS, State.OLD_VIETNAMESE);
        boolean isWestern = LegacyEncoding.rightWords(western)
                > vietnamese.map(read -> LegacyEncoding.rightWords(read.text())).orElse(0L);
        if (!isWestern) {
            return vietnamese;
        }
        return Optional.of(
                new DecodedText(western, western.indexOf('?') >= 0 ? State.WESTERN_WITH_LOSS : State.WESTERN));
    }

    /** Decodes UTF-8 with few errors: cut at its end, or with a lost letter. */
    private static Optional<DecodedText> brokenUtf8(byte[] content, int from) {
        String text = new String(content, from, content.length - from, StandardCharsets.UTF_8);
        long lost = text.chars().filter(c -> c == LOST).count();
        long letters = text.chars().filter(c -> c > 127 && c != LOST).count();
        if (letters < lost * FEW) {
            return Optional.empty();
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == LOST) {
            end--;
        }
        return Optional.of(new DecodedText(text.substring(0, end), end < text.length() ? State.CUT : State.DAMAGED));
    }

    /** Recognises UTF-16 without a mark: every second byte of digits and commas is 0, on one side only. */
    private static Optional<DecodedText> unmarkedUtf16(byte[] content) {
        int even = 0;
        int odd = 0;
        int length = Math.min(content.length, SAMPLE);
        for (int i = 0; i < length; i++) {
            if (content[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        if (Math.max(even, odd) < length / 10 || Math.min(even, odd) > length / 100 || length < 4) {
            return Optional.empty();
        }
        return decode(content, 0, odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, State.GOOD);
    }

    private static Optional<DecodedText> decode(byte[] content, int from, Charset charset, State state) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
            return Optional.of(new DecodedText(text, state));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
