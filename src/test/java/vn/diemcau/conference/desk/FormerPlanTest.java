package vn.diemcau.conference.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.Letter;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;

class FormerPlanTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDateTime NOW = LocalDateTime.parse("2027-01-04T08:00");
    private static final String FORMER = """
            id: giao-ban-1
            title: Giao ban tháng
            letter: Thông báo số 1
            host: VPUBND
            zone: Asia/Ho_Chi_Minh
            start: 2026-12-16T08:00
            lineTest: 2026-12-15T14:00
            milestones:
              - {id: gop-y, name: Hạn góp ý, at: start - 2d}
              - {id: ngay-2, kind: SESSION, name: Ngày thứ hai, at: 2026-12-17T08:00}
            duties:
              - {code: IssueLetter, agency: VPUBND, due: 2026-12-09, words: Thông báo}
              - {code: bao-cao, kind: REPORT, name: Báo cáo, agency: SNNMT, due: 2026-12-14T10:00, words: "trước 10 giờ ngày 14/12/2026, họp ngày 16 tháng 12 năm 2026, theo văn bản ngày 01/02/2020"}
              - {code: dien, kind: POWER, name: Nguồn điện, agency: DLT, due: start - 60m, words: điện, after: [bao-cao]}
              - {code: phien, kind: GENERAL, name: Ghi biên bản, agency: SNNMT, opens: ngay-2 - 10m, due: ngay-2 + 1h, words: ghi}
              - {code: TestLines, agency: SKHCN, due: lineTest + 1h, words: thử}
              - {code: RepairLines, agency: SKHCN, due: 2026-12-15T17:00, words: khắc phục}
              - {code: DecideReadiness, agency: VPUBND, due: 2026-12-15T18:00, words: quyết định}
              - {code: DecidePostponement, agency: CTUBND, due: 2026-12-15T19:00, words: quyết định}
              - {code: CloseConference, agency: VPUBND, due: 2026-12-18T16:00, words: kết thúc}
            """;

    @Test
    void every_hour_keeps_its_distance_to_its_milestone() {
        Plan plan = plan(Letter.STORM, FORMER, "2027-01-13T09:30");

        assertThat(plan.start().toLocalDateTime()).isEqualTo("2027-01-13T09:30");
        assertThat(plan.lineTest().toLocalDateTime()).isEqualTo("2027-01-12T15:30");
        assertThat(plan.milestones())
                .extracting(mark -> mark.name(), mark -> mark.at().toLocalDateTime())
                .containsExactly(
                        tuple("Hạn góp ý", LocalDateTime.parse("2027-01-11T09:30")),
                        tuple("Ngày thứ hai", LocalDateTime.parse("2027-01-14T09:30")));
        assertThat(due(plan, "bao-cao")).isEqualTo("2027-01-11T11:30");
        assertThat(due(plan, "dien")).isEqualTo("2027-01-13T08:30");
        assertThat(due(plan, "phien")).isEqualTo("2027-01-14T10:30");
        assertThat(due(plan, "TestLines")).isEqualTo("2027-01-12T16:30");
        assertThat(due(plan, "CloseConference")).isEqualTo("2027-01-15T17:30");
        assertThat(plan.id()).isEqualTo("giao-ban-thang-13012027");
        assertThat(plan.duties())
                .filteredOn(duty -> duty.code().equals("dien"))
                .extracting(Plan.Duty::after)
                .containsExactly(List.of("bao-cao"));
    }

    @Test
    void dates_in_the_words_move_with_what_they_name() {
        Plan plan = plan(Letter.STORM, FORMER, "2027-01-13T08:00");

        assertThat(plan.duties())
                .filteredOn(duty -> duty.code().equals("bao-cao"))
                .extracting(Plan.Duty::words)
                .containsExactly(
                        "trước 10 giờ ngày 11/01/2027, họp ngày 13 tháng 01 năm 2027, theo văn bản ngày 01/02/2020");
    }

    @Test
    void what_falls_on_a_day_off_moves_to_the_working_day_before_and_is_marked() {
        // A Monday: the test would be on a Sunday, and the report on a Saturday.
        Sheet sheet = FormerPlan.sheet(FORMER, LocalDateTime.parse("2027-01-18T08:00"), around(Letter.STORM));

        assertThat(sheet.milestones())
                .filteredOn(Sheet.Mark::moved)
                .extracting(Sheet.Mark::kind, Sheet.Mark::at)
                .containsExactly(
                        tuple(Sheet.MarkKind.LINE_TEST, "2027-01-15T14:00"),
                        tuple(Sheet.MarkKind.OTHER, "2027-01-15T08:00"));
        assertThat(sheet.rows())
                .filteredOn(Sheet.Row::moved)
                .extracting(Sheet.Row::code)
                .doesNotContain("dien", "TestLines");
        assertThat(sheet.rows())
                .filteredOn(row -> !Hours.isRelative(row.due()))
                .allSatisfy(row -> assertThat(
                                isWorking(Hours.read(row.due()).orElseThrow().toLocalDate()))
                        .isTrue());
    }

    @Test
    void a_copy_of_the_example_runs_on_the_drawn_models_again() throws IOException {
        String former = Files.readString(Path.of("src/main/resources/conferences/hatinh-2022.yaml"));
        List<Agency> agencies = DirectoryReader.read(
                        Files.readString(Path.of("src/main/resources/directory/hatinh.yaml")))
                .agencies();
        Surroundings around = new Surroundings(agencies, ZONE, NOW, FormerPlanTest::isWorking);
        Sheet sheet = FormerPlan.sheet(former, LocalDateTime.parse("2027-01-20T07:30"), around);

        Plan plan = read(SheetPlan.of(sheet, around).text(), agencies);
        Plan before = reader(agencies)
                .read(
                        former,
                        LocalDateTime.parse("2022-01-01T08:00").atZone(ZONE).toInstant());

        assertThat(plan.duties())
                .extracting(Plan.Duty::code)
                .containsExactlyElementsOf(
                        before.duties().stream().map(Plan.Duty::code).toList());
        assertThat(plan.participants()).isEqualTo(before.participants());
        assertThat(plan.recipients()).isEqualTo(before.recipients());
        assertThat(plan.chairs()).isEqualTo(before.chairs());
        assertThat(plan.helpLines()).isEqualTo(before.helpLines());
        assertThat(plan.sites()).isEqualTo(before.sites());
        assertThat(plan.notice()).isEqualTo(before.notice());
        assertThat(plan.registrationDue().toLocalDateTime()).isEqualTo("2027-01-18T16:00");
    }

    @ParameterizedTest
    @EnumSource(Letter.class)
    void every_letter_of_the_tests_can_be_called_again_some_weeks_later(Letter letter) {
        Matcher start = Pattern.compile("(?m)^start: (\\S+)").matcher(letter.plan());
        assertThat(start.find()).isTrue();
        LocalDateTime again = LocalDateTime.parse(start.group(1)).plusWeeks(52 * 30);

        // Some letters test on a Saturday.
        Surroundings around =
                new Surroundings(DirectoryReader.read(letter.directory()).agencies(), ZONE, NOW, day -> true);
        Sheet sheet = FormerPlan.sheet(letter.plan(), again, around);

        assertThat(read(SheetPlan.of(sheet, around).text(), around.agencies())
                        .start()
                        .toLocalDateTime())
                .isEqualTo(again);
    }

    private static Plan plan(Letter letter, String former, String start) {
        Surroundings around = around(letter);
        Sheet sheet = FormerPlan.sheet(former, LocalDateTime.parse(start), around);
        return read(SheetPlan.of(sheet, around).text(), around.agencies());
    }

    private static Surroundings around(Letter letter) {
        return new Surroundings(
                DirectoryReader.read(letter.directory()).agencies(), ZONE, NOW, FormerPlanTest::isWorking);
    }

    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static String due(Plan plan, String code) {
        return plan.duties().stream()
                .filter(duty -> duty.code().equals(code))
                .findFirst()
                .orElseThrow()
                .due()
                .toLocalDateTime()
                .toString();
    }

    private static Plan read(String text, List<Agency> agencies) {
        return reader(agencies).read(text, NOW.atZone(ZONE).toInstant());
    }

    private static PlanReader reader(List<Agency> agencies) {
        return new PlanReader(agencies, duties("conference-preparation"), duties("unit-preparation"));
    }

    private static Map<String, String> duties(String model) {
        Map<String, String> names = new TreeMap<>();
        Bpmn.readModelFromFile(new File("bpmn/" + model + ".bpmn"))
                .getModelElementsByType(UserTask.class)
                .forEach(task -> names.put(task.getId().replace("userTask_", ""), task.getName()));
        return names;
    }
}
