package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.platform.input.Refused;

/** One hospital registers by Friday 16:00, another by Saturday 10:00, and a third registers nothing. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class RegistrationDatesProcessTest {

    private static final String FIRST = "2026-12-11T16:00";
    private static final String SECOND = "2026-12-12T10:00";
    private static final Map<String, Object> FORTY = Map.of("registration", ConferenceStory.registration(40));

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    Registrations registrations;

    @BeforeEach
    void issue() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(TwoRegistrations.plan("nhieu-han-dang-ky-" + ++called) + """
                helpLines:
                  - {subject: REGISTRATION, agency: VPS, role: Chuyên viên tổng hợp}
                  - {subject: LINE_TEST, agency: CNTT, role: Cán bộ kỹ thuật}
                """));
        story.does("VPS", "IssueLetter")
                .does("BV1", "bao-cao")
                .does("BV2", "bao-cao")
                .does("BV3", "bao-cao");
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void each_unit_has_its_own_deadline_or_no_registration_at_all() {
        assertThat(story.duty("BV1", "RegisterSites").due()).isEqualTo(at(FIRST).toInstant());
        assertThat(story.duty("BV2", "RegisterSites").due())
                .isEqualTo(at(SECOND).toInstant());
        assertThat(story.openDutiesOf("BV3")).isEmpty();
        assertThat(list().registering()).extracting(UnitSites::unit).containsExactly("BV1", "BV2");

        story.sendMails();

        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv1.example"))
                .singleElement()
                .asString()
                .contains("Hạn đăng ký điểm cầu: trước 16 giờ 00, thứ Sáu ngày 11/12/2026")
                .doesNotContain("tuyến sau");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv2.example"))
                .singleElement()
                .asString()
                .contains("Hạn đăng ký điểm cầu: trước 10 giờ 00, thứ Bảy ngày 12/12/2026")
                .doesNotContain("16 giờ 00, thứ Sáu");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv3.example"))
                .singleElement()
                .asString()
                .doesNotContain("ạn đăng ký");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kythuat@cntt.example"))
                .singleElement()
                .asString()
                .contains("Hạn đăng ký điểm cầu: trước 16 giờ 00, thứ Sáu ngày 11/12/2026")
                .contains("Hạn đăng ký của tuyến sau: trước 10 giờ 00, thứ Bảy ngày 12/12/2026");
    }

    @Test
    void a_unit_that_registers_nothing_comes_to_the_sites_of_the_office() {
        story.sendMails();

        assertThat(calendarOf("kehoach@bv2.example"))
                .contains("LOCATION:Điểm cầu Bệnh viện Phụ sản - Nhi", "/line-test@diemcau");
        assertThat(calendarOf("kehoach@bv3.example"))
                .contains("LOCATION:Hội trường Sở Y tế", "/start@diemcau")
                .doesNotContain("Điểm cầu", "/line-test@diemcau");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv2.example"))
                .singleElement()
                .asString()
                .contains("Đăng ký điểm cầu, đại biểu", "Đường truyền, chạy thử");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv3.example"))
                .singleElement()
                .asString()
                .doesNotContain("Đăng ký điểm cầu", "hạy thử");
    }

    @Test
    void only_whose_deadline_has_come_is_chased() {
        story.walk(FIRST).sendMails();

        assertThat(story.mails(MailKind.OVERDUE))
                .contains("kehoach@bv1.example")
                .doesNotContain("kehoach@bv2.example");
        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example"))
                .singleElement()
                .asString()
                .contains("Chưa đăng ký (1 đơn vị): Bệnh viện Đa khoa tỉnh.")
                .contains("Chưa đến hạn đăng ký (1 đơn vị, hạn trước 10 giờ 00, thứ Bảy ngày 12/12/2026):"
                        + " Bệnh viện Phụ sản - Nhi.")
                .doesNotContain("Sơn Tân");

        story.walk(SECOND).sendMails();

        assertThat(story.mails(MailKind.OVERDUE))
                .contains("kehoach@bv2.example")
                .doesNotContain("kehoach@bv3.example");
        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains("Chưa đăng ký (2 đơn vị): Bệnh viện Đa khoa tỉnh; Bệnh viện Phụ sản - Nhi.")
                        .doesNotContain("Chưa đến hạn"));
    }

    @Test
    void the_list_goes_out_at_each_deadline_and_is_acknowledged_each_time() {
        story.does("BV1", "RegisterSites", FORTY).walk(FIRST);
        assertThat(story.duty("CNTT", "nhan").due())
                .isEqualTo(at("2026-12-11T17:00").toInstant());
        story.does("CNTT", "nhan").does("BV2", "RegisterSites", FORTY);

        story.walk(SECOND).sendMails();

        assertThat(story.mails(MailKind.AMENDMENT))
                .as("it is in the list of its deadline")
                .isEmpty();
        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains("các đơn vị đăng ký 80 đại biểu")
                        .contains("?task=" + story.duty("CNTT", "nhan").taskId()));
        assertThat(story.openDutiesOf("CNTT")).contains("nhan");
        assertThat(story.duty("CNTT", "nhan").due())
                .isEqualTo(at("2026-12-12T11:00").toInstant());
    }

    @Test
    void what_comes_after_the_own_list_is_told_at_once() {
        story.walk(FIRST).does("BV1", "RegisterSites", FORTY).sendMails();

        assertThat(story.texts(MailKind.AMENDMENT, "kythuat@cntt.example"))
                .singleElement()
                .asString()
                .contains("Bệnh viện Đa khoa tỉnh");
        assertThat(list().registering().get(0).lateText()).isEqualTo("muộn dưới 1 phút");
    }

    @Test
    void a_later_deadline_is_extended_alone_after_its_list() {
        story.does("BV1", "RegisterSites", FORTY).walk(FIRST).walk(SECOND);
        story.does("CNTT", "nhan");

        redate(FIRST, Map.of("dang-ky-sau", at("2026-12-12T12:00")));
        assertThat(story.duty("BV2", "RegisterSites").due())
                .isEqualTo(at("2026-12-12T12:00").toInstant());
        story.does("BV2", "RegisterSites", FORTY);
        story.walk("2026-12-12T12:00").sendMails();

        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example")).hasSize(3);
        assertThat(story.openDutiesOf("CNTT")).contains("nhan");
        assertThat(story.duty("CNTT", "nhan").due())
                .isEqualTo(at("2026-12-12T13:00").toInstant());
        assertThat(list().registering()).noneMatch(unit -> unit.late() != null);
    }

    @Test
    void the_first_deadline_is_extended_alone_and_leaves_the_other() {
        story.walk(FIRST);

        redate("2026-12-12T12:00", Map.of("dang-ky-sau", at(SECOND)));
        story.walk(SECOND).sendMails();
        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example")).hasSize(2);
        story.walk("2026-12-12T12:00").sendMails();

        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example")).hasSize(3);
        assertThat(story.duty("BV2", "RegisterSites").due())
                .isEqualTo(at(SECOND).toInstant());
    }

    @Test
    void a_later_deadline_moves_before_its_list() {
        redate(FIRST, Map.of("dang-ky-sau", at("2026-12-12T11:00")));

        story.walk(SECOND).sendMails();
        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example")).hasSize(1);
        story.walk("2026-12-12T11:00").sendMails();

        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example")).hasSize(2);
    }

    @Test
    void the_lists_go_out_in_order_and_before_the_line_test() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> redate(FIRST, Map.of("dang-ky-sau", at("2026-12-11T15:00"))))
                .withMessageContaining("Hạn đăng ký của tuyến sau: phải sau hạn đăng ký đầu tiên.");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> redate(FIRST, Map.of("dang-ky-sau", at("2026-12-12T15:00"))))
                .withMessageContaining("Hạn đăng ký của tuyến sau: phải trước giờ chạy thử đường truyền.");
    }

    @Test
    void a_unit_registers_after_the_line_test_of_others_and_before_its_own() {
        story.ofConference(workflow.call(TwoRegistrations.plan("thu-sau-" + ++called)
                .replace("name: Hạn đăng ký của tuyến sau, at: 2026-12-12T10:00", "name: Hạn sau, at: 2026-12-12T15:00")
                .replace("milestones:\n", """
                        milestones:
                          - {id: thu-sau, kind: LINE_TEST, name: Chạy thử tuyến sau, at: 2026-12-12T16:00}
                        """)
                .replace("code: TestLines\n", "code: TestLines\n    units: [BV1]\n")
                .replace("unitDuties:\n", """
                          - {code: thu-tuyen-sau, kind: TEST, name: Thử tuyến sau, agency: NVY, units: [BV2], opens: thu-sau,
                             due: thu-sau + 1h, words: thử}
                          - {code: sua-tuyen-sau, kind: REPAIR, name: Sửa tuyến sau, agency: CNTT, after: [thu-tuyen-sau],
                             due: thu-sau + 4h, words: sửa}
                        unitDuties:
                        """)));
        story.does("VPS", "IssueLetter").does("BV1", "RegisterSites").walk("2026-12-12T14:00");
        story.does("CNTT", "TestLines").walk("2026-12-12T14:30");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> redate(FIRST, Map.of("dang-ky-sau", at("2026-12-12T16:00"))))
                .withMessageContaining("Hạn sau: phải trước giờ chạy thử đường truyền.");
        redate(FIRST, Map.of("dang-ky-sau", at("2026-12-12T15:30")));
        story.does("BV2", "RegisterSites").walk("2026-12-12T16:00");

        assertThat(list().missing()).isEmpty();
        assertThat(story.mails(MailKind.SITES)).contains("kythuat@cntt.example");
        story.does("NVY", "thu-tuyen-sau", Map.of("results", story.results("passed")));
        assertThat(story.openDutiesOf("VPS")).contains("DecideReadiness");
    }

    @Test
    void it_runs_to_its_close() {
        for (String time : new String[] {FIRST, SECOND, "2026-12-12T14:00", "2026-12-15T07:50", "2026-12-16T07:50"}) {
            story.everybodyDoesEverythingBut();
            story.walk(time);
        }
        story.everybodyDoesEverythingBut();

        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    private String calendarOf(String address) {
        return new String(story.files(MailKind.DUTIES_ANNOUNCED, address).get(0).content(), StandardCharsets.UTF_8);
    }

    private void redate(String first, Map<String, ZonedDateTime> milestones) {
        Conference conference = conferences.get(story.id());
        workflow.redate(
                story.id(),
                conference.revision(),
                new Redating.Dates(conference.start(), conference.lineTest(), at(first), milestones),
                "Bão");
        story.run();
    }

    private SiteList list() {
        return registrations.sites(story.id());
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
