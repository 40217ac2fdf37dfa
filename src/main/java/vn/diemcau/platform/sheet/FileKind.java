package vn.diemcau.platform.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The kind of a file by its content, regardless of its name. */
enum FileKind {
    ZIP,
    OLE2,
    TEXT;

    private record Stranger(String start, String what) {}

    /** Signatures of other formats, one character per byte. */
    private static final List<Stranger> STRANGERS = List.of(
            new Stranger("MZ", "một chương trình"),
            new Stranger("\u007fELF", "một chương trình"),
            new Stranger("%PDF", "tệp PDF"),
            new Stranger("\u0089PNG", "tệp ảnh"),
            new Stranger("\u00ff\u00d8\u00ff", "tệp ảnh"),
            new Stranger("GIF8", "tệp ảnh"),
            new Stranger("RIFF", "tệp ảnh hoặc âm thanh"),
            new Stranger("II*\0", "tệp ảnh"),
            new Stranger("MM\0*", "tệp ảnh"),
            new Stranger("{\\rtf", "tệp văn bản"),
            new Stranger("Rar!", "tệp nén"),
            new Stranger("7z\u00bc\u00af", "tệp nén"),
            new Stranger("\u001f\u008b", "tệp nén"));

    private static final String ZIP_START = "PK\u0003\u0004";
    private static final String EMPTY_ZIP = "PK\u0005\u0006";
    private static final String OLE2_START = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    /** @throws vn.diemcau.platform.input.Refused when it is of a kind that is never a table */
    static FileKind of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        for (Stranger stranger : STRANGERS) {
            if (start.startsWith(stranger.start())) {
                throw Unreadable.noSpreadsheet(stranger.what());
            }
        }
        if (start.startsWith(EMPTY_ZIP)) {
            throw Unreadable.noSpreadsheet("tệp nén");
        }
        return start.startsWith(ZIP_START) ? ZIP : start.startsWith(OLE2_START) ? OLE2 : TEXT;
    }
}
