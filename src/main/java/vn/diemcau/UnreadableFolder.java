package vn.diemcau;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends a start from a folder whose name the environment cannot encode, because no file in it would be found, including
 * the log.
 */
final class UnreadableFolder {

    /** Java's replacement for a character that it cannot decode. */
    private static final char UNREADABLE = '\uFFFD';

    private UnreadableFolder() {}

    static void refuse() {
        String folder = System.getProperty("user.dir");
        if (folder.indexOf(UNREADABLE) < 0) {
            return;
        }
        String sentence = """

                Điểm Cầu không khởi động được.

                    Không đọc được tên thư mục %s: bảng mã của môi trường (%s) không có các chữ này.
                    Đặt biến môi trường LANG=C.UTF-8 (và bỏ LC_ALL nếu có) rồi khởi động lại, hoặc dùng thư mục tên không dấu.

                """.formatted(folder, System.getProperty("sun.jnu.encoding"));
        try (FileOutputStream error = new FileOutputStream(FileDescriptor.err)) {
            error.write(sentence.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Unused.
        }
        System.exit(1);
    }
}
