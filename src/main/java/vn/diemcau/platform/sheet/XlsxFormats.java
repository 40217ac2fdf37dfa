package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** The number formats of a workbook, by cell style. */
final class XlsxFormats {

    // Excel's own limit.
    private static final int MOST_STYLES = 65_490;
    private static final int MOST_FORMATS = 1_000;

    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();

    /** @param part null when the workbook has none */
    static XlsxFormats of(ZipParts parts, String part) throws IOException {
        XlsxFormats formats = new XlsxFormats();
        if (part == null || !parts.has(part)) {
            return formats;
        }
        try (XmlPart xml = new XmlPart(parts.open(part))) {
            boolean isOfCells = false;
            while (xml.next()) {
                if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                    isOfCells = xml.starts("cellXfs");
                } else if (xml.starts("numFmt") && xml.attribute("formatCode") != null) {
                    formats.formats.putIfAbsent(xml.number("numFmtId", -1), xml.attribute("formatCode"));
                } else if (isOfCells && xml.starts("xf")) {
                    formats.formatOfStyle.add(xml.number("numFmtId", 0));
                }
                if (formats.formatOfStyle.size() > MOST_STYLES || formats.formats.size() > MOST_FORMATS) {
                    throw Unreadable.tooMuch();
                }
            }
        }
        return formats;
    }

    int indexOf(int style) {
        return style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
    }

    /** The format, or null. */
    String format(int index) {
        return formats.containsKey(index)
                ? formats.get(index)
                : index < 0 ? null : BuiltinFormats.getBuiltinFormat(index);
    }
}
