package vn.diemcau.web.board;

import java.time.Instant;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.VietnameseTime;

/** The words for a conference's status. */
final class StatusWords {

    private StatusWords() {}

    static String of(Conference conference, Instant now) {
        if (conference.isDeferred()) {
            return "Tạm hoãn";
        }
        return switch (conference.status()) {
            case CALLED -> "Chờ phát hành " + conference.letterKind();
            case ISSUED ->
                now.isBefore(conference.start().toInstant()) ? "Đang chuẩn bị" : "Đã khai mạc, chưa tổng kết";
            case CLOSED -> "Đã kết thúc";
            case CANCELLED -> "Đã hủy";
        };
    }

    /** Since when it rests; null unless it does. */
    static String deferred(Conference conference) {
        return conference.isDeferred()
                ? "Hội nghị tạm hoãn từ %s, chưa có lịch mới: không hạn nào tính, không thư nào nhắc."
                        .formatted(
                                VietnameseTime.full(conference.deferredSince().atZone(conference.zone())))
                : null;
    }
}
