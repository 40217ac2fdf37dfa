package vn.diemcau.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;

class DeadlinesTest {

    private static final ZonedDateTime START =
            ZonedDateTime.of(2026, 12, 15, 8, 0, 0, 0, ZoneId.of("Asia/Ho_Chi_Minh"));

    @Test
    void all_dates_of_a_conference_stand_in_the_order_of_their_times() {
        Conference conference = new Conference(
                "c",
                "",
                "",
                "Thông báo",
                "",
                "VPS",
                START.getZone(),
                START,
                10,
                START.minusDays(3),
                START.minusDays(4),
                List.of(
                        new Milestone("tong-duyet", Milestone.Kind.REHEARSAL, "Tổng duyệt", START.minusDays(1)),
                        new Milestone("ngay-hai", Milestone.Kind.SESSION, "Ngày thứ hai", START.plusDays(1))),
                true,
                true,
                Conference.Status.ISSUED,
                0,
                null,
                null,
                0);

        assertThat(new Deadlines(conference, Instant.EPOCH).milestones())
                .extracting(Board.Milestone::name)
                .containsExactly(
                        "Hết hạn đăng ký điểm cầu",
                        "Chạy thử đường truyền",
                        "Tổng duyệt",
                        "Khai mạc Hội nghị",
                        "Ngày thứ hai");
    }
}
