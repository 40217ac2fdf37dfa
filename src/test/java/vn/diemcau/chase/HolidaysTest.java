package vn.diemcau.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class HolidaysTest {

    @Test
    void the_holidays_of_viet_nam_are_no_working_days() throws IOException {
        Holidays holidays =
                HolidaysReader.read(new ClassPathResource("holidays.yaml").getContentAsString(StandardCharsets.UTF_8));

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

    @Test
    void every_mistake_is_named_with_its_line() {
        assertThatThrownBy(() -> HolidaysReader.read("""
                        yearly: ["02-30", "01-01"]
                        daysOff:
                          - 31/01/2022
                          - 2022-02-01
                          - 2022-02-01
                        tet: []""")).hasMessage("""
                        dòng 1, yearly[0]: “02-30” không phải là một ngày; hãy ghi như 01-31.
                        dòng 3, daysOff[0]: “31/01/2022” không phải là một ngày; hãy ghi như 2022-01-31.
                        dòng 5, daysOff[2]: “2022-02-01” ghi hai lần.
                        dòng 6, tet: Không có mục tên này; các mục ở đây là: yearly, daysOff, worked.""");
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
}
