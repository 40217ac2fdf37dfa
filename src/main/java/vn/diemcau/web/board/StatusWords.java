package vn.diemcau.web.board;

import java.time.Instant;
import vn.diemcau.conference.conference.Conference;

/** The words for a conference's status. */
final class StatusWords {

    private StatusWords() {}

    static String of(Conference conference, Instant now) {
        return switch (conference.status()) {
            case CALLED -> "Chờ phát hành " + conference.letterKind();
            case ISSUED ->
                now.isBefore(conference.start().toInstant()) ? "Đang chuẩn bị" : "Đã khai mạc, chưa tổng kết";
            case CLOSED -> "Đã kết thúc";
            case CANCELLED -> "Đã hủy";
        };
    }
}
