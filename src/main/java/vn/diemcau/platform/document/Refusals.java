package vn.diemcau.platform.document;

import vn.diemcau.platform.input.Refused;

/** Refusals of files that are no letters or cannot be read, each with a remedy. */
final class Refusals {

    private Refusals() {}

    static Refused noLetter(String what) {
        return new Refused(
                Refused.Reason.UNSUPPORTED,
                "Tệp này là %s, không phải văn bản đọc được. Hãy gửi tệp Word (.docx), PDF có chữ hoặc tệp chữ (.txt), hoặc dán nội dung."
                        .formatted(what));
    }

    static Refused oldWord() {
        return new Refused(
                Refused.Reason.UNSUPPORTED,
                "Tệp này là văn bản Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành (Save As), dạng Word Document (.docx), rồi gửi tệp vừa lưu.");
    }

    static Refused locked() {
        return unreadable(
                "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi lại, hoặc dán nội dung.");
    }

    static Refused pictures() {
        return unreadable(
                "Tệp chỉ có ảnh chụp (bản quét), không có chữ để đọc. Hãy gửi tệp gốc (.docx hoặc PDF có chữ), hoặc dán nội dung.");
    }

    static Refused broken() {
        return unreadable(
                "Không đọc được tệp: tệp bị hỏng. Hãy mở tệp, lưu lại dạng .docx rồi gửi lại, hoặc dán nội dung.");
    }

    static Refused unknownLetters() {
        return unreadable(
                "Không đọc được chữ trong tệp vì bảng mã lạ. Hãy lưu lại dạng .docx hoặc .txt (UTF-8) rồi gửi lại.");
    }

    static Refused tooMuch() {
        return new Refused(
                Refused.Reason.TOO_LARGE,
                "Tệp chứa quá nhiều nội dung. Hãy gửi riêng phần Giấy mời hoặc công văn, không kèm tài liệu.");
    }

    private static Refused unreadable(String sentences) {
        return new Refused(Refused.Reason.UNREADABLE, sentences);
    }
}
