package vn.diemcau.conference.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.Letter;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.platform.input.Refused;

class SheetPlanTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-30T08:00");
    private static final List<Agency> DIRECTORY =
            DirectoryReader.read(Letter.STORM.directory()).agencies();
    private static final Surroundings AROUND =
            new Surroundings(DIRECTORY, ZONE, NOW, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);

    @Test
    void a_letter_as_it_was_read_becomes_a_plan_that_is_accepted() {
        Plan plan = accepted(ReadLetter.sheet(LetterNine.reading(), "VPUBND", DIRECTORY));

        assertThat(plan.id()).isEqualTo("cuoc-hop-truc-tuyen-khan-ung-pho-bao-so-01122026");
        assertThat(plan.letter()).isEqualTo("Giấy mời số 45/GM-UBND");
        assertThat(plan.start().toLocalDateTime()).isEqualTo("2026-12-01T14:00");
        assertThat(plan.lineTest().toLocalDateTime()).isEqualTo("2026-12-01T08:00");
        assertThat(plan.registrationDue().toLocalDateTime()).isEqualTo("2026-11-30T20:00");
        assertThat(plan.units()).hasSize(69);
        assertThat(plan.milestones()).isEmpty();
        assertThat(plan.sites()).extracting(Plan.Site::name).containsExactly("Phòng họp số 2, Ủy ban nhân dân tỉnh");
        assertThat(plan.recipients())
                .extracting(Plan.Recipient::agency)
                .contains("SNNMT", "XA69")
                .doesNotContain("VPUBND");
    }

    @Test
    void the_steps_that_the_process_needs_are_added_with_agencies_and_hours() {
        Plan plan = accepted(ReadLetter.sheet(LetterNine.reading(), "VPUBND", DIRECTORY));

        Map<DutyKind, String> doers = new TreeMap<>();
        plan.duties().forEach(duty -> doers.put(duty.kind(), String.valueOf(duty.agency())));
        assertThat(doers)
                .containsEntry(DutyKind.ISSUE, "VPUBND")
                .containsEntry(DutyKind.TEST, "SKHCN")
                .containsEntry(DutyKind.REPAIR, "SKHCN")
                .containsEntry(DutyKind.DECIDE, "VPUBND")
                .containsEntry(DutyKind.POSTPONE, "CTUBND")
                .containsEntry(DutyKind.ROLL_CALL, "VPUBND")
                .containsEntry(DutyKind.CLOSE, "VPUBND")
                .containsEntry(DutyKind.REGISTER, "null")
                .containsEntry(DutyKind.AMEND, "null");
        assertThat(due(plan, DutyKind.TEST)).isEqualTo("2026-12-01T10:00");
        assertThat(due(plan, DutyKind.CLOSE)).isEqualTo("2026-12-02T16:00");
        // An urgent letter leaves at half of the time until its first hour.
        assertThat(due(plan, DutyKind.ISSUE)).isEqualTo("2026-11-30T14:00");
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.ACKNOWLEDGE)
                .extracting(Plan.Duty::agency)
                .containsExactly("VPUBND", "SKHCN");
    }

    @Test
    void what_is_no_duty_is_left_out_and_a_letter_without_test_and_registration_has_no_such_steps() {
        Plan plan = accepted(changed(sheet -> {
            ArrayNode rows = sheet.withArray("rows");
            rows.forEach(row -> ((ObjectNode) row)
                    .put(
                            "off",
                            row.path("units").asBoolean()
                                    || row.path("kind").asText().equals("TEST")));
            ArrayNode milestones = sheet.withArray("milestones");
            for (int i = milestones.size() - 1; i >= 0; i--) {
                if (!milestones.get(i).path("kind").asText().equals("SESSION")) {
                    milestones.remove(i);
                }
            }
        }));

        assertThat(plan.units()).isEmpty();
        assertThat(plan.duties())
                .extracting(Plan.Duty::kind)
                .containsExactlyInAnyOrder(
                        DutyKind.ISSUE,
                        DutyKind.REPORT,
                        DutyKind.TECHNICIANS,
                        DutyKind.POWER,
                        DutyKind.REPORTERS,
                        DutyKind.ROLL_CALL,
                        DutyKind.CLOSE);
    }

    @Test
    void hours_that_are_told_from_a_milestone_follow_it_in_the_plan() {
        Plan plan = accepted(changed(sheet -> row(sheet, 3).put("due", mark(sheet, "SESSION") + " - 90m")));

        assertThat(due(plan, DutyKind.POWER)).isEqualTo("2026-12-01T12:30");
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.POWER)
                .extracting(Plan.Duty::dueFrom)
                .containsExactly("start");
    }

    @Test
    void the_office_changes_who_does_a_step_and_when() {
        String test = ReadLetter.sheet(LetterNine.reading(), "VPUBND", DIRECTORY)
                .rows()
                .get(1)
                .id();
        SheetPlan.Built built = SheetPlan.of(ReadLetter.sheet(LetterNine.reading(), "VPUBND", DIRECTORY), AROUND);
        String repair = built.steps().get(1).code();
        Plan plan = accepted(changed(sheet -> sheet.withArray("steps")
                .addObject()
                .put("code", repair)
                .put("agency", "DLT")
                .put("due", "2026-12-01T12:00")));

        assertThat(built.places()).containsValue(test);
        assertThat(plan.duties())
                .filteredOn(duty -> duty.code().equals(repair))
                .extracting(Plan.Duty::agency, duty -> duty.due().toLocalDateTime())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("DLT", LocalDateTime.parse("2026-12-01T12:00")));
    }

    @Test
    void a_second_session_and_a_rehearsal_are_milestones_of_the_plan() {
        Plan plan = accepted(changed(sheet -> {
            sheet.withArray("milestones")
                    .addObject()
                    .put("id", "m8")
                    .put("kind", "SESSION")
                    .put("at", "2026-12-02T08:00");
            sheet.withArray("milestones")
                    .addObject()
                    .put("id", "m9")
                    .put("kind", "REHEARSAL")
                    .put("at", "2026-12-01T11:00");
        }));

        assertThat(plan.start().toLocalDateTime()).isEqualTo("2026-12-01T14:00");
        assertThat(plan.milestones())
                .extracting(milestone -> milestone.name())
                .containsExactly("Tổng duyệt", "Phiên họp tiếp theo");
        assertThat(due(plan, DutyKind.CLOSE)).isEqualTo("2026-12-03T16:00");
    }

    @Test
    void several_line_tests_and_registrations_come_into_the_plan_with_their_units() {
        Plan plan = accepted(changed(sheet -> {
            ArrayNode marks = sheet.withArray("milestones");
            ObjectNode test = marks.addObject()
                    .put("id", "m8")
                    .put("kind", "LINE_TEST")
                    .put("at", "2026-12-01T11:00")
                    .put("name", "Chạy thử các xã vùng cao");
            test.putArray("units").add("XA1").add("XA2");
            marks.addObject()
                    .put("id", "m9")
                    .put("kind", "REGISTRATION")
                    .put("at", "2026-12-01T07:00")
                    .putArray("units")
                    .add("XA3");
            row(sheet, 3).put("kind", "TEST").put("due", "m8 + 1h").put("name", "Chạy thử các xã vùng cao");
        }));

        assertThat(plan.lineTest().toLocalDateTime()).isEqualTo("2026-12-01T08:00");
        assertThat(plan.milestones())
                .extracting(Milestone::kind, Milestone::name)
                .containsExactly(
                        tuple(Milestone.Kind.REGISTRATION, "Hạn đăng ký điểm cầu lần 2"),
                        tuple(Milestone.Kind.LINE_TEST, "Chạy thử các xã vùng cao"));
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.TEST)
                .extracting(Plan.Duty::code, Plan.Duty::agency, Plan.Duty::units)
                .containsExactlyInAnyOrder(
                        tuple("TestLines", "SKHCN", List.of()),
                        tuple("chay-thu-cac-xa-vung-cao", "DLT", List.of("XA1", "XA2")));
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.REPAIR)
                .extracting(Plan.Duty::code, Plan.Duty::after)
                .contains(tuple("khac-phuc-m8", List.of("chay-thu-cac-xa-vung-cao")));
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.REGISTER)
                .extracting(
                        duty -> duty.units().size(),
                        duty -> duty.due().toLocalDateTime().toString())
                .containsExactlyInAnyOrder(tuple(68, "2026-11-30T20:00"), tuple(1, "2026-12-01T07:00"));
        assertThat(due(plan, DutyKind.DECIDE)).isEqualTo("2026-12-01T13:15");
    }

    @Test
    void a_further_line_test_that_no_row_does_is_a_step() {
        Plan plan = accepted(changed(sheet -> sheet.withArray("milestones")
                .addObject()
                .put("id", "m8")
                .put("kind", "LINE_TEST")
                .put("at", "2026-12-01T11:00")));

        assertThat(plan.duties())
                .filteredOn(
                        duty -> duty.opens() != null && "m8".equals(duty.opens().from()))
                .extracting(Plan.Duty::code, Plan.Duty::name, Plan.Duty::agency)
                .containsExactly(tuple("chay-thu-m8", "Chạy thử đường truyền lần 2", "SKHCN"));
    }

    @Test
    void a_date_by_which_nobody_registers_is_said_beside_it() {
        List<RowProblem> problems = problems(changed(sheet -> {
            ArrayNode all = sheet.putArray("units");
            all.add("XA1").add("XA2");
            for (JsonNode mark : sheet.path("milestones")) {
                if (mark.path("kind").asText().equals("REGISTRATION")) {
                    ((ObjectNode) mark).putArray("units").add("XA1").add("XA2");
                }
            }
            sheet.withArray("milestones")
                    .addObject()
                    .put("id", "m9")
                    .put("kind", "REGISTRATION")
                    .put("at", "2026-12-01T07:00");
        }));

        assertThat(problems).containsExactly(new RowProblem("m9", "at", "Không đơn vị nào đăng ký theo hạn này."));
    }

    @Test
    void of_several_tests_and_registrations_each_is_of_the_units_that_the_letter_names() {
        List<Agency> directory = DirectoryReader.read(
                        new StringBuilder(Letter.STORM.directory()).append("""
                                  - code: PHUONG
                                    kind: UNIT
                                    name: Ủy ban nhân dân phường Hòa Phú
                                    leader: {role: Chủ tịch, email: ct@hp.example}
                                    contacts: [{role: Văn phòng, email: vp@hp.example}]
                                """).toString())
                .agencies();
        ObjectNode reading = LetterNine.reading().deepCopy();
        reading.withArray("milestones").addObject().put("kind", "REGISTRATION").put("at", "2026-12-01T07:00");
        reading.withArray("milestones").addObject().put("kind", "LINE_TEST").put("at", "2026-12-01T11:00");
        ArrayNode duties = reading.withArray("duties");
        duties.addObject()
                .put("who", "Ủy ban nhân dân các phường")
                .put("units", true)
                .put("kind", "REGISTER")
                .put("due", "2026-12-01T07:00")
                .put("words", "các phường đăng ký");
        ((ObjectNode) duties.get(1)).put("words", "kiểm tra đường truyền đến các xã");
        duties.addObject()
                .put("who", "Sở Khoa học và Công nghệ")
                .put("agencyCode", "SKHCN")
                .put("kind", "TEST")
                .put("due", "2026-12-01T11:00")
                .put("words", "kiểm tra đường truyền đến các phường");

        Sheet sheet = ReadLetter.sheet(reading, "VPUBND", directory);

        assertThat(sheet.milestones())
                .filteredOn(mark -> mark.kind() != Sheet.MarkKind.SESSION)
                .extracting(Sheet.Mark::at, mark -> mark.units().size())
                .contains(
                        // Both kinds are named for the first: all, but those of the second.
                        tuple("2026-11-30T20:00", 0),
                        tuple("2026-12-01T07:00", 1),
                        tuple("2026-12-01T08:00", 69),
                        tuple("2026-12-01T11:00", 1));
        String again = sheet.milestones().stream()
                .filter(mark -> mark.at().equals("2026-12-01T11:00"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(sheet.rows())
                .filteredOn(row -> row.kind().equals("TEST"))
                .extracting(Sheet.Row::due)
                .contains(again + " + 70m");
    }

    @Test
    void ticks_proof_and_received_list_of_a_row_and_further_recipients_come_into_the_plan() {
        Plan plan = accepted(changed(sheet -> {
            row(sheet, 0)
                    .put("proof", "SCAN")
                    .putArray("ticks")
                    .add("Đã có số liệu")
                    .add("Đã ký");
            row(sheet, 3).put("kind", "ACKNOWLEDGE").put("due", "2026-12-01T07:00");
            row(sheet, 3).putObject("more").put("list", "PLACES");
            sheet.putArray("recipients").add("DLT").add("BAOPTTH").add("CTUBND");
        }));

        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.REPORT)
                .extracting(Plan.Duty::ticks, Plan.Duty::proof)
                .containsExactly(tuple(List.of("Đã có số liệu", "Đã ký"), Plan.Proof.SCAN));
        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.ACKNOWLEDGE)
                .extracting(Plan.Duty::agency, Plan.Duty::list)
                .containsExactly(tuple("DLT", ReceivedList.PLACES));
        assertThat(plan.recipients())
                .extracting(Plan.Recipient::agency)
                .contains("CTUBND")
                .doesNotHaveDuplicates();
    }

    @Test
    void ticks_of_what_has_a_form_of_its_own_are_said_beside_its_row() {
        List<RowProblem> problems =
                problems(changed(sheet -> row(sheet, 1).putArray("ticks").add("Đã thử")));

        assertThat(problems).extracting(RowProblem::row, RowProblem::field).containsExactly(tuple("r2", "ticks"));
        assertThat(problems.get(0).message()).contains("có biểu mẫu riêng, không ghi thêm ý xác nhận");
    }

    @Test
    void whoever_a_letter_names_to_chair_chairs_at_the_first_site() {
        ObjectNode reading = LetterNine.reading().deepCopy();
        reading.put("text", LetterNine.TEXT + "3. Chủ trì cuộc họp: Chủ tịch Ủy ban nhân dân tỉnh.\n");

        assertThat(ReadLetter.sheet(reading, "VPUBND", DIRECTORY).sites())
                .extracting(Sheet.Site::chair)
                .containsExactly("Chủ tịch Ủy ban nhân dân tỉnh");
    }

    @Test
    void what_a_letter_asks_of_several_agencies_at_once_is_asked_of_each() {
        ObjectNode reading = LetterNine.reading().deepCopy();
        ((ObjectNode) reading.path("duties").get(6))
                .put("who", "Sở Khoa học và Công nghệ, công ty Điện lực tỉnh")
                .putNull("agencyCode")
                .put("units", false);

        Sheet sheet = ReadLetter.sheet(reading, "VPUBND", DIRECTORY);

        // "Khoa học và Công nghệ" is parted as well, so nobody is named for certain.
        assertThat(sheet.rows()).hasSize(7);
        ((ObjectNode) reading.path("duties").get(6))
                .put("who", "Công ty điện lực tỉnh, Văn phòng Ủy ban nhân dân tỉnh");
        assertThat(ReadLetter.sheet(reading, "VPUBND", DIRECTORY).rows())
                .filteredOn(row -> row.kind().equals("REPORTERS"))
                .extracting(Sheet.Row::agency)
                .containsExactly("DLT", "VPUBND");
    }

    @Test
    void duties_of_the_same_name_keep_apart() {
        Plan plan = accepted(changed(
                sheet -> row(sheet, 3).put("name", row(sheet, 2).path("name").asText())));

        assertThat(plan.duties()).extracting(Plan.Duty::code).doesNotHaveDuplicates();
    }

    @Test
    void each_problem_stands_beside_its_row_in_words_of_a_clerk() {
        List<RowProblem> problems = problems(changed(sheet -> {
            row(sheet, 0).put("agency", "");
            row(sheet, 2).put("due", "2026-11-29T10:00");
            row(sheet, 3).put("due", "2026-12-01T18:00");
            row(sheet, 4).put("due", "");
            row(sheet, 5).put("due", "2026-11-30T21:00");
            row(sheet, 6).put("agency", "KHONGCO").put("name", " ");
            sheet.put("title", "");
        }));

        assertThat(problems)
                .extracting(RowProblem::row, RowProblem::field)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("r1", "agency"),
                        org.assertj.core.groups.Tuple.tuple("r3", "due"),
                        org.assertj.core.groups.Tuple.tuple("r4", "due"),
                        org.assertj.core.groups.Tuple.tuple("r5", "due"),
                        org.assertj.core.groups.Tuple.tuple("r6", "due"),
                        org.assertj.core.groups.Tuple.tuple("r7", "agency"),
                        org.assertj.core.groups.Tuple.tuple("r7", "name"),
                        org.assertj.core.groups.Tuple.tuple("", "title"));
        assertThat(problems)
                .extracting(RowProblem::message)
                .allSatisfy(message -> assertThat(message.replace("KHONGCO", ""))
                        .matches("[A-ZĐÀ-Ỹ“0-9].*[.]")
                        .doesNotContainPattern("[a-z][A-Z]|[A-Z]{3}|dòng|T\\d\\d:"))
                .contains("Chưa chọn cơ quan thực hiện.", "Chưa ghi hạn.", "Chưa ghi tên hội nghị.");
    }

    @Test
    void a_letter_without_a_session_lacks_its_start() {
        List<RowProblem> problems = problems(changed(sheet -> sheet.putArray("milestones")));

        assertThat(problems).extracting(RowProblem::message).contains("Chưa có giờ khai mạc: thêm một mốc “Khai mạc”.");
    }

    @Test
    void a_session_of_which_the_letter_names_the_day_alone_lacks_its_hour() {
        List<RowProblem> problems =
                problems(changed(sheet -> sheet.withArray("milestones").forEach(mark -> {
                    if (mark.path("kind").asText().equals("SESSION")) {
                        ((ObjectNode) mark).put("at", "2026-12-01");
                    }
                })));

        assertThat(problems)
                .filteredOn(problem -> problem.row().startsWith("m"))
                .extracting(RowProblem::message)
                .containsExactly("Ghi cả ngày và giờ.");
    }

    @Test
    void milestones_out_of_order_are_said_beside_them() {
        List<RowProblem> problems =
                problems(changed(sheet -> sheet.withArray("milestones").forEach(mark -> {
                    if (mark.path("kind").asText().equals("LINE_TEST")) {
                        ((ObjectNode) mark).put("at", "2026-12-02T08:00");
                    }
                })));

        assertThat(problems)
                .filteredOn(problem -> problem.row().startsWith("m"))
                .extracting(RowProblem::message)
                .anyMatch(message -> message.startsWith("Giờ khai mạc (14:00 01/12) phải sau giờ chạy thử"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"duties\":7,\"milestones\":[null,3,{}]}", "{\"duties\":[{}],\"text\":null}", "[]"})
    void a_reading_in_any_shape_becomes_a_sheet(String reading) throws JsonProcessingException {
        Sheet sheet = ReadLetter.sheet(JSON.readTree(reading), "VPUBND", DIRECTORY);

        assertThat(problems(sheet)).isNotEmpty();
    }

    @Test
    void words_of_a_letter_with_tabs_and_strange_signs_can_be_called() {
        Plan plan = accepted(changed(sheet -> row(sheet, 0)
                .put("words", "a\tb\r\nc\u200bd\u2028e " + "\u0001" + "x".repeat(5000))
                .put("name", "Báo\tcáo\n<b>nhanh</b>")));

        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.REPORT)
                .extracting(Plan.Duty::name)
                .containsExactly("Báo cáo <b>nhanh</b>");
    }

    private static Sheet changed(Consumer<ObjectNode> change) {
        try {
            ObjectNode sheet = JSON.valueToTree(ReadLetter.sheet(LetterNine.reading(), "VPUBND", DIRECTORY));
            change.accept(sheet);
            return JSON.treeToValue(sheet, Sheet.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode row(ObjectNode sheet, int row) {
        return (ObjectNode) sheet.path("rows").get(row);
    }

    private static String mark(ObjectNode sheet, String kind) {
        for (JsonNode mark : sheet.path("milestones")) {
            if (mark.path("kind").asText().equals(kind)) {
                return mark.path("id").asText();
            }
        }
        throw new AssertionError(kind);
    }

    private static String due(Plan plan, DutyKind kind) {
        return plan.duties().stream()
                .filter(duty -> duty.kind() == kind)
                .findFirst()
                .orElseThrow()
                .due()
                .toLocalDateTime()
                .toString();
    }

    private static Plan accepted(Sheet sheet) {
        SheetPlan.Built built = SheetPlan.of(sheet, AROUND);
        try {
            return read(built);
        } catch (Refused refused) {
            throw new AssertionError(built.text(), refused);
        }
    }

    private static List<RowProblem> problems(Sheet sheet) {
        SheetPlan.Built built = SheetPlan.of(sheet, AROUND);
        try {
            read(built);
            return List.of();
        } catch (Refused refused) {
            return RowProblem.of(built, refused.problems());
        }
    }

    private static Plan read(SheetPlan.Built built) {
        return new PlanReader(DIRECTORY, duties("conference-preparation"), duties("unit-preparation"))
                .read(built.text(), NOW.atZone(ZONE).toInstant());
    }

    private static Map<String, String> duties(String model) {
        Map<String, String> names = new TreeMap<>();
        Bpmn.readModelFromFile(new java.io.File("bpmn/" + model + ".bpmn"))
                .getModelElementsByType(UserTask.class)
                .forEach(task -> names.put(task.getId().replace("userTask_", ""), task.getName()));
        return names;
    }
}
