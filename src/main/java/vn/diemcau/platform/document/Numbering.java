package vn.diemcau.platform.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.platform.sheet.XmlPart;
import vn.diemcau.platform.sheet.ZipParts;

/** The numbers and dashes that Word puts before paragraphs without writing them into the text. */
final class Numbering {

    private static final String PART = "word/numbering.xml";
    private static final String[] ROMAN = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};

    private record Level(String format, String text, int start) {}

    private final Map<String, Map<String, Level>> levels = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Numbering() {}

    static Numbering of(ZipParts parts) throws IOException {
        Numbering numbering = new Numbering();
        if (parts.has(PART)) {
            try (XmlPart part = new XmlPart(parts.open(PART))) {
                numbering.read(part);
            }
        }
        return numbering;
    }

    private void read(XmlPart part) throws IOException {
        String list = null;
        String number = null;
        String level = null;
        String format = "";
        String text = "";
        int start = 1;
        while (part.next()) {
            if (part.starts("abstractNum")) {
                list = part.attribute("abstractNumId");
            } else if (part.starts("num")) {
                number = part.attribute("numId");
            } else if (part.starts("abstractNumId") && number != null) {
                lists.put(number, part.attribute("val"));
            } else if (part.starts("lvl") && list != null) {
                level = part.attribute("ilvl");
                format = "";
                text = "";
                start = 1;
            } else if (part.starts("numFmt") && level != null) {
                format = String.valueOf(part.attribute("val"));
            } else if (part.starts("lvlText") && level != null) {
                text = String.valueOf(part.attribute("val"));
            } else if (part.starts("start") && level != null) {
                start = part.number("val", 1);
            } else if (part.ends("lvl") && level != null) {
                levels.computeIfAbsent(list, each -> new HashMap<>()).put(level, new Level(format, text, start));
                level = null;
            } else if (part.ends("abstractNum")) {
                list = null;
            }
        }
    }

    /** What stands before the next paragraph of a list; empty when that is unknown. */
    String next(String number, String depth) {
        String list = lists.get(number);
        Level level = list == null ? null : levels.getOrDefault(list, Map.of()).get(depth);
        if (level == null || level.format().equals("none")) {
            return "";
        }
        if (level.format().equals("bullet")) {
            return depth.equals("0") ? "- " : "+ ";
        }
        int at = Integer.parseInt(depth);
        int count = counts.merge(list + " " + at, level.start(), (old, first) -> old + 1);
        for (int deeper = at + 1; deeper < 9; deeper++) {
            counts.remove(list + " " + deeper);
        }
        String shown = level.text();
        for (int higher = 0; higher < at; higher++) {
            Level above = levels.get(list).get(String.valueOf(higher));
            int value = counts.getOrDefault(list + " " + higher, 1);
            shown = shown.replace("%" + (higher + 1), above == null ? String.valueOf(value) : shown(above, value));
        }
        return shown.replace("%" + (at + 1), shown(level, count)) + " ";
    }

    private static String shown(Level level, int count) {
        return switch (level.format()) {
            case "lowerLetter" -> String.valueOf((char) ('a' + (count - 1) % 26));
            case "upperLetter" -> String.valueOf((char) ('A' + (count - 1) % 26));
            case "upperRoman" -> ROMAN[Math.min(Math.max(count, 1), ROMAN.length) - 1];
            case "lowerRoman" -> ROMAN[Math.min(Math.max(count, 1), ROMAN.length) - 1].toLowerCase(Locale.ROOT);
            default -> String.valueOf(count);
        };
    }
}
