package vn.diemcau.platform.web;

/** The default words for an HTTP status. */
public final class ErrorWords {

    /** The words for an invalid value. */
    static final String BAD_VALUE = "Nội dung gửi lên có ký tự hoặc giá trị không dùng được.";

    private ErrorWords() {}

    /** The words for failures of a sign-in, where “sign in” and “not permitted” would not help. */
    static String ofSignIn(int status) {
        return switch (status) {
            case 401 -> "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang bị khóa.";
            case 403 -> "Tài khoản này không được dùng trang này. Hãy mở trang công việc của mình.";
            default -> of(status);
        };
    }

    public static String of(int status) {
        return switch (status) {
            case 400 -> "Yêu cầu không hợp lệ.";
            case 501 -> "Yêu cầu dùng một cách gửi mà hệ thống không hỗ trợ.";
            case 401 -> "Hãy đăng nhập để tiếp tục.";
            case 403 -> "Tài khoản không có quyền thực hiện việc này.";
            case 404 -> "Không tìm thấy nội dung được yêu cầu.";
            case 405 -> "Địa chỉ này không nhận thao tác vừa gửi.";
            case 406, 415 -> "Định dạng dữ liệu không được hỗ trợ.";
            case 408 -> "Đường truyền quá chậm nên nội dung gửi lên chưa được lưu. Hãy kiểm tra mạng rồi gửi lại.";
            case 409 -> "Nội dung vừa được người khác thay đổi. Hãy tải lại trang rồi thử lại.";
            case 413 -> "Tệp gửi lên quá lớn.";
            case 422 -> "Không đọc được tệp gửi lên.";
            case 429 -> "Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ vài giây rồi thử lại.";
            case 503 ->
                "Hệ thống đang tạm gián đoạn nên việc vừa làm có thể chưa được lưu."
                        + " Đồng chí hãy chờ ít phút, tải lại trang để kiểm tra rồi thử lại.";
            case 507 ->
                "Ổ đĩa của máy chủ đã đầy nên việc vừa làm chưa được lưu."
                        + " Đồng chí hãy báo cho người quản trị rồi thử lại sau.";
            default ->
                status < 500
                        ? "Yêu cầu không được chấp nhận."
                        : "Hệ thống gặp lỗi, việc vừa làm chưa được lưu. Hãy thử lại; nếu vẫn lỗi, báo cho người quản trị.";
        };
    }
}
