package vn.diemcau;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ends a start from a folder whose letters the environment does not have: nothing would find its files, the log included. */
final class UnreadableFolder {

    /** What Java puts in the place of a letter that it cannot read. */
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
            // Nobody reads it.
        }
        System.exit(1);
    }
}
