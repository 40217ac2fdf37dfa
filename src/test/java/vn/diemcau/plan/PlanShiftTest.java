package vn.diemcau.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanShiftTest {

    private static final Plan ORIGINAL = HaTinhPlan.read(HaTinhPlan.TEXT, Instant.EPOCH);

    @ParameterizedTest(name = "on {0} the first deadline lies on {1}")
    @CsvSource({
        "2026-06-01, 2026-06-03", // Monday
        "2026-06-02, 2026-06-04",
        "2026-06-03, 2026-06-05",
        "2026-06-04, 2026-06-08", // Thursday
        "2026-06-05, 2026-06-09",
        "2026-06-06, 2026-06-09", // Saturday
        "2026-06-07, 2026-06-09",
        "2020-02-28, 2020-03-03" // back, over a leap day
    })
    void the_first_deadline_lies_two_working_days_ahead(LocalDate today, LocalDate first) {
        Plan shifted = HaTinhPlan.read(
                PlanShift.shift(HaTinhPlan.TEXT, today),
                today.atStartOfDay(ORIGINAL.zone()).toInstant());

        assertThat(shifted.duties().stream().map(Plan.Duty::due).min(Comparator.naturalOrder()))
                .hasValueSatisfying(due -> assertThat(due.toLocalDate()).isEqualTo(first));
    }

    @Test
    void every_date_moves_by_the_same_days_and_keeps_its_hour() {
        LocalDate today = LocalDate.of(2026, 6, 1);
        long days = ChronoUnit.DAYS.between(LocalDate.of(2022, 1, 13), LocalDate.of(2026, 6, 3));

        Plan shifted = HaTinhPlan.read(PlanShift.shift(HaTinhPlan.TEXT, today), Instant.EPOCH);

        assertThat(shifted.start()).isEqualTo(ORIGINAL.start().plusDays(days));
        assertThat(shifted.lineTest()).isEqualTo(ORIGINAL.lineTest().plusDays(days));
        assertThat(shifted.registrationDue())
                .isEqualTo(ORIGINAL.registrationDue().plusDays(days));
        assertThat(shifted.duties())
                .isEqualTo(ORIGINAL.duties().stream()
                        .map(duty -> new Plan.Duty(
                                duty.code(),
                                duty.agency(),
                                duty.due().plusDays(days),
                                duty.words()
                                        .replace("17/01/2022", "07/06/2026")
                                        .replace("18/01/2022", "08/06/2026")
                                        .replace("19 tháng 01 năm 2022", "09 tháng 06 năm 2026"),
                                duty.obligations()))
                        .toList());
    }

    @Test
    void nothing_but_the_dates_changes_in_the_text() {
        String shifted = PlanShift.shift(HaTinhPlan.TEXT, LocalDate.of(2026, 6, 1));

        assertThat(shifted.replaceAll("2026-06-\\d\\d(?=T)|\\d\\d/06/2026|\\d\\d tháng 06 năm 2026", "x"))
                .isEqualTo(
                        HaTinhPlan.TEXT.replaceAll("2022-01-\\d\\d(?=T)|\\d\\d/01/2022|\\d\\d tháng 01 năm 2022", "x"));
    }

    @Test
    void the_hours_that_the_letter_is_quoted_with_agree_with_the_deadlines_beside_them() {
        Plan shifted = HaTinhPlan.read(PlanShift.shift(HaTinhPlan.TEXT, LocalDate.of(2026, 6, 1)), Instant.EPOCH);

        assertThat(words(shifted, "RegisterSites"))
                .contains("trước 16 giờ 00, ngày 07/06/2026", "trước 16 giờ, ngày 07/06/2026");
        assertThat(words(shifted, "TestLines"))
                .isEqualTo("Thời gian chạy thử đường truyền: 15 giờ 00, ngày 08/06/2026");
        assertThat(words(shifted, "DecidePostponement")).contains("từ 07 giờ 30, ngày 09 tháng 06 năm 2026");
        assertThat(words(shifted, "PrepareReports")).contains("năm 2021", "năm 2022");
    }

    @Test
    void a_day_outside_the_preparation_and_what_is_no_day_stay_in_the_words() {
        String words = "Quy định ngày 05/06/2018, số 1/1/2022/3, ngày 31/11/2022, ngày 7/1/2022";

        assertThat(PlanShift.shift(
                        "start: 2022-01-19T07:30\nduties:\n  - due: 2022-01-06T16:00\n    words: " + words,
                        LocalDate.of(2026, 6, 1)))
                .isEqualTo("start: 2026-06-16T07:30\nduties:\n  - due: 2026-06-03T16:00\n    words: "
                        + words.replace("7/1/2022", "04/06/2026"));
    }

    private static String words(Plan plan, String code) {
        return plan.duties().stream()
                .filter(duty -> duty.code().equals(code))
                .findFirst()
                .orElseThrow()
                .words();
    }

    @Test
    void a_plan_in_json_is_moved_as_well() {
        assertThat(PlanShift.shift(
                        "{\"start\":\"2022-01-19T07:30:00+07:00\",\"duties\":[{\"words\":\"đến 2022-01-01\",\"due\":\"2022-01-13 16:00\"}]}",
                        LocalDate.of(2026, 6, 1)))
                .isEqualTo(
                        "{\"start\":\"2026-06-09T07:30:00+07:00\",\"duties\":[{\"words\":\"đến 2022-01-01\",\"due\":\"2026-06-03 16:00\"}]}");
    }

    @Test
    void a_plan_that_is_already_there_stays_as_it_is() {
        assertThat(PlanShift.shift(HaTinhPlan.TEXT, LocalDate.of(2022, 1, 11))).isEqualTo(HaTinhPlan.TEXT);
    }

    @Test
    void what_is_no_date_is_left_for_the_reader_to_refuse() {
        String text = "start: 2022-02-30T07:30\nlineTest: mai\nregistrationDue:";

        assertThat(PlanShift.shift(text, LocalDate.of(2026, 6, 1))).isEqualTo(text);
    }
}
