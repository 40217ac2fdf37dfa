package vn.diemcau.escalation.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.VietnameseTime;

/** What is said of one duty when; a line is "day hour level". */
class ScheduleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Ladder LADDER = Ladder.read(List.of(
            row(1, "trước 1 ngày làm việc", "0", "Đầu mối cơ quan", "Nhắc việc"),
            row(2, "trước 4 giờ", "0", "Đầu mối cơ quan", "Nhắc việc"),
            row(3, "trước 1 giờ", "0", "Đầu mối cơ quan", "Nhắc việc"),
            row(4, "đến hạn", "1", "Lãnh đạo cơ quan", "Quá hạn"),
            row(5, "sau 1 giờ", "2", "Lãnh đạo Văn phòng", "Tổng hợp quá hạn"),
            row(6, "sau 3 giờ", "3", "Cấp trên của Văn phòng", "Tổng hợp quá hạn"),
            row(7, "07:30 hằng ngày", "3", "Đầu mối cơ quan", "Quá hạn")));

    private final List<Promise> promises = new ArrayList<>();
    private String start = "2022-01-31T07:30";
    private String openedAt = "2022-01-03T08:00";
    private Holidays holidays = new Holidays(Map.of(), Map.of(), Map.of(), Set.of());

    @Test
    void the_day_before_a_monday_deadline_is_a_friday() {
        assertThat(until("2022-01-17T16:00", "2022-01-17T15:59"))
                .containsExactly("14/01 16:00 0", "17/01 12:00 0", "17/01 15:00 0");
    }

    @Test
    void a_holiday_moves_reminders_to_the_working_day_before_but_no_deadline_and_no_escalation() {
        holidays = new Holidays(
                Map.of(),
                Map.of(LocalDate.parse("2022-01-14"), "", LocalDate.parse("2022-01-17"), ""),
                Map.of(),
                Set.of());

        assertThat(until("2022-01-17T16:00", "2022-01-18T08:00"))
                .containsExactly(
                        "13/01 12:00 0",
                        "13/01 15:00 0",
                        "13/01 16:00 0",
                        "17/01 16:00 1",
                        "17/01 17:00 2",
                        "17/01 19:00 3",
                        "18/01 07:30 3");
    }

    @Test
    void a_saturday_that_is_worked_is_a_working_day() {
        holidays = new Holidays(Map.of(), Map.of(), Map.of(), Set.of(LocalDate.parse("2022-01-15")));

        assertThat(until("2022-01-17T16:00", "2022-01-17T11:59")).containsExactly("15/01 16:00 0");
    }

    @Test
    void at_night_a_reminder_goes_out_before_and_an_escalation_after() {
        assertThat(until("2022-01-19T02:00", "2022-01-20T08:00"))
                .containsExactly("17/01 21:59 0", "18/01 21:59 0", "19/01 06:00 3", "20/01 07:30 3");
    }

    @Test
    void what_two_levels_say_at_one_instant_is_said_to_both() {
        assertThat(schedule("2022-01-19T02:00").until(at("2022-01-19T06:00")))
                .last()
                .satisfies(notice -> assertThat(notice.to())
                        .containsOnlyKeys(Addressee.LEADER, Addressee.CHIEF, Addressee.STANDING));
    }

    @Test
    void in_the_last_24_hours_before_the_conference_all_hours_count() {
        start = "2022-01-19T07:30";

        assertThat(until("2022-01-18T22:00", "2022-01-19T08:00"))
                .containsExactly(
                        "17/01 21:59 0",
                        "18/01 18:00 0",
                        "18/01 21:00 0",
                        "18/01 22:00 1",
                        "18/01 23:00 2",
                        "19/01 01:00 3");
    }

    @Test
    void an_escalation_waits_for_the_morning_but_not_beyond_the_last_24_hours() {
        start = "2022-01-19T00:30";

        assertThat(until("2022-01-17T23:00", "2022-01-18T01:00"))
                .contains("18/01 00:30 2")
                .doesNotContain("18/01 06:00 2");
    }

    @Test
    void every_morning_it_is_said_again_until_the_conference_begins() {
        start = "2022-01-20T08:00";

        assertThat(until("2022-01-14T16:00", "2022-01-25T08:00"))
                .filteredOn(line -> line.contains("07:30"))
                .containsExactly(
                        "15/01 07:30 3",
                        "16/01 07:30 3",
                        "17/01 07:30 3",
                        "18/01 07:30 3",
                        "19/01 07:30 3",
                        "20/01 07:30 3");
        assertThat(schedule("2022-01-14T16:00").next(at("2022-01-20T07:30"), notice -> true))
                .isEmpty();
    }

    @Test
    void what_is_due_after_the_start_is_chased_until_it_is_done() {
        start = "2022-01-19T07:30";

        assertThat(schedule("2022-01-20T16:00").next(at("2022-03-01T08:00"), notice -> true))
                .map(Notice::at)
                .contains(at("2022-03-02T07:30"));
    }

    @Test
    void a_task_opened_between_two_reminders_has_the_later_one_only() {
        openedAt = "2022-01-17T13:00";

        assertThat(until("2022-01-17T16:00", "2022-01-17T16:00")).containsExactly("17/01 15:00 0", "17/01 16:00 1");
    }

    @Test
    void a_task_opened_after_its_deadline_begins_at_the_level_due_by_then() {
        openedAt = "2022-01-17T17:20";

        assertThat(until("2022-01-17T16:00", "2022-01-17T20:00")).containsExactly("17/01 17:20 2", "17/01 19:00 3");
        assertThat(schedule("2022-01-17T16:00").until(at("2022-01-17T17:20")))
                .singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsOnlyKeys(Addressee.LEADER, Addressee.CHIEF));
    }

    @Test
    void a_promise_holds_everything_until_its_hour_and_breaking_it_goes_one_level_up() {
        promise("2022-01-17T16:10", "2022-01-17T16:30");

        assertThat(until("2022-01-17T16:00", "2022-01-17T19:00"))
                .endsWith("17/01 16:00 1", "17/01 16:30 2 broken", "17/01 19:00 3");
    }

    @Test
    void a_promise_over_several_levels_is_broken_at_the_level_due_by_then() {
        promise("2022-01-17T14:00", "2022-01-17T18:00");

        assertThat(until("2022-01-17T16:00", "2022-01-17T19:00"))
                .containsExactly("14/01 16:00 0", "17/01 12:00 0", "17/01 18:00 2 broken", "17/01 19:00 3");
    }

    @Test
    void a_promise_broken_before_the_deadline_does_not_make_the_deadline_silent() {
        promise("2022-01-17T09:00", "2022-01-17T13:00");

        assertThat(until("2022-01-17T16:00", "2022-01-17T17:00"))
                .containsExactly(
                        "14/01 16:00 0", "17/01 13:00 1 broken", "17/01 15:00 0", "17/01 16:00 1", "17/01 17:00 2");
    }

    @Test
    void at_the_highest_level_a_broken_promise_stays_there_and_the_mornings_go_on() {
        promise("2022-01-17T20:00", "2022-01-18T10:00");

        assertThat(until("2022-01-17T16:00", "2022-01-19T08:00"))
                .endsWith("17/01 19:00 3", "18/01 10:00 3 broken", "19/01 07:30 3");
    }

    @Test
    void a_promise_renewed_in_time_is_not_broken() {
        promise("2022-01-17T16:10", "2022-01-17T16:30");
        promise("2022-01-17T16:20", "2022-01-17T18:30");

        assertThat(until("2022-01-17T16:00", "2022-01-17T19:00"))
                .endsWith("17/01 16:00 1", "17/01 18:30 2 broken", "17/01 19:00 3");
    }

    private void promise(String givenAt, String until) {
        promises.add(new Promise("c", "d", "a", at("2022-01-17T16:00"), at(givenAt), "u", at(until)));
    }

    private List<String> until(String due, String end) {
        return schedule(due).until(at(end)).stream()
                .map(notice -> {
                    String[] time =
                            VietnameseTime.brief(notice.at().atZone(ZONE)).split(" ");
                    return "%s %s %d%s"
                            .formatted(time[1], time[0], notice.level(), notice.broken() == null ? "" : " broken");
                })
                .toList();
    }

    private Schedule schedule(String due) {
        ZonedDateTime begin = LocalDateTime.parse(start).atZone(ZONE);
        Conference conference = new Conference(
                "c",
                "",
                "",
                "Giấy mời",
                "",
                "VPTU",
                ZONE,
                begin,
                10,
                begin,
                begin,
                List.of(),
                true,
                true,
                Conference.Status.ISSUED,
                0,
                null,
                null,
                0);
        return new Schedule(LADDER.of(ChasedKind.OTHER), at(due), at(openedAt), promises, conference, holidays);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    private static LadderRow row(int number, String when, String level, String to, String mail) {
        return new LadderRow(number, List.of(), when, level, List.of(to), mail);
    }
}
