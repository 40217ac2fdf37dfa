package vn.diemcau.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Speech;
import vn.diemcau.conference.duty.Speeches;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** The board shows what a letter asks, under whatever codes, and nothing that it does not ask. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class BoardOfAnyLetterIT {

    private static final String LETTER = """
            id: bang-%d
            title: Cuộc họp của Sở
            letter: Thông báo
            host: VPS
            zone: Asia/Ho_Chi_Minh
            start: 2026-12-15T08:00
            %s
            duties:
              - {code: IssueLetter, agency: VPS, due: 2026-12-08, words: Thông báo}
              - {code: CloseConference, agency: VPS, due: 2026-12-16, words: Kết thúc}
              - {code: tham-luan, kind: SPEECH, name: Y tế dự phòng, agency: NVY, due: start - 1d, words: tham luận,
                 ticks: [Bài viết]}
            """;

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    Boards boards;

    @Autowired
    Speeches speeches;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_letter_that_asks_nothing_of_a_site_has_no_column_and_no_level() {
        issue(LETTER.formatted(++called, ""));

        assertThat(board().columns()).isEmpty();
        assertThat(board().sites()).isEmpty();
        assertThat(board().levels()).isEqualTo(new Board.Levels(null, null, null));
        assertThat(board().milestones()).extracting(Board.Milestone::name).containsExactly("Khai mạc Hội nghị");
    }

    @Test
    void a_site_without_a_line_test_and_a_registration_has_columns_only_for_what_is_asked() {
        issue(LETTER.formatted(++called, """
                sites:
                  - {code: P1, name: Hội trường Sở, place: Hội trường Sở, host: VPS, chair: Giám đốc Sở}""") + """
                  - {code: hoi-truong, kind: PREPARE_SITE, name: Bố trí, agency: VPS, due: start - 1d, words: bố trí}
                """);

        assertThat(board().columns()).extracting(Board.Column::id).containsExactly("hall", "power");
    }

    @Test
    void two_halls_of_a_unit_share_their_columns_and_what_asks_more_has_its_own() {
        issue(LETTER.formatted(++called, "units: [BV1, BV2]") + """
                unitDuties:
                  - {code: hoi-truong, kind: PREPARE_SITE, name: Bố trí hội trường, due: start - 1d, words: w}
                  - {code: phong-phu, kind: PREPARE_SITE, name: Bố trí phòng phụ, due: start - 20h, words: w}
                  - {code: ban-ghe, kind: PREPARE_SITE, name: Kê bàn ghế, due: start - 1d, words: w, ticks: [Bàn, Ghế]}
                """);
        story.does("BV1", "hoi-truong", Map.of("seats", 120));

        assertThat(board().columns())
                .extracting(Board.Column::name)
                .containsExactly("Hội trường", "Nguồn điện", "Kê bàn ghế");
        assertThat(cell("BV1", 0).mark()).isEqualTo(Mark.OPEN);
        assertThat(cell("BV1", 0).detail()).startsWith("xong 1/2; Bố trí phòng phụ: hạn 12:00 14/12");

        story.does("BV1", "phong-phu", Map.of("seats", 80)).does("BV1", "ban-ghe");

        assertThat(cell("BV1", 0).text()).isEqualTo("200 chỗ");
        assertThat(cell("BV1", 2).mark()).isEqualTo(Mark.DONE);
        assertThat(cell("BV2", 2).mark()).isEqualTo(Mark.OPEN);
    }

    @Test
    void a_unit_that_registers_nothing_has_no_site_and_each_other_its_own_line_test() {
        issue(LETTER.formatted(++called, """
                registrationDue: 2026-12-10T16:00
                lineTest: 2026-12-12T14:00
                milestones:
                  - {id: thu-sau, kind: LINE_TEST, name: Chạy thử tuyến sau, at: 2026-12-13T09:00}
                units: [BV1, BV2, BV3]
                sites:
                  - {code: P1, name: Hội trường Sở, place: Hội trường Sở, host: VPS, chair: Giám đốc Sở}""") + """
                  - {code: TestLines, agency: CNTT, units: [BV1], due: lineTest + 2h, words: w}
                  - {code: RepairLines, agency: CNTT, due: lineTest + 3h, words: w}
                  - {code: thu-tuyen-sau, kind: TEST, name: Thử tuyến sau, agency: NVY, units: [BV2], opens: thu-sau,
                     due: thu-sau + 1h, words: w}
                  - {code: sua-tuyen-sau, kind: REPAIR, name: Sửa tuyến sau, agency: NVY, after: [thu-tuyen-sau],
                     due: thu-sau + 3h, words: w}
                  - {code: DecideReadiness, agency: VPS, due: start - 12h, words: w}
                  - {code: DecidePostponement, agency: GDS, due: start - 10h, words: w}
                  - {code: TakeRollCall, agency: VPS, due: start, words: w}
                unitDuties:
                  - {code: RegisterSites, units: [BV1, BV2], due: registrationDue, words: w}
                  - {code: bao-cao, kind: REPORT, name: Gửi báo cáo, due: 2026-12-09, words: w}
                """);

        assertThat(board().sites()).extracting(Board.Row::code).containsExactly("P1", "BV1", "BV2");
        assertThat(board().totals().units()).isEqualTo(2);
        assertThat(board().agencies()).extracting(Board.Line::code).contains("BV3");
        assertThat(tested("P1")).isEqualTo("Chạy thử đường truyền: hạn 16:00 12/12");
        assertThat(tested("BV1")).isEqualTo("Chạy thử đường truyền: hạn 16:00 12/12");
        assertThat(tested("BV2")).isEqualTo("Thử tuyến sau: hạn 10:00 13/12");
    }

    @Test
    void each_roll_call_says_who_was_there_and_who_was_not() {
        issue(LETTER.formatted(++called, """
                registrationDue: 2026-12-10T16:00
                milestones:
                  - {id: chieu, kind: SESSION, name: Phiên chiều, at: 2026-12-15T14:00}
                units: [BV1, BV2]
                sites:
                  - {code: P1, name: Hội trường Sở, place: Hội trường Sở, host: VPS, chair: Giám đốc Sở}""") + """
                  - {code: TakeRollCall, agency: VPS, due: start, words: w}
                  - {code: diem-danh-chieu, kind: ROLL_CALL, name: Điểm danh phiên chiều, agency: VPS,
                     opens: chieu - 10m, due: chieu, words: w}
                unitDuties:
                  - {code: RegisterSites, due: registrationDue, words: w}
                """);
        story.does("BV1", "RegisterSites", Map.of("registration", ConferenceStory.registration(40)))
                .does("BV2", "RegisterSites", Map.of("registration", ConferenceStory.registration(10)));
        assertThat(board().rollCalls()).isEmpty();

        story.at("2026-12-15T07:50").does("VPS", "TakeRollCall").at("2026-12-15T13:50");
        String second = story.nameOf("BV2");
        story.does(
                "VPS",
                "diem-danh-chieu",
                Map.of("results", story.results("present", second).replace("Mất tín hiệu", "Gọi không được")));

        assertThat(board().rollCalls())
                .containsExactly(
                        new Board.RollCall("Điểm danh các điểm cầu", "07:50 15/12", 3, 3, 50, List.of()),
                        new Board.RollCall(
                                "Điểm danh phiên chiều",
                                "13:50 15/12",
                                3,
                                2,
                                40,
                                List.of(second + ": Gọi không được")));
    }

    @Test
    void a_speech_that_the_letter_gives_to_an_agency_is_in_the_list_of_speeches() {
        issue(LETTER.formatted(++called, ""));
        assertThat(speeches.of(story.id()))
                .containsExactly(
                        new Speech("NVY", "Phòng Nghiệp vụ Y", Speech.State.UNANSWERED, "Y tế dự phòng", null, null));

        story.does("NVY", "tham-luan");

        assertThat(speeches.of(story.id())).extracting(Speech::state).containsExactly(Speech.State.HELD);
    }

    private void issue(String plan) {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(plan)).does("VPS", "IssueLetter");
    }

    private Board board() {
        return boards.of(conferences.get(story.id()));
    }

    /** What the board says of the line test of a site. */
    private String tested(String site) {
        List<String> columns = board().columns().stream().map(Board.Column::id).toList();
        return cell(site, columns.indexOf("lineTest")).detail();
    }

    private Board.Cell cell(String site, int column) {
        return board().sites().stream()
                .filter(row -> row.code().equals(site))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(column);
    }
}
