package vn.diemcau.platform.input;

import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A file name with characters that the environment's encoding lacks. Java cannot find such a file, although it exists.
 */
public final class UnreadableName {

    /** The remedy. */
    public static final String ACTION =
            "Đặt biến môi trường LANG=C.UTF-8 (và bỏ LC_ALL nếu có) rồi khởi động lại, hoặc dùng tên không dấu.";

    /** Java's replacement for a character that it cannot decode. */
    private static final char UNREADABLE = '\uFFFD';

    private UnreadableName() {}

    /** Explains to the operator why a file did not open. */
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
