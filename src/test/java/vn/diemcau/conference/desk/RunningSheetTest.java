package vn.diemcau.conference.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.Letter;
import vn.diemcau.conference.desk.Sheet.Row;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.platform.input.Problem;

class RunningSheetTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-12-14T08:00");
    private static final String RUNNING = """
            id: giao-ban-1
            title: Giao ban tháng
            letter: Thông báo số 1
            host: VPUBND
            zone: Asia/Ho_Chi_Minh
            start: 2026-12-16T08:00
            milestones:
              - {id: ngay-2, kind: SESSION, name: Ngày thứ hai, at: "2026-12-17T08:00:00+07:00"}
            duties:
              - {code: IssueLetter, agency: VPUBND, due: 2026-12-09, words: Thông báo}
              - {code: bao-cao, kind: REPORT, name: Báo cáo, agency: SNNMT, due: 2026-12-12T10:00, words: "ngày 1/2/2026: báo cáo", ticks: [Đã ký]}
              - {code: dien, kind: POWER, name: Nguồn điện, agency: DLT, due: start-60m, words: điện, after: [bao-cao]}
              - {code: phien, kind: GENERAL, name: Ghi biên bản, agency: SNNMT, opens: ngay-2 - 10m, due: ngay-2 + 1h, words: ghi, proof: SCAN}
              - {code: CloseConference, agency: VPUBND, due: 2026-12-18T16:00, words: kết thúc}
            """;

    @ParameterizedTest
    @EnumSource(Letter.class)
    void rows_that_nobody_touches_change_nothing_of_any_letter(Letter letter) {
        List<Agency> agencies = DirectoryReader.read(letter.directory()).agencies();

        assertUnchanged(letter.plan(), agencies);
    }

    @Test
    void rows_that_nobody_touches_change_nothing_of_the_example() throws IOException {
        assertUnchanged(
                Files.readString(Path.of("src/main/resources/conferences/hatinh-2022.yaml")),
                DirectoryReader.read(Files.readString(Path.of("src/main/resources/directory/hatinh.yaml")))
                        .agencies());
    }

    private static void assertUnchanged(String text, List<Agency> agencies) {
        Surroundings around = around(agencies);
        Plan plan = read(text, agencies);
        Sheet sheet = RunningSheet.of(plan, around);
        List<Row> rows = sheet.rows();
        RunningSheet.Wanted same = new RunningSheet.Wanted(rows, sheet.title(), sheet.sites());

        PlanChanges changes = PlanChanges.between(
                plan, read(RunningSheet.corrected(plan, same, around).text(), agencies));

        assertThat(changes.isEmpty()).as(changes.toString()).isTrue();
        assertThat(changes.fixed()).isEmpty();
        assertThat(rows)
                .extracting(Row::name)
                .containsExactlyElementsOf(rows.stream()
                        .map(row -> plan.duties().stream()
                                .filter(duty -> duty.code().equals(row.code()))
                                .findFirst()
                                .orElseThrow()
                                .name())
                        .toList());
        assertThat(RunningSheet.isAlready(plan, same, around)).isTrue();
    }

    @Test
    void only_what_is_touched_is_written() {
        PlanChanges changes = changes(rows -> List.of(
                rows.get(0),
                with(rows.get(1), "SNNMT", "Báo cáo tình hình", "2026-12-15"),
                rows.get(2),
                with(rows.get(3), "DLT", "Ghi biên bản", "m2 + 2h"),
                rows.get(4)));

        assertThat(changes.fixed()).isEmpty();
        assertThat(changes.added()).isEmpty();
        assertThat(changes.leftOut()).isEmpty();
        assertThat(changes.changed())
                .extracting(
                        PlanChanges.Change::code,
                        PlanChanges.Change::isMoved,
                        PlanChanges.Change::isGiven,
                        PlanChanges.Change::isReworded,
                        change -> change.after().due().toLocalDateTime().toString())
                .containsExactly(
                        tuple("bao-cao", true, false, true, "2026-12-15T17:00"),
                        tuple("phien", true, true, false, "2026-12-17T10:00"));
        assertThat(changes.changed().get(1).after().proof()).isEqualTo(Plan.Proof.SCAN);
        assertThat(changes.changed().get(1).after().dueFrom()).isEqualTo("ngay-2");
    }

    @Test
    void a_duty_is_added_under_a_code_of_its_own_and_nothing_waits_for_one_that_is_left_out() {
        PlanChanges changes = changes(rows -> {
            List<Row> wanted = new ArrayList<>(rows);
            wanted.remove(1);
            wanted.add(added("n1", "DLT", "Nguồn điện", "m1 - 2h"));
            return wanted;
        });

        assertThat(changes.leftOut()).extracting(Plan.Duty::code).containsExactly("bao-cao");
        assertThat(changes.added())
                .extracting(
                        Plan.Duty::code,
                        Plan.Duty::agency,
                        Plan.Duty::words,
                        duty -> duty.due().toLocalDateTime().toString())
                .containsExactly(tuple("nguon-dien", "DLT", "Nguồn điện", "2026-12-16T06:00"));
        assertThat(changes.changed()).extracting(PlanChanges.Change::code).containsExactly("dien");
        assertThat(changes.changed().get(0).after().after()).isEmpty();
    }

    @Test
    void what_is_wrong_stands_beside_its_row() {
        Surroundings around = around(agencies());
        List<Row> rows = new ArrayList<>(RunningSheet.of(running(), around).rows());
        rows.add(added("n1", "", "", ""));

        SheetPlan.Built built = RunningSheet.corrected(running(), wanted(rows), around);
        List<RowProblem> problems = RowProblem.of(
                built,
                List.of(
                        new Problem("dòng 3, duties[5].agency", "Còn thiếu mục này."),
                        new Problem("dòng 4, duties[2].due", "Hạn sai."),
                        new Problem("dòng 4, milestones[0].at", "Sai.")));

        assertThat(problems)
                .extracting(RowProblem::place, RowProblem::message)
                .contains(tuple("n1.agency", "Chưa chọn cơ quan thực hiện."), tuple("r3.due", "Hạn sai."));
    }

    @Test
    void rows_that_are_sent_again_are_known_for_what_they_are() {
        Surroundings around = around(agencies());
        List<Row> wanted = new ArrayList<>(RunningSheet.of(running(), around).rows());
        Row report = wanted.remove(1);
        wanted.add(added("n1", "DLT", "Nguồn điện dự phòng", "m1 - 2h"));
        String after = RunningSheet.corrected(running(), wanted(wanted), around).text();

        assertThat(RunningSheet.isAlready(read(after, agencies()), wanted(wanted), around))
                .isTrue();
        assertThat(RunningSheet.isAlready(running(), wanted(wanted), around)).isFalse();
        wanted.add(report);
        assertThat(RunningSheet.isAlready(read(after, agencies()), wanted(wanted), around))
                .isFalse();
    }

    private static PlanChanges changes(UnaryOperator<List<Row>> edit) {
        Surroundings around = around(agencies());
        List<Row> wanted = edit.apply(RunningSheet.of(running(), around).rows());
        return PlanChanges.between(
                running(),
                read(RunningSheet.corrected(running(), wanted(wanted), around).text(), agencies()));
    }

    private static Row with(Row row, String agency, String name, String due) {
        return new Row(
                row.id(),
                row.code(),
                "",
                agency,
                row.units(),
                row.only(),
                name,
                row.kind(),
                due,
                "",
                row.words(),
                null,
                null,
                row.proof(),
                row.ticks(),
                false,
                false,
                row.more());
    }

    private static Row added(String id, String agency, String name, String due) {
        return new Row(
                id, "", "", agency, false, List.of(), name, "GENERAL", due, "", "", null, null, "NONE", List.of(),
                false, false, null);
    }

    private static RunningSheet.Wanted wanted(List<Row> rows) {
        return new RunningSheet.Wanted(rows, null, null);
    }

    private static Plan running() {
        return read(RUNNING, agencies());
    }

    private static List<Agency> agencies() {
        return DirectoryReader.read(Letter.STORM.directory()).agencies();
    }

    private static Surroundings around(List<Agency> agencies) {
        return new Surroundings(agencies, ZONE, NOW, day -> false);
    }

    private static Plan read(String text, List<Agency> agencies) {
        return new PlanReader(agencies, duties("conference-preparation"), duties("unit-preparation"))
                .read(text, Instant.MIN);
    }

    private static Map<String, String> duties(String model) {
        Map<String, String> names = new TreeMap<>();
        Bpmn.readModelFromFile(new File("bpmn/" + model + ".bpmn"))
                .getModelElementsByType(UserTask.class)
                .forEach(task -> names.put(task.getId().replace("userTask_", ""), task.getName()));
        return names;
    }
}
