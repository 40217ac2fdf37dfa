package vn.diemcau.web.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;
import vn.diemcau.web.Web;

/** The ledger of mails as the Office reads it, and how a mail that did not arrive is sent again. */
@DiemCauTest
@Import(ConferenceStory.class)
@DirtiesContext
class MailsApiIT {

    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final String UNIT = "vanphong@huongkhe.hatinh.example";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<MailComposer> composers;

    @Autowired
    private Promises promises;

    private Officer office;

    @DynamicPropertySource
    static void sendToThisServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @BeforeEach
    void theLetterIsIssued() {
        office = Officer.of("VPTU", port);
        story.issued().sendMails();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void the_ledger_says_of_every_mail_who_was_told_what_and_when() {
        JsonNode page = ledger("");

        assertThat(page.get("total").asInt())
                .isEqualTo(page.get("mails").size())
                .isPositive();
        JsonNode mail = mailTo(UNIT, page);
        assertThat(mail.get("kindText").asText()).isEqualTo("Giấy mời, nhiệm vụ");
        assertThat(mail.get("agencyName").asText()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(mail.get("post").asText()).isEqualTo("Chuyên viên Văn phòng Huyện ủy Hương Khê");
        assertThat(mail.get("subject").asText()).contains("nhiệm vụ của Huyện ủy Hương Khê");
        assertThat(mail.at("/planned/text").asText()).isEqualTo("08:00 12/01");
        assertThat(mail.at("/sent/at").asText()).startsWith("2022-01-12T01:00");
        assertThat(mail.get("state").asText()).isEqualTo("SENT");
        assertThat(mail.get("stateText").asText()).isEqualTo("Đã gửi");
        assertThat(mail.get("attempts").asInt()).isOne();
    }

    @Test
    void a_mail_about_a_duty_names_it_and_one_about_a_registration_its_unit() {
        story.does("HUONGKHE", "RegisterSites")
                .at("2022-01-17T16:00")
                .does("HUONGKHE", "AmendRegistration", Map.of("registration", ConferenceStory.registration(55)))
                .sendMails();
        List<JsonNode> mails = mails(ledger("?agency=VUQUANG"));

        assertThat(mails)
                .filteredOn(mail -> mail.get("kind").asText().equals("duty-overdue"))
                .isNotEmpty()
                .allSatisfy(mail -> {
                    assertThat(mail.get("about").toString())
                            .contains("Đăng ký điểm cầu và đại biểu")
                            .doesNotContainPattern("[a-z][A-Z]");
                    assertThat(mail.get("level").asInt()).isOne();
                });
        assertThat(mails(ledger("?agency=VPTU")))
                .filteredOn(mail -> mail.get("kind").asText().equals("duty-overdue-office"))
                .first()
                .satisfies(mail -> assertThat(mail.get("about").toString())
                        .contains("Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu")
                        .doesNotContain("Huyện ủy Hương Khê – Đăng ký điểm cầu và đại biểu"));
        assertThat(mails(ledger("")))
                .filteredOn(mail -> mail.get("kind").asText().equals("registration-amended"))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.get("about").toString()).isEqualTo("[\"Huyện ủy Hương Khê\"]"));
    }

    @Test
    void every_kind_and_state_has_a_vietnamese_name() {
        assertThat(composers.stream().flatMap(composer -> composer.kinds().stream()))
                .allSatisfy(kind -> assertThat(MailWords.knows(kind))
                        .as("the ledger has no word for " + kind)
                        .isTrue());
        assertThat(Arrays.stream(MailState.values()).map(MailWords::state).collect(Collectors.toSet()))
                .hasSize(MailState.values().length);
    }

    @Test
    void the_ledger_is_read_by_state_by_agency_and_by_page() {
        fail(UNIT, "Máy chủ thư từ chối nhận thư: 550 no such user");
        jdbc.sql("""
                        insert into mail (key, conference_id, kind, level, agency, address, message_id, ordered_at,
                          planned_at, next_try_at, state, sent_at)
                        select 'bulk/' || :id || n, :id, 'duty-reminder', 0, 'CANLOC', 'x@y.example', 'm' || n, now(),
                          timestamptz '2021-01-01' + n * interval '1 minute', now(), 'SENT', now()
                        from generate_series(1, 2500) n""").param("id", story.id()).update();

        JsonNode all = ledger("");
        assertThat(all.get("total").asInt()).isGreaterThan(2500);
        assertThat(all.get("mails")).hasSize(100);
        assertThat(all.get("states").findValuesAsText("text")).contains("Không gửi được");
        JsonNode failed = ledger("?state=FAILED");
        assertThat(failed.get("total").asInt()).isOne();
        assertThat(failed.at("/mails/0/error").asText()).endsWith("550 no such user");
        JsonNode last = ledger("?agency=CANLOC&from=2500");
        assertThat(last.get("from").asInt()).isEqualTo(2500);
        assertThat(last.get("mails")).hasSize(last.get("total").asInt() - 2500).isNotEmpty();
        assertThat(mails(last))
                .allSatisfy(mail -> assertThat(mail.get("agency").asText()).isEqualTo("CANLOC"));
        assertThat(get("?state=LOST").statusCode()).isEqualTo(400);
        assertThat(get("?from=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_of_many_mails_is_read_by_its_index() {
        List<String> steps = jdbc.sql("""
                        explain select id from mail where conference_id = 'x' and (cast('SENT' as text) is null or state = 'SENT')
                        order by planned_at desc, id desc limit 100""").query(String.class).list();

        assertThat(String.join("\n", steps)).contains("mail_of_conference");
    }

    @Test
    void the_rendered_mail_is_shown_where_it_can_do_nothing() {
        long id = mailTo(UNIT, ledger("")).get("id").asLong();

        JsonNode whole = Officer.json(office.get("/api/mails/" + id));
        HttpResponse<String> html = office.get("/api/mails/" + id + "/html");

        assertThat(whole.get("text").asText()).startsWith("Kính gửi: Chuyên viên Văn phòng Huyện ủy Hương Khê");
        assertThat(whole.get("addresses").findValuesAsText("address"))
                .contains(UNIT, story.leaderOf("HUONGKHE"))
                .allSatisfy(address -> assertThat(address).endsWith("@huongkhe.hatinh.example"));
        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(html.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy).contains("sandbox", "default-src 'none'", "frame-ancestors 'self'");
                    assertThat(policy).doesNotContain("allow-scripts", "allow-same-origin");
                });
        assertThat(html.body()).contains("<base target=\"_blank\">", "Giấy mời họp");
    }

    @Test
    void a_mail_that_was_never_composed_has_no_words_yet() {
        story.at("2022-01-17T16:00");
        long id = mails(ledger("?state=PLANNED")).get(0).get("id").asLong();

        assertThat(Officer.json(office.get("/api/mails/" + id)).get("text").isNull())
                .isTrue();
        assertRefused(office.get("/api/mails/" + id + "/html"), 404, "chưa có");
    }

    @Test
    void a_failed_mail_is_sent_again_to_another_address_of_the_directory_and_its_incident_is_over() throws Exception {
        long id = fail(UNIT, "Máy chủ thư từ chối nhận thư: 550 no such user");
        story.sendMails();
        assertThat(incidents()).isOne();
        // The Office is told of the telephone call that the failure asks for.
        story.sendMails();
        SERVER.purgeEmailFromAllMailboxes();
        String leader = story.leaderOf("HUONGKHE");

        HttpResponse<String> answer = resend(office, id, "{\"address\":\"  %s \"}".formatted(leader.toUpperCase()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Officer.json(answer).get("address").asText()).isEqualTo(leader);
        assertThat(Officer.json(answer).get("resentBy").asText()).isEqualTo("Cán bộ Văn phòng Tỉnh ủy (vptu)");
        story.sendMails();
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(MailsApiIT::recipient))
                .containsExactly(leader);
        assertThat(Officer.json(office.get("/api/mails/" + id))
                        .at("/mail/state")
                        .asText())
                .isEqualTo("SENT");
        assertThat(incidents()).isZero();
        assertRefused(resend(office, id, "{}"), 409, "Chỉ gửi lại được thư đã gửi không thành công.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dai.bieu@rieng.example | không có trong danh bạ",
                "khong-phai-dia-chi | không có trong danh bạ",
                // Another agency's post.
                "vanphong@vuquang.hatinh.example | không có trong danh bạ"
            })
    void a_mail_goes_to_no_address_but_those_of_the_directory(String address, String words) {
        long id = fail(UNIT, "Hộp thư đã đầy.");

        HttpResponse<String> answer = resend(office, id, "{\"address\":\"%s\"}".formatted(address));

        assertRefused(answer, 400, words);
        assertThat(Officer.json(answer).at("/problems/0/place").asText()).isEqualTo("Địa chỉ thư");
        assertThat(answer.body()).contains("sửa danh bạ");
        assertThat(Officer.json(office.get("/api/mails/" + id))
                        .at("/mail/address")
                        .asText())
                .isEqualTo(UNIT);
    }

    @Test
    void a_corrected_address_is_kept_in_the_directory_and_gets_what_failed_what_waits_and_all_later_mails() {
        String wrong = "vanphong@canloc.hatinh.example";
        String right = "vanphong.huyenuy@canloc.hatinh.example";
        long failed = fail(wrong, "Máy chủ thư từ chối nhận thư: 550 no such user");
        String messageId = messageId(failed);
        story.sendMails();
        assertThat(incidents()).isOne();
        story.at("2022-01-14T16:00");
        long waiting = mailTo(wrong, ledger("?state=PLANNED")).get("id").asLong();
        empty();

        HttpResponse<String> answer =
                correct(office, "CANLOC", wrong, "{\"email\":\" %s \",\"phone\":\"0239 3841 999\"}".formatted(right));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Officer.json(answer).toString())
                .contains(right, "0239 3841 999")
                .doesNotContain("\"" + wrong);
        assertThat(Officer.json(office.get("/api/agencies/CANLOC/contacts"))).isEqualTo(Officer.json(answer));
        story.sendMails();
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(MailsApiIT::recipient))
                .doesNotContain(wrong)
                .filteredOn(right::equals)
                .hasSize(2);
        assertThat(messageIds(right)).contains(messageId).doesNotHaveDuplicates();
        assertThat(incidents()).isZero();
        for (long id : List.of(failed, waiting)) {
            JsonNode mail = Officer.json(office.get("/api/mails/" + id)).get("mail");
            assertThat(mail.get("state").asText()).isEqualTo("SENT");
            assertThat(mail.get("address").asText()).isEqualTo(right);
            assertThat(mail.at("/redirected/from").asText()).isEqualTo(wrong);
            assertThat(mail.at("/redirected/by").asText()).isEqualTo("Cán bộ Văn phòng Tỉnh ủy (vptu)");
            assertThat(mail.at("/redirected/at/text").asText()).isEqualTo("16:00 14/01");
        }
        assertThat(Officer.json(office.get("/api/conferences/" + story.id() + "/history"))
                        .toString())
                .contains("sửa danh bạ của Huyện ủy Can Lộc: địa chỉ thư " + right + " thay cho " + wrong
                        + "; 2 thư chưa tới nơi nay gửi tới địa chỉ này");
        story.at("2022-01-17T16:00").sendMails();
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(MailsApiIT::recipient))
                .contains(right)
                .doesNotContain(wrong);
        assertRefused(correct(office, "CANLOC", wrong, "{\"email\":\"a@b.example\"}"), 404, "không có địa chỉ này");
    }

    @Test
    void all_mails_that_failed_are_sent_again_in_one_act_and_what_was_done_meanwhile_is_left_out() throws Exception {
        story.at("2022-01-14T16:00").sendMails();
        String refused = "Máy chủ thư không nhận địa chỉ người gửi của hệ thống: 550 5.7.60 not permitted";
        List<String> ids =
                jdbc.sql("""
                        update mail set state = 'FAILED', error = ?, next_try_at = planned_at, sent_at = null
                        where conference_id = ? and kind in ('duty-reminder', 'duties-announced') returning message_id""").params(refused, story.id()).query(String.class).list();
        assertThat(ids).hasSizeGreaterThan(20);
        story.sendMails();
        assertThat(runtime.createIncidentQuery()
                        .incidentType("undeliverableMail")
                        .processInstanceId(story.process().getId())
                        .count())
                .isEqualTo(ids.size());
        story.everybodyDoesEverythingBut("VUQUANG RegisterSites");
        SERVER.purgeEmailFromAllMailboxes();
        String path = "/api/conferences/" + story.id() + "/mails/resending";

        assertRefused(Officer.of("HUONGKHE", port).post(path, "{}"), 403, "Văn phòng Tỉnh ủy");
        assertThat(Officer.json(office.post(path, "{\"agency\":\"VUQUANG\"}"))
                        .get("mails")
                        .asInt())
                .isPositive()
                .isLessThan(ids.size());
        assertThat(office.post(path, "").statusCode()).isEqualTo(200);
        assertThat(Officer.json(office.post(path, "{}")).get("mails").asInt()).isZero();
        story.sendMails();

        List<String> arrived = new ArrayList<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            arrived.add(mail.getMessageID());
        }
        assertThat(ids).containsAll(arrived);
        assertThat(arrived).doesNotHaveDuplicates().isNotEmpty().hasSizeLessThan(ids.size());
        assertThat(jdbc.sql("select distinct state from mail where conference_id = ? and resent_by = 'vptu'")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("SENT", "DROPPED");
        assertThat(runtime.createIncidentQuery()
                        .incidentType("undeliverableMail")
                        .processInstanceId(story.process().getId())
                        .count())
                .isZero();
        assertThat(office.get("/api/conferences/" + story.id() + "/history").body())
                .contains("thư đã gửi không thành công");
    }

    @Test
    void a_corrected_address_gets_no_mail_of_a_conference_that_is_over() {
        String wrong = "vanphong@thachha.hatinh.example";
        long closed = fail(wrong, "Máy chủ thư từ chối nhận thư: 550 no such user");
        jdbc.sql("update conference set status = 'CLOSED' where id = ?")
                .param(story.id())
                .update();

        assertThat(correct(office, "THACHHA", wrong, "{\"email\":\"huyenuy@thachha.hatinh.example\"}")
                        .statusCode())
                .isEqualTo(200);

        JsonNode mail = Officer.json(office.get("/api/mails/" + closed)).get("mail");
        assertThat(mail.get("state").asText()).isEqualTo("FAILED");
        assertThat(mail.get("address").asText()).isEqualTo(wrong);
        assertThat(mail.get("redirected").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | Địa chỉ thư",
                "{\"email\":\"khong-phai-dia-chi\"}                          | Địa chỉ thư",
                "{\"email\":\"a@b.example\\r\\nBcc: c@d.example\"}             | Địa chỉ thư",
                "{\"email\":\"A <a@b.example>\"}                             | Địa chỉ thư",
                "{\"email\":\"a@b.example\", \"phone\":\"goi cho toi\"}      | Điện thoại",
            })
    void a_correction_that_is_no_address_is_refused_and_nothing_is_changed(String json, String place) {
        JsonNode before = Officer.json(office.get("/api/agencies/VUQUANG/contacts"));

        HttpResponse<String> answer = correct(office, "VUQUANG", "vanphong@vuquang.hatinh.example", json);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Officer.json(answer).at("/problems/0/place").asText()).isEqualTo(place);
        assertThat(Officer.json(office.get("/api/agencies/VUQUANG/contacts"))).isEqualTo(before);
    }

    @Test
    void the_directory_is_corrected_by_the_office_alone_and_only_where_it_has_something() {
        String own = "vanphong@huongkhe.hatinh.example";
        String json = "{\"email\":\"a@b.example\"}";
        Officer unit = Officer.of("HUONGKHE", port);

        assertRefused(unit.get("/api/agencies/HUONGKHE/contacts"), 403, "Văn phòng Tỉnh ủy");
        assertRefused(correct(unit, "HUONGKHE", own, json), 403, "Văn phòng Tỉnh ủy");
        assertRefused(correct(office, "VUQUANG", own, json), 404, "Huyện ủy Vũ Quang không có địa chỉ này");
        assertRefused(correct(office, "KHONGCO", own, json), 404, "Danh bạ không có cơ quan này.");
        assertRefused(office.get("/api/agencies/KHONGCO/contacts"), 404, "Danh bạ không có cơ quan này.");
        assertThat(correct(office, "HUONGKHE", own, "{").statusCode()).isEqualTo(400);
    }

    @Test
    void the_future_is_what_will_be_sent_if_nobody_does_anything() {
        story.at("2022-01-17T15:30").sendMails();
        JsonNode future = future();
        List<String> announced = toCome(future, "2022-01-17T09:00:00Z");

        assertThat(future.at("/mails/0/at/text").asText()).isEqualTo("16:00 17/01");
        assertThat(announced).contains("vanphong@vuquang.hatinh.example duty-overdue");
        assertThat(future.findValuesAsText("kindText")).doesNotContain("Thư khác");
        assertThat(future.get("mails").toString()).contains("Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu");

        story.does("VUQUANG", "RegisterSites");
        assertThat(future().get("mails").toString()).doesNotContain("Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu");

        List<String> expected = toCome(future(), "2022-01-17T09:00:00Z");
        story.at("2022-01-17T16:00").sendMails();
        assertThat(mails(ledger("")).stream()
                        .filter(mail -> mail.at("/planned/at").asText().equals("2022-01-17T09:00:00Z"))
                        .map(MailsApiIT::whoAndWhat))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_future_names_what_an_agency_promised() {
        promises.give(story.duty("VUQUANG", "RegisterSites"), Instant.parse("2022-01-17T10:00:00Z"), "vuquang");

        assertThat(future().at("/promises/0/agencyName").asText()).isEqualTo("Huyện ủy Vũ Quang");
        assertThat(future().at("/promises/0/until/text").asText()).isEqualTo("17:00 17/01");
        JsonNode units = Officer.json(office.get("/api/conferences/" + story.id() + "/registrations"))
                .get("units");
        assertThat(units.findValues("promised"))
                .filteredOn(hour -> !hour.isNull())
                .singleElement()
                .satisfies(hour -> assertThat(hour.get("text").asText()).isEqualTo("17:00 17/01"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertRefused(office.get("/api/conferences/khong-co/mails"), 404, "Không có Hội nghị");
        assertRefused(office.get("/api/conferences/khong-co/mails/future"), 404, "Không có Hội nghị");
        for (String path : List.of("/api/mails/0", "/api/mails/0/html", "/api/mails/0/attachments/0")) {
            assertRefused(office.get(path), 404, "Không có thư này.");
        }
        assertRefused(resend(office, 0, "{}"), 404, "Không có thư này.");
        assertThat(office.get("/api/mails/x").statusCode()).isEqualTo(400);
    }

    @Test
    void the_ledger_is_the_offices_alone() {
        long id = mailTo(UNIT, ledger("")).get("id").asLong();
        List<String> paths = List.of(
                "/api/conferences/" + story.id() + "/mails",
                "/api/conferences/" + story.id() + "/mails/future",
                "/api/mails/" + id,
                "/api/mails/" + id + "/html",
                "/api/mails/" + id + "/attachments/0");

        for (String path : paths) {
            for (String agency : List.of("HUONGKHE", "TTTU")) {
                assertRefused(Officer.of(agency, port).get(path), 403, "Văn phòng Tỉnh ủy");
            }
            assertThat(Web.nobody(port).get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertRefused(resend(Officer.of("HUONGKHE", port), id, "{}"), 403, "Văn phòng Tỉnh ủy");
    }

    private JsonNode ledger(String query) {
        HttpResponse<String> answer = get(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }

    private HttpResponse<String> get(String query) {
        return office.get("/api/conferences/" + story.id() + "/mails" + query);
    }

    private JsonNode future() {
        return Officer.json(office.get("/api/conferences/" + story.id() + "/mails/future"));
    }

    private static List<String> toCome(JsonNode future, String at) {
        return mails(future).stream()
                .filter(mail -> mail.at("/at/at").asText().equals(at))
                .map(MailsApiIT::whoAndWhat)
                .toList();
    }

    private static String whoAndWhat(JsonNode mail) {
        return mail.get("address").asText() + " " + mail.get("kind").asText();
    }

    private static HttpResponse<String> resend(Officer officer, long id, String json) {
        return officer.post("/api/mails/" + id + "/resending", json);
    }

    private static HttpResponse<String> correct(Officer officer, String agency, String address, String json) {
        return officer.put("/api/agencies/" + agency + "/contacts/" + address, json);
    }

    private static List<JsonNode> mails(JsonNode page) {
        List<JsonNode> mails = new ArrayList<>();
        page.get("mails").forEach(mails::add);
        return mails;
    }

    private static JsonNode mailTo(String address, JsonNode page) {
        return mails(page).stream()
                .filter(mail -> mail.get("address").asText().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** Lets a mail fail as if its server had refused it; the relay has not told anybody yet. */
    private long fail(String address, String error) {
        long id = mailTo(address, ledger("")).get("id").asLong();
        jdbc.sql("update mail set state = 'FAILED', error = ?, sent_at = null, next_try_at = planned_at where id = ?")
                .params(error, id)
                .update();
        return id;
    }

    private long incidents() {
        return runtime.createIncidentQuery()
                .incidentType("undeliverableMail")
                .processInstanceId(story.process().getId())
                .count();
    }

    private static void empty() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private String messageId(long id) {
        return jdbc.sql("select message_id from mail where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static List<String> messageIds(String recipient) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(recipient))
                .map(MailsApiIT::messageId)
                .toList();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(words);
    }
}
