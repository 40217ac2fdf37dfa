package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.process.correction.PlanCorrection;

/** Dates so close together that some deadlines find no room, and dates that give it back. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class SqueezedDeadlinesProcessTest {

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Redating redating;

    @Autowired
    PlannedDates planned;

    @Autowired
    PlanCorrection correction;

    @Autowired
    Conferences conferences;

    @BeforeEach
    void call() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-11-30T08:00+07:00").toInstant()));
        story.ofConference(workflow.call("""
                id: lich-chat-%d
                title: Họp giao ban
                letter: Thông báo
                host: VPS
                zone: Asia/Ho_Chi_Minh
                start: 2026-12-10T14:00
                lineTest: 2026-12-09T08:00
                units: [BV1]
                duties:
                  - {code: IssueLetter, agency: VPS, due: 2026-12-02, words: phát hành}
                  - {code: TestLines, agency: CNTT, due: lineTest + 2h, words: chạy thử}
                  - {code: RepairLines, agency: CNTT, due: lineTest + 4h, words: khắc phục}
                  - {code: DecideReadiness, agency: VPS, due: start - 4h, words: quyết định}
                  - {code: DecidePostponement, agency: GDS, due: start - 2h, words: họp hay dời}
                  - {code: TakeRollCall, agency: VPS, due: start, words: điểm danh}
                  - {code: CloseConference, agency: VPS, due: start + 4h, words: kết thúc}
                unitDuties:
                  - {code: phong, kind: PREPARE_SITE, name: Bố trí phòng họp, due: 2026-12-09T07:30, words: bố trí phòng}
                """.formatted(++called)));
        story.does("VPS", "IssueLetter");
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void deadlines_without_room_return_to_their_distance_with_the_next_dates() {
        redate("2026-12-10T09:00", "2026-12-10T08:00");
        assertThat(Stream.of("TestLines", "RepairLines", "DecideReadiness").map(this::due))
                .containsOnly("2026-12-10T09:00");
        assertThat(duePostponement()).isEqualTo("2026-12-10T09:00");

        redate("2026-12-18T14:00", "2026-12-17T08:00");

        assertThat(due("TestLines")).isEqualTo("2026-12-17T10:00");
        assertThat(due("RepairLines")).isEqualTo("2026-12-17T12:00");
        assertThat(due("DecideReadiness")).isEqualTo("2026-12-18T10:00");
        assertThat(duePostponement()).isEqualTo("2026-12-18T12:00");
        assertThat(correction.present(story.id()).plan().source())
                .contains("due: lineTest + 2h", "due: lineTest + 4h", "due: start - 4h", "due: start - 2h");
    }

    @Test
    void a_correction_meanwhile_does_not_cost_them_their_distance() {
        redate("2026-12-10T09:00", "2026-12-10T08:00");
        correction.correct(
                story.id(),
                0,
                present().replace("words: bố trí phòng", "words: bố trí phòng họp trực tuyến"),
                "Rõ hơn");
        redate("2026-12-18T14:00", "2026-12-17T08:00");

        assertThat(due("TestLines")).isEqualTo("2026-12-17T10:00");
        assertThat(present()).contains("due: lineTest + 2h", "due: start - 4h");
    }

    @Test
    void a_deadline_that_the_office_corrects_meanwhile_is_squeezed_no_more() {
        redate("2026-12-10T09:00", "2026-12-10T08:00");
        correction.correct(
                story.id(),
                0,
                present()
                        .replace(
                                "TestLines, agency: CNTT, due: 2026-12-10T09:00",
                                "TestLines, agency: CNTT, due: 2026-12-10T08:30"),
                "Rõ hơn");

        redate("2026-12-18T14:00", "2026-12-18T13:00");

        assertThat(due("TestLines")).isEqualTo("2026-12-18T13:30");
    }

    @Test
    void a_deadline_of_the_past_in_the_new_dates_returns_too() {
        redate("2026-11-30T12:00", "2026-11-30T11:00");
        assertThat(due("phong")).isEqualTo("2026-11-30T10:30");
        redate("2026-11-30T10:00", "2026-11-30T08:20");
        assertThat(due("phong")).as("half past seven is over").isEqualTo("2026-11-30T08:20");

        redate("2026-12-18T14:00", "2026-12-17T08:00");

        assertThat(due("phong")).isEqualTo("2026-12-17T07:30");
    }

    @Test
    void each_deadline_without_room_is_named_before_and_after_the_change_and_not_once_it_has_room() {
        assertThat(redating.preview(conferences.get(story.id()), dates("2026-12-10T09:00", "2026-12-10T08:00")))
                .first(STRING)
                .startsWith("Các hạn sau không giữ được khoảng cách đến mốc")
                .contains("“Chạy thử đường truyền” trước 09 giờ 00 ngày 10/12/2026"
                        + " (theo khoảng cách là 10 giờ 00 ngày 10/12/2026)")
                .contains("(theo khoảng cách là 12 giờ 00 ngày 10/12/2026)")
                .contains("(theo khoảng cách là 05 giờ 00 ngày 10/12/2026)")
                .contains("(theo khoảng cách là 07 giờ 00 ngày 10/12/2026)")
                .doesNotContain("Bố trí phòng họp");
        List<String> before =
                redating.preview(conferences.get(story.id()), dates("2026-12-10T09:00", "2026-12-10T08:00"));

        redate("2026-12-10T09:00", "2026-12-10T08:00");
        assertThat(planned.warnings(conferences.get(story.id()))).isEqualTo(before);

        redate("2026-12-18T14:00", "2026-12-17T08:00");
        assertThat(planned.warnings(conferences.get(story.id()))).isEmpty();
    }

    private void redate(String start, String lineTest) {
        workflow.redate(story.id(), conferences.get(story.id()).revision(), dates(start, lineTest), "Thử đổi lịch");
        story.run();
    }

    private static Redating.Dates dates(String start, String lineTest) {
        return new Redating.Dates(at(start), at(lineTest), null, Map.of());
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private String present() {
        return correction.present(story.id()).plan().source();
    }

    private String duePostponement() {
        return local("GDS", "DecidePostponement");
    }

    private String due(String duty) {
        return local(
                switch (duty) {
                    case "DecideReadiness" -> "VPS";
                    case "phong" -> "BV1";
                    default -> "CNTT";
                },
                duty);
    }

    private String local(String agency, String duty) {
        return story.duty(agency, duty)
                .due()
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toLocalDateTime()
                .toString();
    }
}
