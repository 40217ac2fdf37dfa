package vn.diemcau.platform.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text formats that are not tables, although some are named .xls and Excel opens them. */
final class ForeignText {

    private static final int BEGINNING = 4_000;
    private static final Pattern TAG = Pattern.compile("<(?:[a-z!?]|/[a-z]).*", Pattern.DOTALL);
    private static final Pattern SYLK = Pattern.compile("\\s*+ID;P[^\\r\\n]*+\\R[A-Z]{1,2}(?:;.*)?", Pattern.DOTALL);
    private static final Pattern DIF = Pattern.compile("table\\R0,1\\R.*", Pattern.DOTALL);

    private ForeignText() {}

    /** @throws vn.diemcau.platform.input.Refused with advice on how to make a table of it */
    static void refuse(String text) {
        String start =
                text.substring(0, Math.min(text.length(), BEGINNING)).strip().toLowerCase(Locale.ROOT);
        if (TAG.matcher(start).matches()) {
            throw Unreadable.saveAgain("trang web hoặc tệp XML");
        }
        if (start.startsWith("mime-version:") || start.contains("content-type: multipart/related")) {
            throw Unreadable.saveAgain("trang web lưu thành một tệp (MHTML)");
        }
        if (start.startsWith("{") && (start.contains("docs.google.com") || start.contains("\"doc_id\""))) {
            throw Unreadable.because(
                    "Tệp này chỉ là lối tắt đến Google Trang tính, không chứa danh sách. Hãy mở bằng Google Trang tính, "
                            + "chọn Tệp, Tải xuống, Microsoft Excel (.xlsx) rồi gửi tệp tải về.");
        }
        if (start.startsWith("[internetshortcut]") || start.startsWith("[desktop entry]")) {
            throw Unreadable.because(
                    "Tệp này chỉ là lối tắt đến một địa chỉ, không chứa danh sách. Hãy mở địa chỉ đó, tải danh sách về dạng .xlsx rồi gửi lại.");
        }
        if (SYLK.matcher(text.substring(0, Math.min(text.length(), BEGINNING))).matches()) {
            throw Unreadable.saveAgain("tệp dạng SYLK (.slk)");
        }
        if (DIF.matcher(start).matches()) {
            throw Unreadable.saveAgain("tệp dạng DIF (.dif)");
        }
        if (start.startsWith("{\"") || start.startsWith("[{") || start.startsWith("begin:vc")) {
            throw Unreadable.noSpreadsheet("tệp dữ liệu của một chương trình khác");
        }
    }
}
