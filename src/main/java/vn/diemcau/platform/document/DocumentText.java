package vn.diemcau.platform.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.platform.input.ReadingRoom;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.LegacyEncoding;

/** The text of a letter as a file, by the file's content, whatever it is called. */
public final class DocumentText {

    public static final int LARGEST_FILE_MB = 25;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentText.class);

    private static final int MB = 1024 * 1024;

    /** A small server has memory for few files at a time. */
    private static final ReadingRoom ROOM = new ReadingRoom();

    /** Signatures of other formats, one character per byte. */
    private static final Map<String, String> STRANGERS = Map.ofEntries(
            Map.entry("MZ", "một chương trình"),
            Map.entry("\u007fELF", "một chương trình"),
            Map.entry("\u0089PNG", "tệp ảnh"),
            Map.entry("\u00ff\u00d8\u00ff", "tệp ảnh"),
            Map.entry("GIF8", "tệp ảnh"),
            Map.entry("RIFF", "tệp ảnh hoặc âm thanh"),
            Map.entry("II*\0", "tệp ảnh"),
            Map.entry("MM\0*", "tệp ảnh"),
            Map.entry("{\\rtf", "tệp RTF"),
            Map.entry("Rar!", "tệp nén"),
            Map.entry("7z\u00bc\u00af", "tệp nén"),
            Map.entry("\u001f\u008b", "tệp nén"),
            Map.entry("PK\u0005\u0006", "tệp nén"),
            Map.entry("<?xml", "tệp XML"),
            Map.entry("<!DOCTYPE", "trang web"),
            Map.entry("<html", "trang web"));

    private static final String ZIP = "PK\u0003\u0004";
    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final String PDF = "%PDF-";
    private static final int BEGINNING = 1024;

    private DocumentText() {}

    private interface Reading {
        String read() throws IOException;
    }

    /**
     * Reads a file.
     *
     * @return its text in NFC; empty when it has none
     * @throws Refused UNSUPPORTED, UNREADABLE or TOO_LARGE, with a remedy
     */
    public static String read(byte[] content) {
        if (content.length > LARGEST_FILE_MB * MB) {
            throw new Refused(
                    Refused.Reason.TOO_LARGE,
                    "Tệp lớn quá %d MB. Hãy gửi riêng văn bản, không kèm ảnh và tài liệu.".formatted(LARGEST_FILE_MB));
        }
        if (content.length == 0) {
            return "";
        }
        String start = new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.ISO_8859_1);
        STRANGERS.forEach((mark, what) -> {
            if (start.startsWith(mark)) {
                throw Refusals.noLetter(what);
            }
        });
        if (start.startsWith(OLE2)) {
            throw LockedDocument.isOne(content) ? Refusals.locked() : Refusals.oldWord();
        }
        String text = oneOfFew(() -> start.startsWith(ZIP)
                ? DocxText.read(content)
                : start.contains(PDF) ? PdfText.read(content) : PlainText.read(content));
        if (text.length() > TextLimit.LONGEST) {
            throw Refusals.tooMuch();
        }
        return Normalizer.normalize(inUnicode(text), Normalizer.Form.NFC);
    }

    /** Old fonts show letters of another alphabet as Vietnamese. */
    private static String inUnicode(String text) {
        String read = LegacyEncoding.misread(text).orElse(text);
        return LegacyEncoding.of(List.of(read))
                .filter(encoding -> encoding != LegacyEncoding.VIQR)
                .map(encoding -> encoding.convert(read))
                .orElse(read);
    }

    private static String oneOfFew(Reading reading) {
        if (!ROOM.enter()) {
            throw new Refused(Refused.Reason.UNAVAILABLE, "Máy chủ đang đọc các tệp khác. Hãy gửi lại sau một phút.");
        }
        try {
            return reading.read();
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.info("Không đọc được một văn bản gửi lên: {}", e.getClass().getSimpleName());
            throw Refusals.broken();
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The limits should prevent this, but one hostile file must not stop the server.
            LOG.warn("Một văn bản gửi lên quá lớn để đọc: {}", e.getClass().getSimpleName());
            throw Refusals.tooMuch();
        } finally {
            ROOM.leave();
        }
    }
}
