package vn.diemcau.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the engine refuses, in the words of a Vietnamese office; its own English words stay in the log. */
final class EngineErrors {

    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    static {
        say("is already claimed by someone else", "Nhiệm vụ đã có người khác nhận. Hãy tải lại danh sách nhiệm vụ.");
        say(
                "(Cannot find|No matching) task with id|task is null|Task .* does not exist",
                "Nhiệm vụ không còn: đã hoàn thành hoặc đã được rút lại. Hãy tải lại danh sách nhiệm vụ.");
        say(
                "(Process|Case) instance .* (does not exist|not found)|No process instance found",
                "Hồ sơ không còn: đã kết thúc hoặc đã bị hủy. Hãy tải lại trang.");
        say("is suspended|already suspended", "Hồ sơ đang tạm dừng nên chưa thực hiện được việc này.");
        say("OptimisticLocking|was updated by another transaction", ErrorWords.of(409));
        say("is not a valid resource identifier|has an invalid id", "Mã chỉ được gồm chữ cái không dấu và chữ số.");
        say("(user|group|tenant).* already exists|already exists", "Mã này đã có. Hãy chọn mã khác.");
        say("[Pp]assword does not match policy|Password policy", "Mật khẩu chưa đạt yêu cầu. Hãy chọn mật khẩu khác.");
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

    private static void say(String english, String vietnamese) {
        WORDS.put(Pattern.compile(english), vietnamese);
    }
}
