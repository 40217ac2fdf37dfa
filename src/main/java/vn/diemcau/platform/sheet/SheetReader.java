package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.platform.input.ReadingRoom;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/** Reads a table from a new or old Excel workbook, a CSV file or pasted text. */
public final class SheetReader {

    public static final int LARGEST_FILE_MB = 5;
    public static final int LARGEST_PASTE_MB = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SheetReader.class);

    private static final int MB = 1024 * 1024;

    /** A small server has memory for few tables at a time. */
    private static final ReadingRoom ROOM = new ReadingRoom();

    private SheetReader() {}

    private interface Reading {
        Sheet read() throws IOException;
    }

    /**
     * Reads a file by its content.
     *
     * @param fileName for the log only
     * @throws Refused INVALID with a remedy when it is not a readable table
     */
    public static Sheet read(byte[] content, String fileName) {
        return read(content, fileName, Function.identity());
    }

    /** As {@link #read(byte[], String)}; the function also runs within the memory limit. */
    public static <T> T read(byte[] content, String fileName, Function<Sheet, T> use) {
        if (content == null || content.length == 0) {
            throw Unreadable.because("Tệp không có nội dung.");
        }
        if (content.length > LARGEST_FILE_MB * MB) {
            throw Unreadable.because(
                    "Tệp lớn quá %d MB. Hãy chép riêng danh sách cần gửi sang một bảng tính mới, không kèm ảnh."
                            .formatted(LARGEST_FILE_MB));
        }
        return oneOfFew(
                fileName,
                () -> switch (FileKind.of(content)) {
                    case ZIP -> XlsxReader.read(content);
                    case OLE2 -> XlsReader.read(content);
                    case TEXT -> TextReader.file(content);
                },
                use);
    }

    /**
     * Reads text that was copied from a spreadsheet.
     *
     * @throws Refused INVALID with a remedy when it is not a readable table
     */
    public static Sheet readPasted(String text) {
        return readPasted(text, Function.identity());
    }

    /** As {@link #readPasted(String)}; the function also runs within the memory limit. */
    public static <T> T readPasted(String text, Function<Sheet, T> use) {
        if (text == null || text.isBlank()) {
            throw Unreadable.because("Phần vừa dán không có nội dung.");
        }
        if (text.length() > LARGEST_PASTE_MB * MB) {
            throw Unreadable.because(
                    "Phần vừa dán lớn quá %d MB. Hãy chỉ dán danh sách của đơn vị mình.".formatted(LARGEST_PASTE_MB));
        }
        return oneOfFew("pasted", () -> TextReader.pasted(text), use);
    }

    private static <T> T oneOfFew(String name, Reading reading, Function<Sheet, T> use) {
        if (!ROOM.enter()) {
            throw Unreadable.because("Máy chủ đang đọc các tệp khác. Hãy gửi lại sau một phút.");
        }
        try {
            return use.apply(table(name, reading));
        } finally {
            ROOM.leave();
        }
    }

    private static Sheet table(String name, Reading reading) {
        try {
            Sheet sheet = reading.read();
            if (sheet.lines().isEmpty()) {
                throw Unreadable.empty();
            }
            return sheet;
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.info("Không đọc được tệp {}: {}", VietnameseText.clean(name), VietnameseText.clean(e.toString()));
            throw Unreadable.broken();
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The limits should prevent this, but one hostile file must not stop the server.
            LOG.warn("Tệp {} quá lớn để đọc: {}", VietnameseText.clean(name), e.toString());
            throw Unreadable.tooMuch();
        }
    }
}
