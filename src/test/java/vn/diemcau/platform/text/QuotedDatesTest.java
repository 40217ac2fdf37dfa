package vn.diemcau.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedDatesTest {

    private static final LocalDateTime TEST = LocalDateTime.parse("2022-01-18T15:00");
    private static final LocalDateTime START = LocalDateTime.parse("2022-01-19T07:30");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thời gian chạy thử đường truyền: 15 giờ 00, ngày 18/01/2022",
                "chạy thử lúc 15h00 ngày 18/1",
                "chạy thử lúc 15 giờ, thứ Ba ngày 18 tháng 01 năm 2022",
                "chạy thử ngày 18.01.2022, 15g",
                "Một buổi, bắt đầu từ 07 giờ 30, ngày 19 tháng 01 năm 2022.",
                "trước 15 giờ",
                "trong ngày 18/01",
                "tổng kết công tác năm 2021, giai đoạn 2021-2022, phòng Covid-19, phát biểu không quá 10 phút",
                "Hội trường tầng 3, Nhà 10 tầng"
            })
    void what_is_said_of_these_hours_is_right(String sentence) {
        assertThat(QuotedDates.areOf(sentence, List.of(TEST, START), TEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thời gian chạy thử đường truyền: 15 giờ 00, ngày 17/01/2022",
                "chạy thử lúc 14h30 ngày 18/1",
                // The day of one and the hour of the other.
                "bắt đầu từ 07 giờ 30, ngày 18 tháng 01 năm 2022",
                "trước 16 giờ",
                "trong ngày 19/01",
                "ngày 18/01/2021 lúc 15:00"
            })
    void what_has_moved_is_not(String sentence) {
        assertThat(QuotedDates.areOf(sentence, List.of(TEST, START), TEST)).isFalse();
    }

    @Test
    void long_sentences_are_read_in_time_that_grows_with_them() {
        String sentence = "1 giờ 1/1 , ".repeat(400) + " ".repeat(20_000) + "1".repeat(20_000);

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> QuotedDates.areOf(sentence, List.of(TEST), TEST));
    }
}
