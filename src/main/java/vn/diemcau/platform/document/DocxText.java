package vn.diemcau.platform.document;

import java.io.IOException;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.XmlPart;
import vn.diemcau.platform.sheet.ZipParts;

/** Reads the text of a Word file: paragraphs as lines with the numbers Word shows, rows of a table with tabs. */
final class DocxText {

    private static final String PART = "word/document.xml";

    private final Numbering numbering;
    private final DocxTables tables = new DocxTables();
    private final StringBuilder paragraph = new StringBuilder();
    private String number;
    private String depth;
    private int skipped;
    private int length;
    private boolean hasPictures;

    private DocxText(Numbering numbering) {
        this.numbering = numbering;
    }

    static String read(byte[] content) throws IOException {
        try (ZipParts parts = new ZipParts(content)) {
            if (!parts.has(PART)) {
                throw Refusals.noLetter(parts.has("xl/workbook.xml") ? "bảng tính" : "tệp nén");
            }
            DocxText text = new DocxText(Numbering.of(parts));
            try (XmlPart part = new XmlPart(parts.open(PART))) {
                text.read(part);
            }
            String read = text.tables.text();
            if (read.isBlank() && text.hasPictures) {
                throw Refusals.pictures();
            }
            return read;
        } catch (Refused refused) {
            throw refused.reason() == Refused.Reason.INVALID ? Refusals.tooMuch() : refused;
        }
    }

    private void read(XmlPart part) throws IOException {
        while (part.next()) {
            // What was deleted, and what stands there a second time for older programs.
            boolean isSkipped = part.starts("del") || part.starts("Fallback") || part.starts("moveFrom");
            boolean isEnd = part.ends("del") || part.ends("Fallback") || part.ends("moveFrom");
            skipped += isSkipped ? 1 : isEnd ? -1 : 0;
            if (skipped == 0) {
                element(part);
            }
        }
    }

    private void element(XmlPart part) throws IOException {
        if (part.starts("t")) {
            text(part);
        } else if (part.starts("tab")) {
            paragraph.append(' ');
        } else if (part.starts("br") || part.starts("cr")) {
            paragraph.append('\n');
        } else if (part.starts("noBreakHyphen")) {
            paragraph.append('-');
        } else if (part.starts("numId")) {
            number = part.attribute("val");
        } else if (part.starts("ilvl")) {
            depth = part.attribute("val");
        } else if (part.starts("drawing") || part.starts("pict")) {
            hasPictures = true;
        } else if (part.ends("p")) {
            paragraphEnds();
        } else {
            tables.element(part);
        }
    }

    private void text(XmlPart part) throws IOException {
        StringBuilder run = new StringBuilder();
        while (part.next() && !part.ends("t")) {
            if (part.isText()) {
                part.addTextTo(run);
            }
        }
        length += run.length();
        if (length > TextLimit.LONGEST) {
            throw Refusals.tooMuch();
        }
        paragraph.append(run);
    }

    private void paragraphEnds() {
        String mark = number == null ? "" : numbering.next(number, depth == null ? "0" : depth);
        String words = paragraph.toString().strip();
        tables.paragraph(words.isEmpty() ? "" : mark + words);
        paragraph.setLength(0);
        number = null;
        depth = null;
    }
}
