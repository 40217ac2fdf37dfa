package vn.diemcau.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Translates the engine's refusals into Vietnamese and the right HTTP status. */
final class EngineErrors {

    /** The words for a person with their status. */
    record Told(int status, String words) {}

    /** The words for a body that is not JSON or not of the expected type. */
    static final String UNREADABLE =
            "Nội dung gửi lên không đọc được: JSON chưa đúng, hoặc có giá trị không đúng kiểu.";

    /** @param status replaces a status that wrongly blames the server; 0 to keep the engine's */
    private record Row(Pattern english, int status, String vietnamese) {}

    /** Each pattern must run in linear time, because the engine may quote a long part of a request. */
    private static final List<Row> ROWS = new ArrayList<>();

    static {
        say(
                Pattern.compile("is already claimed by someone else"),
                409,
                "Nhiệm vụ đã có người khác nhận. Hãy tải lại danh sách nhiệm vụ.");
        say(
                Pattern.compile(
                        "(Cannot find|No matching) task with id|task is null|(?s)^(?>.*?Task ).* does not exist"),
                404,
                "Nhiệm vụ không còn: đã hoàn thành hoặc đã được rút lại. Hãy tải lại danh sách nhiệm vụ.");
        say(
                Pattern.compile(
                        "No process instance found|(?s)^(?>.*?(?:Process|Case) instance ).* (does not exist|not found)"),
                404,
                "Hồ sơ không còn: đã kết thúc hoặc đã bị hủy. Hãy tải lại trang.");
        say(
                Pattern.compile("is suspended|already suspended"),
                409,
                "Hồ sơ đang tạm dừng nên chưa thực hiện được việc này.");
        say(Pattern.compile("OptimisticLocking|was updated by another transaction"), 409, ErrorWords.of(409));
        say(
                Pattern.compile("is not a valid resource identifier|has an invalid id"),
                400,
                "Mã chỉ được gồm chữ cái không dấu và chữ số; tên đăng nhập có thêm các dấu . _ - @ ở giữa.");
        say(Pattern.compile("already exists"), 400, "Mã này đã có. Hãy chọn mã khác.");
        say(
                Pattern.compile("[Pp]assword does not match policy|Password policy"),
                400,
                "Mật khẩu chưa đạt yêu cầu. Hãy chọn mật khẩu khác.");
        say(
                Pattern.compile("call asc\\(\\) or desc\\(\\)"),
                400,
                "Sắp xếp phải ghi cả tiêu chí (sortBy) và thứ tự (sortOrder: asc hoặc desc).");
        say(
                Pattern.compile("Object is not deserialized|^SerializationException"),
                400,
                "Kiểu dữ liệu Object không được nhận.");
        say(
                Pattern.compile("^(Json|Mismatched|Unrecognized|InvalidFormat|InvalidDefinition)\\w*Exception"
                        + "|^InvalidRequestException: (null)?$|Cannot (construct|deserialize)"),
                400,
                UNREADABLE);
    }

    private EngineErrors() {}

    /**
     * @param type simple name of the engine's exception
     * @param hasBody whether the request had a body
     */
    static Told told(int status, String type, String message, boolean hasBody) {
        if (type.equals("AuthorizationException")) {
            return new Told(status, ErrorWords.of(403));
        }
        // The engine's REST API dereferences a missing body, or the body "null", without a check.
        if (type.equals("NullPointerException") && (!hasBody || message.contains("engine.rest.dto"))) {
            return new Told(400, "Chưa có nội dung gửi lên.");
        }
        return ROWS.stream()
                .filter(row -> row.english().matcher(type + ": " + message).find())
                .findFirst()
                .map(row -> new Told(status >= 500 ? row.status() : status, row.vietnamese()))
                .orElseGet(() -> new Told(status, ErrorWords.of(status)));
    }

    private static void say(Pattern english, int status, String vietnamese) {
        ROWS.add(new Row(english, status, vietnamese));
    }
}
