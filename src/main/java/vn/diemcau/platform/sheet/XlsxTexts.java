package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shared texts of a workbook. */
final class XlsxTexts {

    private static final int MOST_TEXTS = 200_000;
    private static final int MOST_CHARACTERS = 5_000_000;

    /** A workbook's escape for characters that XML does not allow. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxTexts() {}

    /** @param part null when the workbook has none */
    static List<String> of(ZipParts parts, String part) throws IOException {
        List<String> texts = new ArrayList<>();
        if (part == null || !parts.has(part)) {
            return texts;
        }
        int characters = 0;
        try (XmlPart xml = new XmlPart(parts.open(part))) {
            while (xml.next()) {
                if (xml.starts("si")) {
                    texts.add(text(xml, "si"));
                    characters += texts.get(texts.size() - 1).length();
                }
                if (texts.size() > MOST_TEXTS || characters > MOST_CHARACTERS) {
                    throw Unreadable.tooMuch();
                }
            }
        }
        return texts;
    }

    /** The text of the element that has just started, without the phonetic readings of Japanese files. */
    static String text(XmlPart xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean isShown = false;
        boolean isReading = false;
        while (!xml.ends(element) && xml.next()) {
            if (xml.starts("rPh") || xml.ends("rPh")) {
                isReading = xml.starts("rPh");
            } else if (xml.starts("t") || xml.ends("t")) {
                isShown = xml.starts("t") && !isReading;
            } else if (isShown && xml.isText()) {
                xml.addTextTo(text);
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return text.indexOf('_') < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
