package vn.diemcau.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.desk.LetterNine;
import vn.diemcau.conference.directory.LoadedDirectory;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;

/** A letter names an agency that the directory does not know. */
@DiemCauTest
@Import(LoadedDirectory.class)
class AgencyAdditionIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private LoadedDirectory directory;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private Officer office;

    @BeforeEach
    void inTheMorning() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-11-30T08:00+07:00").toInstant()));
        office = Officer.of("VPTU", port);
    }

    /** All such tests share one directory. */
    @AfterEach
    void theDirectoryIsThatOfTheFile() {
        ClockUtil.reset();
        jdbc.sql("update agency set active = false where added_at is not null").update();
        directory.loadShipped();
    }

    @Test
    void an_agency_that_is_added_gets_its_task_its_mail_and_its_account() {
        directory.loadShipped();
        HttpResponse<String> added =
                add(kiemLam().put("office", "VPTU").put("shortName", "Kiểm lâm").put("phone", "0239 3855 000"));

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String code = Officer.json(added).path("code").asText();
        assertThat(Officer.json(added).path("name").asText()).isEqualTo("Chi cục Kiểm lâm tỉnh");
        assertThat(identity.createGroupQuery().groupId(code).singleResult().getName())
                .isEqualTo("Chi cục Kiểm lâm tỉnh");
        JsonNode choice = agency(code);
        assertThat(choice.path("aliases").get(0).asText()).isEqualTo("Kiểm lâm");
        assertThat(journal()).contains("thêm vào danh bạ: Chi cục Kiểm lâm tỉnh (mã " + code + ")");

        String conference = called(code);
        ConferenceStory of = story.ofConference(conference);
        of.does("VPTU", "IssueLetter");
        assertThat(of.task(code, "chuan-bi-bao-cao-tinh-hinh-va-phuong-an")).isNotNull();
        Officer officer = Officer.of(code, port);
        assertThat(Officer.json(officer.get("/engine-rest/task?candidateGroup=" + code)))
                .isNotEmpty();
        assertThat(Officer.json(officer.get("/api/agencies")).path("agencies").findValuesAsText("code"))
                .contains(code);
        assertThat(jdbc.sql("select count(*) from mail where conference_id = ? and agency = ?")
                        .params(conference, code)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void it_is_still_there_after_a_start_with_the_same_file() {
        String code = Officer.json(add(kiemLam())).path("code").asText();

        directory.loadShipped();

        assertThat(agency(code).path("name").asText()).isEqualTo("Chi cục Kiểm lâm tỉnh");
        assertThat(Officer.of(code, port).get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void of_two_who_add_the_same_name_at_once_the_second_is_told() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<HttpResponse<String>> adding = () -> add(kiemLam());
            List<Integer> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : two.invokeAll(List.of(adding, adding))) {
                answers.add(answer.get().statusCode());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
        } finally {
            two.shutdownNow();
        }
        HttpResponse<String> third = add(kiemLam());
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(problem(third))
                .isEqualTo("Tên cơ quan: Danh bạ đã có tên này, là của “Chi cục Kiểm lâm tỉnh”; hãy chọn cơ quan đó"
                        + " trong danh sách.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | | Tên cơ quan: Chưa ghi tên cơ quan.",
                "name | Chi cục <b>Kiểm lâm</b> | Tên cơ quan: Không được có dấu < hoặc >.",
                "name | 1234 | Tên cơ quan: Phải có chữ cái.",
                "shortName | <script> | Tên gọi tắt: Không được có dấu < hoặc >.",
                "email | | Địa chỉ thư: Chưa ghi địa chỉ thư: thư giao việc gửi tới đó.",
                "email | kiemlam | Địa chỉ thư: “kiemlam” không phải là địa chỉ thư điện tử.",
                "email | a@b.example, c@d.example | Địa chỉ thư: “a@b.example, c@d.example” không phải là địa chỉ thư điện tử.",
                "phone | gọi chị Lan | Điện thoại: “gọi chị Lan” không phải là số điện thoại (8 đến 15 chữ số).",
                "level | tiểu khu | Cấp: Không có cấp “tiểu khu”; các cấp là: tỉnh, huyện, xã.",
                "kind | OFFICE | Loại: Chỉ thêm được cơ quan hoặc đơn vị; Văn phòng và lãnh đạo cấp trên ghi ở tệp danh bạ."
            })
    void what_is_wrong_is_said_with_its_field_and_nothing_is_added(String field, String value, String sentence) {
        HttpResponse<String> answer = add(kiemLam().put(field, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo(sentence);
        assertThat(jdbc.sql("select count(*) from agency where active and added_at is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_name_of_three_hundred_letters_is_too_long() {
        assertThat(problem(add(kiemLam().put("name", "Chi cục ".repeat(37)))))
                .isEqualTo("Tên cơ quan: Dài quá 200 ký tự.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\":{}}"})
    void what_is_no_agency_is_refused(String body) {
        assertThat(office.post("/api/agencies", body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_group_or_an_account_of_somebody_else_is_not_taken_over() {
        identity.saveGroup(identity.newGroup("QBTX"));
        identity.saveUser(identity.newUser("qbtx2"));
        try {
            HttpResponse<String> added = add(kiemLam().put("name", "Quỹ Bảo trợ Xã"));

            assertThat(Officer.json(added).path("code").asText())
                    .as(added.body())
                    .isEqualTo("QBTX3");
        } finally {
            identity.deleteGroup("QBTX");
            identity.deleteUser("qbtx2");
        }
    }

    @Test
    void only_an_office_adds_and_only_to_its_own_part() {
        assertThat(Officer.of("HUONGKHE", port)
                        .post("/api/agencies", kiemLam().toString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(add(kiemLam().put("office", "HUONGKHE")).statusCode()).isEqualTo(404);
    }

    @Test
    void of_several_offices_each_adds_to_its_own_part_alone() throws IOException {
        directory.load(new ClassPathResource("directory/hatinh.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("  - code: VPUBND\n    kind: AGENCY\n", "  - code: VPUBND\n    kind: OFFICE\n"));
        Officer second = Officer.of("VPUBND", port);

        HttpResponse<String> foreign =
                second.post("/api/agencies", kiemLam().put("office", "VPTU").toString());
        HttpResponse<String> own = second.post("/api/agencies", kiemLam().toString());

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(Officer.json(foreign).path("message").asText())
                .isEqualTo("Chỉ thêm được cơ quan vào phần danh bạ của Văn phòng mình.");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
        assertThat(jdbc.sql("select added_for from agency where code = ?")
                        .param(Officer.json(own).path("code").asText())
                        .query(String.class)
                        .single())
                .isEqualTo("VPUBND");
    }

    private static ObjectNode kiemLam() {
        return JSON.createObjectNode().put("name", "Chi cục Kiểm lâm tỉnh").put("email", "vanphong@kiemlam.example");
    }

    private HttpResponse<String> add(ObjectNode wanted) {
        return office.post("/api/agencies", wanted.toString());
    }

    private JsonNode agency(String code) {
        for (JsonNode each : Officer.json(office.get("/api/desk/choices")).path("agencies")) {
            if (each.path("code").asText().equals(code)) {
                return each;
            }
        }
        throw new AssertionError("no agency " + code);
    }

    /** A conference whose report is asked of that agency. */
    private String called(String code) {
        ObjectNode reading = LetterNine.reading().deepCopy();
        String[] codes = {code, "TTCB", "VTHT", "DLHT", null, null, "BAOHT"};
        for (int i = 0; i < codes.length; i++) {
            ((ObjectNode) reading.path("duties").get(i)).put("agencyCode", codes[i]);
        }
        reading.put("title", "Cuộc họp của Kiểm lâm").put("text", LetterNine.TEXT + "kiểm lâm");
        ObjectNode sent = JSON.createObjectNode();
        sent.set("reading", reading);
        String draft = Officer.json(office.post("/api/desk/drafts", sent.toString()))
                .path("id")
                .asText();
        HttpResponse<String> answer = office.post("/api/desk/drafts/" + draft + "/call", "{\"version\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Officer.json(answer).path("id").asText();
    }

    private List<String> journal() {
        return jdbc.sql("select words from act where kind = 'AGENCY_ADDED'").query(String.class).list().stream()
                .map(words -> words.replaceAll(", địa chỉ thư.*", ""))
                .toList();
    }

    private static String problem(HttpResponse<String> answer) {
        JsonNode first = Officer.json(answer).path("problems").get(0);
        return first.path("place").asText() + ": " + first.path("message").asText();
    }
}
