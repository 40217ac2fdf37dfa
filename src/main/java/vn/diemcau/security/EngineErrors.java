package vn.diemcau.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the engine refuses, in the words of a Vietnamese office; its own English words stay in the log. */
final class EngineErrors {

    /** Each stays linear: what the engine repeats of a request may be long. */
    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    static {
        say(
                Pattern.compile("is already claimed by someone else"),
                "Nhiệm vụ đã có người khác nhận. Hãy tải lại danh sách nhiệm vụ.");
        say(
                Pattern.compile(
                        "(Cannot find|No matching) task with id|task is null|(?s)^(?>.*?Task ).* does not exist"),
                "Nhiệm vụ không còn: đã hoàn thành hoặc đã được rút lại. Hãy tải lại danh sách nhiệm vụ.");
        say(
                Pattern.compile(
                        "No process instance found|(?s)^(?>.*?(?:Process|Case) instance ).* (does not exist|not found)"),
                "Hồ sơ không còn: đã kết thúc hoặc đã bị hủy. Hãy tải lại trang.");
        say(Pattern.compile("is suspended|already suspended"), "Hồ sơ đang tạm dừng nên chưa thực hiện được việc này.");
        say(Pattern.compile("OptimisticLocking|was updated by another transaction"), ErrorWords.of(409));
        say(
                Pattern.compile("is not a valid resource identifier|has an invalid id"),
                "Mã chỉ được gồm chữ cái không dấu và chữ số; tên đăng nhập có thêm các dấu . _ - @ ở giữa.");
        say(Pattern.compile("already exists"), "Mã này đã có. Hãy chọn mã khác.");
        say(
                Pattern.compile("[Pp]assword does not match policy|Password policy"),
                "Mật khẩu chưa đạt yêu cầu. Hãy chọn mật khẩu khác.");
    }

    private EngineErrors() {}

    static String words(int status, String type, String message) {
        if (type.equals("AuthorizationException")) {
            return ErrorWords.of(403);
        }
        return WORDS.entrySet().stream()
                .filter(each -> each.getKey().matcher(type + ": " + message).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> ErrorWords.of(status));
    }

    private static void say(Pattern english, String vietnamese) {
        WORDS.put(english, vietnamese);
    }
}
