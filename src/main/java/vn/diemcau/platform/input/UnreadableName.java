package vn.diemcau.platform.input;

import java.io.IOException;
import java.nio.charset.Charset;

/** A name of a file with letters that the environment does not have: Java finds nothing under it, though it is there. */
public final class UnreadableName {

    /** What to do about it. */
    public static final String ACTION =
            "Đặt biến môi trường LANG=C.UTF-8 (và bỏ LC_ALL nếu có) rồi khởi động lại, hoặc dùng tên không dấu.";

    /** What Java puts in the place of a letter that it cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    private UnreadableName() {}

    /** Why a file did not open, in words for whoever named it. */
    public static String whyNotOpened(IOException failure) {
        return whyNotOpened(failure, System.getProperty("sun.jnu.encoding"));
    }

    static String whyNotOpened(IOException failure, String encoding) {
        String words = "Không mở được tệp: " + failure.getMessage();
        return isIn(String.valueOf(failure.getMessage()), encoding)
                ? "%s. Bảng mã của môi trường (%s) không có các chữ trong tên này. %s"
                        .formatted(words, encoding, ACTION)
                : words;
    }

    private static boolean isIn(String name, String encoding) {
        return name.indexOf(UNREADABLE) >= 0
                || !Charset.forName(encoding).newEncoder().canEncode(name);
    }
}
