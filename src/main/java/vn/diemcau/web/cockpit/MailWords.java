package vn.diemcau.web.cockpit;

import java.util.Map;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailState;

/** The words for the kinds and states of mails. */
final class MailWords {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("duty-opened", "Nhiệm vụ đã mở"),
            Map.entry("duty-reminder", "Nhắc việc"),
            Map.entry("duty-overdue", "Báo quá hạn"),
            Map.entry("duty-overdue-office", "Tổng hợp quá hạn"),
            Map.entry("reminder-now", "Nhắc ngay"),
            Map.entry("duty-added", "Giao thêm việc"),
            Map.entry("duty-reassigned", "Giao lại việc"),
            Map.entry("deadline-moved", "Dời hạn"),
            Map.entry("office-message", "Thư của Văn phòng"),
            Map.entry("place-changed", "Đổi địa điểm"),
            Map.entry("plan-corrected", "Sửa kế hoạch"),
            Map.entry("sites", "Danh sách điểm cầu"),
            Map.entry("registration-amended", "Thay đổi đăng ký"),
            Map.entry("registration-reopened", "Mở lại đăng ký"),
            Map.entry("step-stopped", "Bước chưa thực hiện được"),
            Map.entry("new-dates", "Lịch mới"),
            Map.entry("deferred", "Tạm hoãn Hội nghị"),
            Map.entry("duties-ended", "Việc chưa xong khi kết thúc"),
            Map.entry("cancelled", "Hủy Hội nghị"));

    private MailWords() {}

    static boolean knows(String kind) {
        return kind.equals(MailKind.DUTIES_ANNOUNCED) || KINDS.containsKey(kind);
    }

    static String kind(String kind, Conference conference) {
        return kind.equals(MailKind.DUTIES_ANNOUNCED)
                ? conference.letterKind() + ", nhiệm vụ"
                : KINDS.getOrDefault(kind, "Thư khác");
    }

    /** @param attempts number of attempts begun so far */
    static String state(MailState state, int attempts) {
        return switch (state) {
            case PLANNED -> attempts == 0 ? "Chờ gửi" : "Chờ gửi lại";
            case SENDING -> "Đang gửi";
            case SENT -> "Đã gửi";
            case FAILED -> "Không gửi được";
            case DROPPED -> "Không cần gửi nữa";
        };
    }

    /** The words for several mails in this state. */
    static String state(MailState state) {
        return state(state, 0);
    }
}
