package vn.diemcau.escalation.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import vn.diemcau.escalation.chase.ChaseConfiguration;
import vn.diemcau.escalation.chase.ChaseNotLoaded;
import vn.diemcau.escalation.chase.ChaseNotLoadedAnalyzer;
import vn.diemcau.escalation.chase.HolidaysAtStart;

class HolidaysTest {

    @Test
    void the_holidays_of_viet_nam_are_no_working_days() throws IOException {
        Holidays holidays = shipped();

        assertThat(holidays.isWorking(LocalDate.parse("2022-01-28"))).isTrue();
        assertThat(holidays.isWorking(LocalDate.parse("2022-01-31")))
                .as("giao thừa")
                .isFalse();
        assertThat(holidays.isWorking(LocalDate.parse("2022-02-04")))
                .as("mồng bốn Tết")
                .isFalse();
        assertThat(holidays.isWorking(LocalDate.parse("2022-02-07"))).isTrue();
        assertThat(holidays.isWorking(LocalDate.parse("2031-09-02")))
                .as("any year")
                .isFalse();
        assertThat(holidays.isWorking(LocalDate.parse("2024-05-04")))
                .as("a Saturday worked for a Monday off")
                .isTrue();
        assertThat(holidays.isWorking(LocalDate.parse("2024-05-11")))
                .as("a Saturday")
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2022, 2022-02-01, 2022-04-10",
        "2023, 2023-01-22, 2023-04-29",
        "2024, 2024-02-10, 2024-04-18",
        "2025, 2025-01-29, 2025-04-07",
        "2026, 2026-02-17, 2026-04-26",
        "2027, 2027-02-06, 2027-04-16",
        "2028, 2028-01-26, 2028-04-04",
        "2029, 2029-02-13, 2029-04-23",
        // The new moon of 2 February 2030 is at 23:07 in Hà Nội, and in Beijing on the 3rd.
        "2030, 2030-02-02, 2030-04-12",
        "2031, 2031-01-23, 2031-04-01"
    })
    void each_year_has_five_working_days_off_for_tet_and_the_kings_day_off(int year, LocalDate tet, LocalDate kings)
            throws IOException {
        Holidays holidays = shipped();

        assertThat(tet.minusDays(5)
                        .datesUntil(tet.plusDays(12))
                        .filter(day -> isWeekday(day) && !holidays.isWorking(day)))
                .hasSize(5)
                .allMatch(day -> !day.isBefore(tet.minusDays(2)));
        assertThat(holidays.isWorking(tet)).isFalse();
        assertThat(kings.datesUntil(kings.plusDays(4)).filter(day -> isWeekday(day) && !holidays.isWorking(day)))
                .isNotEmpty();
        assertThat(LocalDate.of(year, 8, 31)
                        .datesUntil(LocalDate.of(year, 9, 5))
                        .filter(day -> isWeekday(day) && !holidays.isWorking(day)))
                .as("two days of the nation, or one for each that is a Sunday")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(holidays.unknownIn(List.of(tet))).isEmpty();
    }

    @Test
    void years_without_days_off_are_named() throws IOException {
        Holidays holidays = shipped();

        assertThat(holidays.unknownIn(List.of(
                        LocalDate.parse("2031-12-31"), LocalDate.parse("2032-01-05"), LocalDate.parse("2032-02-05"))))
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("Danh sách ngày nghỉ chưa có ngày nghỉ của năm 2032 (Tết"));
        assertThat(holidays.unknownIn(List.of(LocalDate.parse("2033-01-05"), LocalDate.parse("2032-02-05"))))
                .hasValueSatisfying(words -> assertThat(words).contains("năm 2032, 2033 ("));
    }

    @Test
    void dates_on_working_days_of_a_known_year_are_warned_of_by_nothing() throws IOException {
        assertThat(warnings("2027-02-04", "2027-02-12", "2026-08-22")).isEmpty();
    }

    @Test
    void dates_on_days_off_are_named_once_by_day_with_the_holiday() throws IOException {
        assertThat(DateWarnings.of(
                        List.of(
                                named("giờ khai mạc", "2026-09-02"),
                                named("“Cử phóng viên dự, đưa tin”", "2026-08-29"),
                                named("“Cử phóng viên dự, đưa tin”", "2026-08-29"),
                                named("hạn đăng ký điểm cầu", "2026-08-29"),
                                named("“Chuẩn bị hội trường”", "2026-08-28")),
                        shipped()))
                .containsExactly("Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày 29/08/2026: hạn đăng ký điểm cầu,"
                        + " “Cử phóng viên dự, đưa tin”; thứ Tư ngày 02/09/2026 (Quốc khánh): giờ khai mạc.");
    }

    @Test
    void days_off_that_nobody_has_announced_yet_are_told_apart_unless_they_are_a_weekend() throws IOException {
        assertThat(warnings("2027-02-06", "2027-02-08", "2027-09-02"))
                .containsExactly(
                        "Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày 06/02/2027 (Tết Nguyên đán): mốc 2027-02-06;"
                                + " thứ Năm ngày 02/09/2027 (Quốc khánh): mốc 2027-09-02.",
                        "Các mốc sau rơi vào ngày nghỉ tạm tính, chờ thông báo chính thức:"
                                + " thứ Hai ngày 08/02/2027 (Tết Nguyên đán): mốc 2027-02-08.");
    }

    @Test
    void dates_in_years_without_days_off_are_named_and_told_of_their_weekends_too() throws IOException {
        assertThat(warnings("2032-01-05", "2033-01-01", "2031-12-31"))
                .containsExactly(
                        "Danh sách ngày nghỉ chưa có ngày nghỉ của năm 2032, 2033 (Tết Nguyên đán, Giỗ Tổ, nghỉ bù), đề nghị"
                                + " quản trị hệ thống bổ sung để đối chiếu các mốc: thứ Hai ngày 05/01/2032: mốc 2032-01-05;"
                                + " thứ Bảy ngày 01/01/2033 (Tết Dương lịch): mốc 2033-01-01.",
                        "Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày 01/01/2033 (Tết Dương lịch): mốc 2033-01-01.");
    }

    private static List<String> warnings(String... days) throws IOException {
        return DateWarnings.of(
                Stream.of(days).map(day -> named("mốc " + day, day)).toList(), shipped());
    }

    private static DateWarnings.Named named(String name, String day) {
        return new DateWarnings.Named(name, LocalDate.parse(day).atTime(8, 0).atZone(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_start_says_some_months_ahead_that_the_list_ends(CapturedOutput log) throws IOException {
        tellAt("2031-08-30T01:00:00Z");
        assertThat(log.getOut()).doesNotContain("ngày nghỉ");

        tellAt("2031-09-02T01:00:00Z");
        assertThat(log.getOut()).contains("chưa có ngày nghỉ của năm 2032").contains("DIEMCAU_HOLIDAYS");
    }

    private static void tellAt(String now) throws IOException {
        new HolidaysAtStart(shipped(), Clock.fixed(Instant.parse(now), ZoneId.of("Asia/Ho_Chi_Minh"))).tell();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6;
    }

    private static Holidays shipped() throws IOException {
        return HolidaysReader.read(new ClassPathResource("holidays.yaml").getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void every_mistake_is_named_with_its_line() {
        assertThatThrownBy(() -> HolidaysReader.read("""
                        yearly: ["02-30", "01-01"]
                        daysOff:
                          - 31/01/2022
                          - 2022-02-01
                          - 2022-02-01 Tết Nguyên đán
                        provisional: [2022-02-01]
                        tet: []""")).hasMessage("""
                        dòng 1, yearly[0]: “02-30” không phải là một ngày; hãy ghi như 01-31.
                        dòng 3, daysOff[0]: “31/01/2022” không phải là một ngày; hãy ghi như 2022-01-31.
                        dòng 5, daysOff[2]: “2022-02-01” ghi hai lần.
                        dòng 6, provisional[0]: “2022-02-01” ghi hai lần.
                        dòng 7, tet: Không có mục tên này; các mục ở đây là: yearly, daysOff, provisional, worked.""");
    }

    @Test
    void a_start_with_a_wrong_file_ends_with_the_mistake_and_the_property_to_look_at() {
        ByteArrayResource file =
                new ByteArrayResource("daysOff: [31/01/2022]".getBytes(StandardCharsets.UTF_8), "ngay-nghi.yaml");

        assertThatThrownBy(() -> new ChaseConfiguration().holidays(file))
                .isInstanceOfSatisfying(ChaseNotLoaded.class, refused -> {
                    assertThat(refused)
                            .hasMessageContaining("Danh sách ngày nghỉ có lỗi")
                            .hasMessageContaining("dòng 1");
                    assertThat(new ChaseNotLoadedAnalyzer().analyze(refused).getAction())
                            .contains("diemcau.holidays");
                });
    }

    @Test
    void a_file_whose_name_the_environment_cannot_read_is_told_by_that(@TempDir Path folder) {
        assertThatThrownBy(() ->
                        new ChaseConfiguration().holidays(new FileSystemResource(folder.resolve("\uFFFD\uFFFD.yaml"))))
                .hasMessageContaining("Không mở được tệp")
                .hasMessageContaining("LANG=C.UTF-8");
    }
}
