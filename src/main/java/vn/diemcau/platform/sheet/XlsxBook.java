package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The structure of a workbook.
 *
 * @param strings part with its shared texts, or null
 * @param styles part with its formats, or null
 */
record XlsxBook(List<SheetPart> sheets, boolean since1904, String strings, String styles) {

    private static final int MOST_SHEETS = 500;

    /** @param part null for a chart */
    record SheetPart(String name, boolean isHidden, String part) {}

    private record Relation(String type, String target) {}

    static XlsxBook of(ZipParts parts) throws IOException {
        refuseStrangers(parts);
        String book = relations(parts, "").values().stream()
                .filter(relation -> relation.type().endsWith("/officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElseThrow(Unreadable::broken);
        if (book.startsWith("word/")) {
            throw Unreadable.noSpreadsheet("tệp văn bản Word");
        }
        if (book.startsWith("ppt/")) {
            throw Unreadable.noSpreadsheet("tệp trình chiếu");
        }
        if (book.endsWith(".bin")) {
            throw Unreadable.because(
                    "Chưa đọc được tệp Excel dạng nhị phân (.xlsb). Hãy lưu lại dạng .xlsx (Excel Workbook) rồi gửi lại.");
        }
        return read(parts, book, relations(parts, book));
    }

    private static XlsxBook read(ZipParts parts, String book, Map<String, Relation> relations) throws IOException {
        List<SheetPart> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (XmlPart xml = new XmlPart(parts.open(book))) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    since1904 = xml.isOn("date1904");
                } else if (xml.starts("sheet")) {
                    Relation relation = relations.get(xml.relation());
                    boolean isTable = relation != null && relation.type().endsWith("/worksheet");
                    String state = xml.attribute("state");
                    sheets.add(new SheetPart(
                            xml.attribute("name"),
                            state != null && !state.equals("visible"),
                            isTable ? relation.target() : null));
                }
                if (sheets.size() > MOST_SHEETS) {
                    throw Unreadable.tooMuch();
                }
            }
        }
        return new XlsxBook(sheets, since1904, target(relations, "/sharedStrings"), target(relations, "/styles"));
    }

    private static String target(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(type))
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Relation> relations(ZipParts parts, String of) throws IOException {
        int name = of.lastIndexOf('/') + 1;
        String part = of.substring(0, name) + "_rels/" + of.substring(name) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        try (XmlPart xml = new XmlPart(parts.open(part))) {
            while (xml.next()) {
                if (xml.starts("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
                    String target = resolved(of, xml.attribute("Target"));
                    relations.put(xml.attribute("Id"), new Relation(xml.attribute("Type"), target));
                }
                if (relations.size() > 10 * MOST_SHEETS) {
                    throw Unreadable.tooMuch();
                }
            }
        }
        return relations;
    }

    /** Resolves a target relative to another part. */
    private static String resolved(String of, String target) {
        return uri("/" + of).resolve(uri(target)).getPath().substring(1);
    }

    /** Some programs write backslashes and blanks, which a URI does not allow. */
    private static URI uri(String path) {
        return URI.create(path.strip().replace('\\', '/').replace(" ", "%20"));
    }

    private static void refuseStrangers(ZipParts parts) {
        if (parts.has("content.xml") && parts.has("mimetype")) {
            throw Unreadable.because(
                    "Tệp này được lưu dạng OpenDocument. Hãy mở tệp, lưu lại dạng .xlsx (Excel) rồi gửi lại.");
        }
        if (parts.has("Index/Document.iwa") || parts.has("Index.zip") || parts.has("index.apxl")) {
            throw Unreadable.because(
                    "Tệp này là bảng tính Numbers của máy Apple (.numbers). Hãy mở bằng Numbers, chọn Tệp, Xuất sang, Excel (.xlsx), "
                            + "rồi gửi tệp vừa xuất.");
        }
        if (!parts.has("_rels/.rels")) {
            throw Unreadable.noSpreadsheet("tệp nén");
        }
    }
}
