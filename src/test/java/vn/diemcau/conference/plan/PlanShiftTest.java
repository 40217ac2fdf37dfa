package vn.diemcau.conference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanShiftTest {

    private static final Plan ORIGINAL = HaTinhPlan.read(HaTinhPlan.TEXT, Instant.EPOCH);

    private static final LocalDate TET = LocalDate.of(2027, 2, 6);

    /** Monday to Friday, but for the week of Tết and the first of May. */
    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6
                && !(day.isAfter(TET.minusDays(2)) && day.isBefore(TET.plusDays(6)))
                && !(day.getMonthValue() == 5 && day.getDayOfMonth() == 1);
    }

    private static PlanShift.Moved shift(String text, LocalDate today) {
        return PlanShift.shift(text, today, PlanShiftTest::isWorking);
    }

    /** The letter's deadlines: Thursday 13 to Wednesday 19 January 2022, the conference's day. */
    private static final SortedSet<LocalDate> DAYS = Stream.concat(
                    Stream.of(ORIGINAL.start(), ORIGINAL.lineTest(), ORIGINAL.registrationDue()),
                    ORIGINAL.duties().stream().map(Plan.Duty::due))
            .map(ZonedDateTime::toLocalDate)
            .collect(Collectors.toCollection(TreeSet::new));

    @ParameterizedTest(name = "on {0} the first deadline lies on {1}")
    @CsvSource({
        "2026-06-01, 2026-06-04", // Monday: Tuesday and Wednesday are left
        "2026-06-02, 2026-06-11",
        "2026-06-07, 2026-06-11", // Sunday
        "2026-12-01, 2026-12-10", // the story's clock
        "2027-01-26, 2027-02-18", // over Tết
        "2027-01-25, 2027-01-28"
    })
    void two_working_days_are_left_before_the_first_deadline(LocalDate today, LocalDate first) {
        Plan shifted = HaTinhPlan.read(
                shift(HaTinhPlan.TEXT, today).text(),
                today.atStartOfDay(ORIGINAL.zone()).toInstant());

        assertThat(shifted.duties().stream().map(Plan.Duty::due).min(Comparator.naturalOrder()))
                .hasValueSatisfying(due -> assertThat(due.toLocalDate()).isEqualTo(first));
    }

    @Test
    void on_no_day_of_ten_years_does_a_deadline_fall_on_a_day_off_nor_is_a_week_lost() {
        for (LocalDate today = LocalDate.of(2026, 1, 1); today.getYear() < 2036; today = today.plusDays(1)) {
            long weeks = PlanShift.weeks(DAYS, today, PlanShiftTest::isWorking);

            LocalDate from = today;
            assertThat(DAYS).allSatisfy(day -> {
                assertThat(day.plusWeeks(weeks)).matches(PlanShiftTest::isWorking);
                assertThat(day.plusWeeks(weeks).getDayOfWeek()).isEqualTo(day.getDayOfWeek());
            });
            assertThat(workingDaysBetween(from, DAYS.first().plusWeeks(weeks))).isGreaterThanOrEqualTo(2);
            boolean wouldDo = workingDaysBetween(from, DAYS.first().plusWeeks(weeks - 1)) >= 2
                    && DAYS.stream().allMatch(day -> isWorking(day.plusWeeks(weeks - 1)));
            assertThat(wouldDo).as("a week earlier, seen from " + from).isFalse();
        }
    }

    private static long workingDaysBetween(LocalDate today, LocalDate deadline) {
        return today.plusDays(1).isAfter(deadline)
                ? 0
                : today.plusDays(1)
                        .datesUntil(deadline)
                        .filter(PlanShiftTest::isWorking)
                        .count();
    }

    @Test
    void where_no_week_of_a_year_will_do_the_first_is_taken_and_its_days_off_are_named() {
        LocalDate today = LocalDate.of(2026, 6, 1);

        PlanShift.Moved moved = PlanShift.shift(
                HaTinhPlan.TEXT, today, day -> isWorking(day) && day.getDayOfWeek() != DayOfWeek.MONDAY);

        assertThat(moved.daysOff()).containsExactly(LocalDate.of(2026, 6, 8));
        assertThat(HaTinhPlan.read(moved.text(), Instant.EPOCH).start().toLocalDate())
                .isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(shift(HaTinhPlan.TEXT, today).daysOff()).isEmpty();
    }

    @Test
    void every_date_moves_by_the_same_days_and_keeps_its_hour() {
        LocalDate today = LocalDate.of(2026, 6, 1);
        long days = ChronoUnit.DAYS.between(LocalDate.of(2022, 1, 13), LocalDate.of(2026, 6, 4));

        Plan shifted = HaTinhPlan.read(shift(HaTinhPlan.TEXT, today).text(), Instant.EPOCH);

        assertThat(shifted.start()).isEqualTo(ORIGINAL.start().plusDays(days));
        assertThat(shifted.lineTest()).isEqualTo(ORIGINAL.lineTest().plusDays(days));
        assertThat(shifted.registrationDue())
                .isEqualTo(ORIGINAL.registrationDue().plusDays(days));
        assertThat(shifted.duties())
                .isEqualTo(ORIGINAL.duties().stream()
                        .map(duty -> new Plan.Duty(
                                duty.code(),
                                duty.kind(),
                                duty.name(),
                                duty.agency(),
                                duty.units(),
                                duty.opens(),
                                duty.due().plusDays(days),
                                duty.dueFrom(),
                                duty.after(),
                                duty.words()
                                        .replace("17/01/2022", "08/06/2026")
                                        .replace("18/01/2022", "09/06/2026")
                                        .replace("19 tháng 01 năm 2022", "10 tháng 06 năm 2026"),
                                duty.ticks(),
                                duty.proof(),
                                duty.list(),
                                duty.obligations()))
                        .toList());
    }

    @Test
    void nothing_but_the_dates_changes_in_the_text() {
        String shifted = shift(HaTinhPlan.TEXT, LocalDate.of(2026, 6, 1)).text();

        assertThat(shifted.replaceAll("2026-06-\\d\\d(?=T)|\\d\\d/06/2026|\\d\\d tháng 06 năm 2026", "x"))
                .isEqualTo(
                        HaTinhPlan.TEXT.replaceAll("2022-01-\\d\\d(?=T)|\\d\\d/01/2022|\\d\\d tháng 01 năm 2022", "x"));
    }

    @Test
    void the_hours_that_the_letter_is_quoted_with_agree_with_the_deadlines_beside_them() {
        Plan shifted =
                HaTinhPlan.read(shift(HaTinhPlan.TEXT, LocalDate.of(2026, 6, 1)).text(), Instant.EPOCH);

        assertThat(words(shifted, "RegisterSites"))
                .contains("trước 16 giờ 00, ngày 08/06/2026", "trước 16 giờ, ngày 08/06/2026");
        assertThat(words(shifted, "TestLines"))
                .isEqualTo("Thời gian chạy thử đường truyền: 15 giờ 00, ngày 09/06/2026");
        assertThat(words(shifted, "DecidePostponement")).contains("từ 07 giờ 30, ngày 10 tháng 06 năm 2026");
        assertThat(words(shifted, "PrepareReports")).contains("năm 2021", "năm 2022");
    }

    @Test
    void a_day_outside_the_preparation_and_what_is_no_day_stay_in_the_words() {
        String words = "Quy định ngày 05/06/2018, số 1/1/2022/3, ngày 31/11/2022, ngày 7/1/2022";

        assertThat(shift(
                                "start: 2022-01-19T07:30\nduties:\n  - due: 2022-01-06T16:00\n    words: " + words,
                                LocalDate.of(2026, 6, 1))
                        .text())
                .isEqualTo("start: 2026-06-17T07:30\nduties:\n  - due: 2026-06-04T16:00\n    words: "
                        + words.replace("7/1/2022", "05/06/2026"));
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
        assertThat(shift(
                                "{\"start\":\"2022-01-19T07:30:00+07:00\",\"duties\":[{\"words\":\"đến 2022-01-01\",\"due\":\"2022-01-13 16:00\"}]}",
                                LocalDate.of(2026, 6, 1))
                        .text())
                .isEqualTo(
                        "{\"start\":\"2026-06-10T07:30:00+07:00\",\"duties\":[{\"words\":\"đến 2022-01-01\",\"due\":\"2026-06-04 16:00\"}]}");
    }

    @Test
    void a_plan_that_is_already_there_stays_as_it_is() {
        assertThat(shift(HaTinhPlan.TEXT, LocalDate.of(2022, 1, 10)).text()).isEqualTo(HaTinhPlan.TEXT);
    }

    @Test
    void what_is_no_date_is_left_for_the_reader_to_refuse() {
        String text = "start: 2022-02-30T07:30\nlineTest: mai\nregistrationDue:";

        assertThat(shift(text, LocalDate.of(2026, 6, 1)).text()).isEqualTo(text);
    }
}
