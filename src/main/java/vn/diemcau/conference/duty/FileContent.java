package vn.diemcau.conference.duty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks the leading bytes of files, so that no program or page is uploaded under a document's name. */
final class FileContent {

    private static final String ZIP = "PK\u0003\u0004";
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    /** Acrobat accepts a PDF whose mark comes within the first bytes, and scanners write such files. */
    private static final int PDF_WITHIN = 1024;

    private static final Map<String, List<String>> MARKS = Map.ofEntries(
            Map.entry("jpg", List.of("\u00ff\u00d8\u00ff")),
            Map.entry("jpeg", List.of("\u00ff\u00d8\u00ff")),
            Map.entry("png", List.of("\u0089PNG\r\n\u001a\n")),
            Map.entry("docx", List.of(ZIP)),
            Map.entry("xlsx", List.of(ZIP)),
            Map.entry("zip", List.of(ZIP, "PK\u0005\u0006")),
            // Word and Excel also open files that were renamed between their formats.
            Map.entry("doc", List.of(OLE, ZIP, "{\\rtf")),
            Map.entry("xls", List.of(OLE, ZIP)),
            Map.entry("psd", List.of("8BPS")),
            Map.entry("ai", List.of("%!PS")),
            Map.entry("cdr", List.of("RIFF", ZIP)));

    private FileContent() {}

    /** Whether the content fits the file name's extension; always true for unknown extensions. */
    static boolean fits(String fileName, byte[] content) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String start = new String(content, 0, Math.min(content.length, PDF_WITHIN), ISO_8859_1);
        boolean isPdf = start.contains("%PDF");
        if (ending.equals("pdf") || ending.equals("ai") && isPdf) {
            return isPdf;
        }
        List<String> marks = MARKS.get(ending);
        return marks == null || marks.stream().anyMatch(start::startsWith);
    }
}
