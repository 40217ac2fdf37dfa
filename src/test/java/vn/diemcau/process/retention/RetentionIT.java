package vn.diemcau.process.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.audit.journal.Seals;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.Reminders;
import vn.diemcau.process.office.DutyReassignment;
import vn.diemcau.process.office.ExtraDuties;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.web.Web;

/** Half a year after its end nothing names a person any more, and the record is as whole as before. */
@DiemCauTest
@Import(ConferenceStory.class)
class RetentionIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Stands in everything that a person types in this story. */
    private static final String PERSON = "Xứng Thử Nghiệm";

    private static final String PHONE = "0977000111";

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    @Autowired
    private IncidentReports incidents;

    @Autowired
    private ExtraDuties extraDuties;

    @Autowired
    private DutyReassignment reassignment;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Retention retention;

    @Autowired
    private Journal journal;

    @Autowired
    private Seals seals;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void no_table_of_ours_or_of_the_engine_names_a_person_after_the_time_and_the_chain_of_the_record_holds() {
        aConferenceFullOfNames();
        assertThat(tablesThatName())
                .as("what this test would find")
                .contains(
                        "site",
                        "registration_change",
                        "duty",
                        "draft",
                        "attachment",
                        "reminder_order",
                        "reassignment",
                        "site_check",
                        "conference",
                        "mail",
                        "act_text",
                        "act_hi_comment",
                        "act_hi_taskinst");
        long acts = countOfActs();
        assertThat(count("select count(*) from mail_attachment a join mail m on m.id = a.mail_id"))
                .isPositive();

        at("2022-07-17T10:00");
        retention.run();
        assertThat(tablesThatName()).as("not a day too early").contains("site", "act_text");

        at("2022-07-18T11:00");
        retention.run();
        retention.run();

        assertThat(tablesThatName()).isEmpty();
        assertThat(count("select count(*) from mail_attachment a join mail m on m.id = a.mail_id"))
                .isZero();
        assertThat(count("select count(*) from attachment m")).isZero();
        assertThat(countOfActs()).as("the acts, and one that tells of this").isEqualTo(acts + 1);
        await().until(() ->
                count("select count(*) from act m where not exists" + " (select from act_seal s where s.act_id = m.id)")
                        == 0);
        assertThat(seals.broken()).isEmpty();
    }

    @Test
    void what_happened_can_still_be_read_and_the_pages_of_the_conference_opened() {
        aConferenceFullOfNames();
        at("2022-07-18T11:00");
        retention.run();

        List<Journal.Entry> record = journal.of(story.id(), Journal.Wanted.ALL, 0, 2000);
        assertThat(record.get(0).act().kind()).isEqualTo(Kind.PERSONS_REMOVED);
        assertThat(record.get(0).act().words())
                .isEqualTo("xóa dữ liệu cá nhân và nội dung đã nhập của Hội nghị, sau 180 ngày kể từ khi kết thúc");
        assertThat(record)
                .filteredOn(entry -> entry.act().kind() == Kind.INCIDENT_REPORTED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act().words()).isEqualTo("báo sự cố số 1");
                    assertThat(entry.act().reason()).isEqualTo("(đã xóa theo thời hạn lưu giữ)");
                });
        assertThat(record)
                .extracting(entry -> entry.act().words())
                .anyMatch(words -> words.startsWith("gửi đăng ký: 1 điểm cầu, 40 đại biểu"));
        assertThat(count("select sum(delegates) from site m where unit = 'HUONGKHE'"))
                .isEqualTo(55);

        Web office = Web.withPassword(port, "vptu", "diemcau-demo");
        for (String page : List.of("board", "registrations", "mails", "history", "history.xlsx")) {
            HttpResponse<String> answer = office.get("/api/conferences/" + story.id() + "/" + page);
            assertThat(answer.statusCode()).as(page + answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(PERSON);
        }
    }

    @Test
    void a_conference_that_goes_on_keeps_its_own_however_long() {
        story.issued().does("HUONGKHE", "RegisterSites", Map.of("registration", registration(40, PERSON)));

        at("2023-07-18T11:00");
        retention.run();

        assertThat(tablesThatName()).contains("site");
    }

    private void aConferenceFullOfNames() {
        story.issued();
        story.does("HUONGKHE", "RegisterSites", Map.of("registration", registration(40, "Cán bộ trước")));
        story.does("HUONGKHE", "AmendRegistration", Map.of("registration", registration(55, PERSON)));
        story.does(
                "HUONGKHE",
                "PrepareHall",
                Map.of(
                        "dutyOfficer",
                        PERSON + ", " + PHONE,
                        "photo",
                        new Answer.Upload(
                                "photo",
                                PERSON + ".pdf",
                                "application/pdf",
                                "%PDF-1.4".getBytes(StandardCharsets.UTF_8))));
        jdbc.sql("""
                        insert into draft (conference_id, duty, agency, author, version, fields, saved_at, saved_by)
                        values (?, 'AmendRegistration', 'CANLOC', 'CANLOC', 1, ?, now(), 'canloc')""").params(story.id(), PERSON).update();
        Task task = story.task("VUQUANG", "RegisterSites");
        engine.getTaskService().createComment(task.getId(), task.getProcessInstanceId(), "Đã gọi " + PERSON);
        incidents.report(story.id(), "Gọi " + PERSON + ", " + PHONE);
        extraDuties.add(
                story.id(),
                new ExtraDuties.Order(
                        List.of("VTHT"), "Máy phát điện", "Gặp " + PERSON, instant("2022-01-14T10:00"), PERSON));
        reassignment.reassign(story.id(), List.of(new DutyRef("KeepLinesStable", "VTHT")), "TTCB", PERSON);
        reminders.remind(story.id(), List.of(new DutyRef("RegisterSites", "VUQUANG")), PERSON, "vptu");
        story.run();
        story.sendMails();
        story.everybodyDoesEverythingBut().at("2022-01-18T15:00");
        story.does(
                        "TTCB",
                        "TestLines",
                        Map.of("results", story.results("passed").replace("null", "\"" + PERSON + "\"")))
                .does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20");
        workflow.redate(
                story.id(), zoned("2022-01-19T09:30"), zoned("2022-01-18T15:00"), zoned("2022-01-17T16:00"), PERSON);
        story.run();
        story.does("VPTU", "TakeRollCall").does("BTCTU", "RunAwards").does("VPTU", "CloseConference");
        story.sendMails();
        assertThat(story.process()).isNull();
    }

    private static String registration(int delegates, String technician) {
        return ConferenceStory.registration(delegates)
                .replace("Cán bộ kỹ thuật", technician)
                .replace("0900000000", PHONE);
    }

    /** Every table of the database with a row that names the person or the phone. */
    private List<String> tablesThatName() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name""").query(String.class).list().stream()
                .filter(table -> jdbc.sql("select exists (select from " + table
                                + " t where t::text like '%' || ? || '%' or t::text like '%' || ? || '%')")
                        .params(PERSON, PHONE)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private long countOfActs() {
        return count("select count(*) from act m");
    }

    /** Of this conference; the table with the conference's id is called m. */
    private long count(String sql) {
        return jdbc.sql(sql + (sql.contains(" where ") ? " and" : " where") + " m.conference_id = ?")
                .param(story.id())
                .query(Long.class)
                .single();
    }

    private static void at(String time) {
        ClockUtil.setCurrentTime(Date.from(instant(time)));
    }

    private static Instant instant(String time) {
        return zoned(time).toInstant();
    }

    private static ZonedDateTime zoned(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }
}
