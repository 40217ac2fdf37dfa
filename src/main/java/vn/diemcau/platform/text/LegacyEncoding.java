package vn.diemcau.platform.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Vietnamese encodings from before Unicode, and their conversion to Unicode. */
public enum LegacyEncoding {
    TCVN3(
            "Có chữ viết bằng phông cũ TCVN3 (.VnTime), đã chuyển sang Unicode. Hãy kiểm tra lại dấu tiếng Việt.",
            LegacyEncoding::ofTcvn3),
    VNI(
            "Có chữ viết bằng phông cũ VNI, đã chuyển sang Unicode. Hãy kiểm tra lại dấu tiếng Việt.",
            LegacyEncoding::ofVni),
    VIQR(
            "Có chữ viết theo kiểu VIQR (dấu ghi bằng ký hiệu), đã chuyển sang Unicode. Hãy kiểm tra lại dấu tiếng Việt.",
            LegacyEncoding::ofViqr);

    /** The remark on UTF-8 text that was decoded as a Western encoding. */
    public static final String MISREAD =
            "Chữ bị lưu sai bảng mã (UTF-8 bị đọc như Windows-1252), đã khôi phục lại. Hãy kiểm tra lại dấu tiếng Việt.";

    private static final char LOST = '\ufffd';
    private static final char HALF_OF_DD = '\u00c4';
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final String TCVN3_LETTERS =
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦";
    private static final String TCVN3_MEANS =
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";
    private static final Map<Character, Character> OF_TCVN3 = pairs(TCVN3_LETTERS, TCVN3_MEANS);

    private static final Map<Character, Character> OF_VNI = pairs("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ");
    private static final String VNI_SIGNS = "ùøûõïâáàåãäêéèúüë";
    /** As combining marks: the letter's shape before its tone. */
    private static final String[] VNI_MARKS = {
        "\u0301",
        "\u0300",
        "\u0309",
        "\u0303",
        "\u0323",
        "\u0302",
        "\u0302\u0301",
        "\u0302\u0300",
        "\u0302\u0309",
        "\u0302\u0303",
        "\u0302\u0323",
        "\u0306",
        "\u0306\u0301",
        "\u0306\u0300",
        "\u0306\u0309",
        "\u0306\u0303",
        "\u0306\u0323"
    };

    private static final Pattern VIQR_SHAPE = Pattern.compile("[aeoAEO]\\^|[ouOU]\\+");
    private static final String VIQR_SHAPES = "^(+";
    private static final String VIQR_SHAPE_MARKS = "\u0302\u0306\u031b";
    private static final String VIQR_TONES = "'`?~.";
    private static final String VIQR_TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323";

    private final String note;
    private final UnaryOperator<String> conversion;

    LegacyEncoding(String note, UnaryOperator<String> conversion) {
        this.note = note;
        this.conversion = conversion;
    }

    public String note() {
        return note;
    }

    /** The text in Unicode; a text that already has Unicode letters stays unchanged. */
    public String convert(String text) {
        return hasUnicodeLetters(text) ? text : conversion.apply(text);
    }

    /** The encoding in which more words are Vietnamese than in the text as it is; empty when there is none. */
    public static Optional<LegacyEncoding> of(Collection<String> texts) {
        long best = syllables(texts.stream());
        LegacyEncoding found = null;
        for (LegacyEncoding script : values()) {
            long right = syllables(texts.stream().map(script::convert));
            if (right > best && (script != VIQR || texts.stream().anyMatch(LegacyEncoding::hasViqrShape))) {
                best = right;
                found = script;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The number of possible Vietnamese words, in the best fitting encoding. */
    static long rightWords(String text) {
        return Stream.concat(Stream.of(text), Stream.of(TCVN3, VNI).map(script -> script.convert(text)))
                .mapToLong(each -> syllables(Stream.of(each)))
                .max()
                .orElse(0);
    }

    /** Restores UTF-8 text that was decoded as a Western encoding; empty when it was not. */
    public static Optional<String> misread(String text) {
        if (!mayBeMisread(text)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        CharsetEncoder western = WESTERN.newEncoder();
        try {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x80 && c < 0xA0) {
                    bytes.put((byte) c);
                } else {
                    bytes.put(western.encode(CharBuffer.wrap(text, i, i + 1)));
                }
                // The second byte of Đ is not a character of that encoding and is lost.
                if (c == HALF_OF_DD
                        && (i + 1 == text.length()
                                || text.charAt(i + 1) < 0x80
                                || isLetterOfUtf8(text.charAt(i + 1)))) {
                    bytes.put((byte) 0x90);
                }
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        String restored = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        long lost = restored.chars().filter(c -> c == LOST).count();
        long right = restored.chars().filter(c -> c >= 0x80 && c != LOST).count();
        return right > 0 && right >= lost ? Optional.of(restored) : Optional.empty();
    }

    private static boolean isLetterOfUtf8(char c) {
        return c >= '\u00c2' && c <= '\u00f4';
    }

    /** A UTF-8 sequence begins with one of these characters and continues beyond ASCII. */
    private static boolean mayBeMisread(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isLetterOfUtf8(text.charAt(i)) && text.charAt(i + 1) >= 0x80) {
                return true;
            }
        }
        return false;
    }

    private static long syllables(Stream<String> texts) {
        return texts.mapToLong(VietnameseSyllable::countIn).sum();
    }

    private static boolean hasUnicodeLetters(String text) {
        return text.chars().anyMatch(c -> c > 0xFF && Character.isLetter(c));
    }

    /** A question mark after a letter may be a tone or a lost letter. These signs are unambiguous. */
    private static boolean hasViqrShape(String text) {
        return VIQR_SHAPE.matcher(text).find();
    }

    private static String ofTcvn3(String text) {
        StringBuilder converted = new StringBuilder(text);
        for (int i = 0; i < converted.length(); i++) {
            converted.setCharAt(i, OF_TCVN3.getOrDefault(text.charAt(i), text.charAt(i)));
        }
        return converted.toString();
    }

    private static String ofVni(String text) {
        StringBuilder converted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = OF_VNI.getOrDefault(text.charAt(i), text.charAt(i));
            converted.append(letter);
            int sign = i + 1 < text.length() ? VNI_SIGNS.indexOf(Character.toLowerCase(text.charAt(i + 1))) : -1;
            if (sign >= 0 && "aeouyơư".indexOf(Character.toLowerCase(letter)) >= 0) {
                converted.append(VNI_MARKS[sign]);
                i++;
            }
        }
        return Normalizer.normalize(converted, Normalizer.Form.NFC);
    }

    private static String ofViqr(String text) {
        StringBuilder converted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.toLowerCase(letter) == 'd'
                    && i + 1 < text.length()
                    && Character.toLowerCase(text.charAt(i + 1)) == 'd') {
                converted.append(letter == 'd' ? 'đ' : 'Đ');
                i++;
                continue;
            }
            converted.append(letter);
            if ("aeiouy".indexOf(Character.toLowerCase(letter)) >= 0) {
                i = mark(text, i, VIQR_SHAPES, VIQR_SHAPE_MARKS, converted);
                i = mark(text, i, VIQR_TONES, VIQR_TONE_MARKS, converted);
            }
        }
        return Normalizer.normalize(converted, Normalizer.Form.NFC);
    }

    private static int mark(String text, int at, String signs, String marks, StringBuilder converted) {
        int sign = at + 1 < text.length() ? signs.indexOf(text.charAt(at + 1)) : -1;
        if (sign < 0) {
            return at;
        }
        converted.append(marks.charAt(sign));
        return at + 1;
    }

    private static Map<Character, Character> pairs(String letters, String meanings) {
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < letters.length(); i++) {
            pairs.put(letters.charAt(i), meanings.charAt(i));
        }
        return Map.copyOf(pairs);
    }
}
