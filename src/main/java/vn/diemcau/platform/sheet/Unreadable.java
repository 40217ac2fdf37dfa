package vn.diemcau.platform.sheet;

import vn.diemcau.platform.input.Refused;

/** Refusals of tables, each with a remedy. */
final class Unreadable {

    private Unreadable() {}

    static Refused because(String sentences) {
        return new Refused(Refused.Reason.INVALID, sentences);
    }

    static Refused broken() {
        return because(
                "Không đọc được tệp: tệp bị hỏng. Hãy mở tệp bằng Excel, lưu lại dạng .xlsx (Excel Workbook) rồi gửi lại.");
    }

    static Refused tooMuch() {
        return because("Bảng tính chứa quá nhiều dữ liệu. Hãy chép riêng danh sách cần gửi sang một bảng tính mới.");
    }

    static Refused noSpreadsheet(String what) {
        return because(
                "Tệp này là %s, không phải bảng tính. Hãy gửi tệp Excel (.xlsx, .xls) hoặc CSV.".formatted(what));
    }

    /** For files that Excel can open and save as a workbook. */
    static Refused saveAgain(String what) {
        return because(("Tệp này thực ra là %s, không phải bảng tính Excel, dù tên tệp có thể là .xls. "
                        + "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As), dạng Excel Workbook (.xlsx), rồi gửi tệp vừa lưu.")
                .formatted(what));
    }

    static Refused locked() {
        return because("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi lại.");
    }

    static Refused empty() {
        return because("Không có nội dung nào trong bảng. Hãy kiểm tra lại tệp hoặc phần vừa dán.");
    }
}
