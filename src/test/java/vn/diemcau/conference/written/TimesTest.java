package vn.diemcau.conference.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and hours in each usual spelling. */
class TimesTest {

    private static final LocalDate LETTER = LocalDate.of(2026, 12, 20);

    private static List<String> in(String text) {
        return Times.in(text, Words.of(text), LETTER).stream()
                .filter(Time::hasDay)
                .flatMap(time ->
                        time.days().stream().map(day -> Time.at(day, day.equals(time.day()) ? time.hour() : null)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trước 16 giờ 00, ngày 17/01/2027|2027-01-17T16:00",
                "lúc 14 giờ 00 phút ngày 05-01-2027|2027-01-05T14:00",
                "16h00 ngày 15.12.2026|2026-12-15T16:00",
                "16g30 ngày 17/01/2027|2027-01-17T16:30",
                "07 giờ 30 phút, thứ Hai, ngày 19 tháng 01 năm 2027|2027-01-19T07:30",
                "vào lúc 13h30’, ngày 31 tháng 7 năm 2027 (thứ 3)|2027-07-31T13:30",
                "từ 8h đến 11h, thứ Bảy ngày 15/5/2027|2027-05-15T08:00",
                "09:00 - 17:00 ngày 24/08/2027|2027-08-24T09:00",
                "2 giờ chiều ngày 5/1|2027-01-05T14:00",
                "19 giờ 30 tối thứ Sáu ngày 13/11/2026|2026-11-13T19:30",
                "7 giờ 30 phút sáng thứ Hai (18/01)|2027-01-18T07:30",
                "sáng ngày 08/01 (bắt đầu lúc 7 giờ 30)|2027-01-08T07:30",
                "16:00 18/08/2027|2027-08-18T16:00",
                "8 giờ rưỡi ngày 05/01/2027|2027-01-05T08:30",
                "ngày 30/12|2026-12-30",
                "trước ngày 5 tháng 1|2027-01-05",
                "ngày 05/01/27|2027-01-05"
            })
    void one_day_is_read(String text, String at) {
        assertThat(in(text)).containsExactly(at);
    }

    @Test
    void days_that_share_their_month_are_read() {
        assertThat(in("hai ngày 27 và 28/3/2027")).containsExactly("2027-03-27", "2027-03-28");
        assertThat(in("trong hai ngày 15 và 16/01/2027, bắt đầu 08 giờ 00"))
                .containsExactly("2027-01-15T08:00", "2027-01-16");
        assertThat(in("các ngày 15, 16 và 17 tháng 01 năm 2027"))
                .containsExactly("2027-01-15", "2027-01-16", "2027-01-17");
    }

    @Test
    void the_same_day_is_the_one_named_before() {
        assertThat(in("họp 20 giờ 00 ngày 21/01/2027, gửi báo cáo trước 18 giờ 00 cùng ngày"))
                .containsExactly("2027-01-21T20:00", "2027-01-21T18:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3/4 số đại biểu",
                "Số: 12/2026/QĐ",
                "tháng 7/2026",
                "tỷ lệ 5/10",
                "phòng 12.3",
                "31/02/2027",
                "1.250.000 đồng",
                "0900.000.001"
            })
    void numbers_that_are_no_days_are_left_alone(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void a_day_without_a_year_is_near_the_first_day_in_full() {
        String text = "Họp lúc 15:00 ngày 18/11/2027. Gửi bài trước 17:00 ngày 16/11.";
        assertThat(Times.near(text, Words.of(text), LocalDate.of(2026, 11, 30)))
                .extracting(Time::at)
                .containsExactly("2027-11-18T15:00", "2027-11-16T17:00");
    }
}
