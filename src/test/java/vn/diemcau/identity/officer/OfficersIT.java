package vn.diemcau.identity.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.identity.provider.AgencyGroups;
import vn.diemcau.identity.provider.ScreenAccounts;
import vn.diemcau.web.Web;

/** An agency's own administrator over HTTP: everything at home, nothing elsewhere. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=officers-of-agencies",
            "camunda.bpm.job-execution.enabled=false"
        })
class OfficersIT {

    private static final String PASSWORD = "officers-of-agencies";
    private static final String OWN = "con trâu ngồi đọc báo";
    private static final String OFFICERS = "/api/agencies/HUONGKHE/officers";
    private static final String DEPUTIES = "/api/agencies/HUONGKHE/deputies";

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String deployment;

    @BeforeEach
    void aUnitWithATask() {
        identity.clearAuthentication();
        mirror.directoryLoaded(RightsIT.DIRECTORY);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "officers.bpmn",
                        Bpmn.createExecutableProcess("officers")
                                .startEvent()
                                .userTask("ofHuongKhe")
                                .camundaCandidateGroups("HUONGKHE")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("officers");
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment, true);
        for (String added : List.of("nguyenvanan", "tranthibinh")) {
            identity.deleteUser(added);
        }
        jdbc.sql("delete from deputy").update();
        jdbc.sql("update account set disabled_at = null, must_change = false where true")
                .update();
        jdbc.sql("delete from account where id in ('nguyenvanan', 'tranthibinh')")
                .update();
        if (identity.createUserQuery()
                        .userId("huongkhe")
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0) {
            identity.deleteMembership("huongkhe", Groups.CAMUNDA_ADMIN);
        }
    }

    @Test
    void a_new_officer_sets_a_password_of_their_own_and_works_for_the_agency() throws Exception {
        String password = added("nguyenvanan");
        assertThat(Web.withPassword(port, "nguyenvanan", password)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(403);
        Web browser = Web.signedIn(port, "nguyenvanan", password);
        assertThat(browser.put("/api/account/password", change(password)).statusCode())
                .isEqualTo(204);
        assertThat(tasks(browser)).isOne();
        JsonNode staff = json.readTree(as("huongkhe").get(OFFICERS).body());
        assertThat(staff.at("/officers/1").toString())
                .isEqualTo("{\"id\":\"nguyenvanan\",\"name\":\"Nguyễn Văn An\",\"post\":\"Chuyên viên\",\"email\":null,"
                        + "\"administers\":false,\"isDisabled\":false,\"isOneTime\":false,\"isFromDirectory\":false,\"isSelf\":false,"
                        + "\"isManaged\":true}");
    }

    @Test
    void a_disabled_officer_is_out_at_once_and_comes_back() throws Exception {
        Web officer = settled("nguyenvanan");
        assertThat(tasks(officer)).isOne();
        assertThat(as("huongkhe").post(OFFICERS + "/nguyenvanan/disabling", "").statusCode())
                .isEqualTo(204);

        assertThat(officer.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(officer.get("/api/account").statusCode()).isEqualTo(401);
        HttpResponse<String> again = Web.withPassword(port, "nguyenvanan", OWN).get("/engine-rest/task");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("Tài khoản đã ngừng hoạt động.");

        assertThat(as("huongkhe").post(OFFICERS + "/nguyenvanan/enabling", "").statusCode())
                .isEqualTo(204);
        assertThat(officer.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(tasks(Web.signedIn(port, "nguyenvanan", OWN))).isOne();
    }

    @Test
    void a_new_one_time_password_ends_what_the_old_one_opened() throws Exception {
        Web officer = settled("nguyenvanan");
        HttpResponse<String> made = as("huongkhe").post(OFFICERS + "/nguyenvanan/password", "");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(officer.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(Web.withPassword(port, "nguyenvanan", OWN)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Web.withPassword(
                                port,
                                "nguyenvanan",
                                json.readTree(made.body()).get("password").asText())
                        .get("/api/account")
                        .body())
                .contains("\"mustChange\":true");
    }

    @ParameterizedTest
    @CsvSource({"huongson, 404", "vptu, 404", "nguyenvanan, 403"})
    void nobody_but_the_agencys_own_administrator_touches_its_officers(String person, int status) throws Exception {
        settled("nguyenvanan");
        Web other = person.equals("nguyenvanan")
                ? Web.withPassword(port, person, OWN)
                : Web.withPassword(port, person, PASSWORD);
        String form = form("tranthibinh", "Trần Thị Bình");
        for (HttpResponse<String> answer : List.of(
                other.get(OFFICERS),
                other.post(OFFICERS, form),
                other.put(OFFICERS + "/nguyenvanan", form),
                other.post(OFFICERS + "/huongkhe/password", ""),
                other.post(OFFICERS + "/huongkhe/disabling", ""),
                other.post(OFFICERS + "/huongkhe/enabling", ""),
                other.post(DEPUTIES, naming("huongson", "2026-11-25T08:00", "2026-11-26T08:00")),
                other.delete(DEPUTIES + "/1"))) {
            assertThat(answer.statusCode())
                    .as(answer.request().method() + " " + answer.uri())
                    .isEqualTo(status);
        }
        assertThat(identity.createUserQuery().userId("tranthibinh").count()).isZero();
        assertThat(Web.withPassword(port, "huongkhe", PASSWORD)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_agencys_administrator_reaches_nobody_of_another_agency_through_the_own() {
        Web own = as("huongkhe");
        for (String stranger : List.of("huongson", "admin", "nobody")) {
            assertThat(own.post(OFFICERS + "/" + stranger + "/disabling", "").statusCode())
                    .isEqualTo(404);
            assertThat(own.post(OFFICERS + "/" + stranger + "/password", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void who_may_more_than_the_agency_is_the_system_administrators_alone() throws Exception {
        settled("nguyenvanan");
        for (String more : List.of(Groups.CAMUNDA_ADMIN, "HUONGSON")) {
            identity.createMembership("nguyenvanan", more);
            for (String act : List.of("password", "disabling", "enabling")) {
                assertThat(as("huongkhe")
                                .post(OFFICERS + "/nguyenvanan/" + act, "")
                                .statusCode())
                        .as(more + " " + act)
                        .isEqualTo(403);
            }
            assertThat(as("admin").post(OFFICERS + "/nguyenvanan/enabling", "").statusCode())
                    .isEqualTo(204);
            identity.deleteMembership("nguyenvanan", more);
        }
        assertThat(Web.withPassword(port, "nguyenvanan", OWN)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_the_system_administrator_appoints_who_manages_an_agencys_officers() throws Exception {
        settled("nguyenvanan");
        String appointing = json.createObjectNode()
                .put("name", "Nguyễn Văn An")
                .put("administers", true)
                .toString();
        assertThat(as("huongkhe").put(OFFICERS + "/nguyenvanan", appointing).statusCode())
                .isEqualTo(403);
        assertThat(Web.withPassword(port, "nguyenvanan", OWN).get(OFFICERS).statusCode())
                .isEqualTo(403);
        assertThat(as("admin").put(OFFICERS + "/nguyenvanan", appointing).statusCode())
                .isEqualTo(204);
        assertThat(Web.withPassword(port, "nguyenvanan", OWN).get(OFFICERS).statusCode())
                .isEqualTo(200);
        assertThat(as("huongkhe").post(OFFICERS + "/nguyenvanan/password", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_disables_themselves() {
        assertThat(as("huongkhe").post(OFFICERS + "/huongkhe/disabling", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void what_is_wrong_in_the_form_is_named_and_nothing_is_kept() throws Exception {
        HttpResponse<String> refused = as("huongkhe").post(OFFICERS, form("Nguyễn Văn An", " "));
        assertThat(refused.statusCode()).isEqualTo(400);
        List<String> places = new ArrayList<>();
        json.readTree(refused.body())
                .get("problems")
                .forEach(problem -> places.add(problem.get("place").asText()));
        assertThat(places).containsExactly("Tên đăng nhập", "Họ và tên");

        HttpResponse<String> taken = as("huongkhe").post(OFFICERS, form("huongson", "Nguyễn Văn An"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(identity.createUserQuery().memberOfGroup("HUONGKHE").list()).hasSize(1);
    }

    @Test
    void a_deputy_acts_from_the_first_hour_until_the_last() throws Exception {
        Instant from = Instant.parse("2026-11-26T01:00:00Z");
        Instant until = Instant.parse("2026-11-27T10:00:00Z");
        ClockUtil.setCurrentTime(Date.from(from.minusSeconds(3600)));
        Web browser = Web.signedIn(port, "huongson", PASSWORD);
        accepted("huongson");

        ClockUtil.setCurrentTime(Date.from(from.minusMillis(1)));
        assertThat(tasks(browser)).isZero();
        assertThat(tasks(as("huongson"))).isZero();
        ClockUtil.setCurrentTime(Date.from(from));
        assertThat(tasks(browser)).isOne();
        assertThat(tasks(as("huongson"))).isOne();
        assertThat(as("huongson").get(OFFICERS).statusCode()).isEqualTo(403);
        ClockUtil.setCurrentTime(Date.from(until.minusMillis(1)));
        assertThat(tasks(browser)).isOne();
        ClockUtil.setCurrentTime(Date.from(until));
        assertThat(tasks(browser)).isZero();
        assertThat(tasks(as("huongson"))).isZero();
    }

    @Test
    void a_deputy_can_be_sent_home_before() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        String id = accepted("huongson");
        assertThat(tasks(as("huongson"))).isOne();
        assertThat(as("canloc").delete("/api/agencies/CANLOC/deputies/" + id).statusCode())
                .isEqualTo(404);
        assertThat(as("huongkhe").delete(DEPUTIES + "/" + id).statusCode()).isEqualTo(204);
        assertThat(tasks(as("huongson"))).isZero();
        assertThat(as("huongkhe").delete(DEPUTIES + "/" + id).statusCode()).isEqualTo(409);
    }

    @Test
    void nobody_of_another_agency_acts_before_that_one_says_yes() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        long before = jdbc.sql("select coalesce(max(id), 0) from act")
                .query(Long.class)
                .single();
        Web browser = Web.signedIn(port, "huongson", PASSWORD);
        String id = asked("huongson");
        assertThat(tasks(browser)).isZero();
        assertThat(tasks(as("huongson"))).isZero();
        assertThat(state("huongkhe", OFFICERS, "deputies")).isEqualTo("PENDING");
        assertThat(state("huongson", "/api/agencies/HUONGSON/officers", "lent")).isEqualTo("PENDING");
        assertThat(json.readTree(as("huongson").get("/api/account").body())
                        .get("requests")
                        .asInt())
                .isOne();
        for (HttpResponse<String> refused : List.of(
                as("huongkhe").post(DEPUTIES + "/" + id + "/acceptance", ""),
                as("huongkhe").post("/api/agencies/HUONGSON/deputies/" + id + "/acceptance", ""),
                as("canloc").post("/api/agencies/CANLOC/deputies/" + id + "/acceptance", ""),
                as("huongson").post(DEPUTIES + "/" + id + "/acceptance", ""))) {
            assertThat(refused.statusCode()).as(refused.uri().toString()).isEqualTo(404);
        }
        assertThat(tasks(browser)).isZero();

        assertThat(accept(id).statusCode()).isEqualTo(204);
        assertThat(tasks(browser)).isOne();
        assertThat(accept(id).statusCode()).isEqualTo(409);
        assertThat(as("huongson")
                        .delete("/api/agencies/HUONGSON/deputies/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks(browser)).isZero();
        assertThat(tasks(as("huongson"))).isZero();
        assertThat(jdbc.sql("""
                        select by_user || ' ' || words || ' ' || agencies::text from act
                        where kind like 'DEPUTY%' and id > ? order by id""").param(before).query(String.class).list())
                .containsExactly(
                        "huongkhe đề nghị cử cán bộ thay từ 08 giờ 00 ngày 26/11/2026 đến 17 giờ 00 ngày 27/11/2026,"
                                + " tài khoản huongson {HUONGKHE,HUONGSON}",
                        "huongson đồng ý cho cán bộ làm thay Huyện ủy Hương Khê, tài khoản huongson"
                                + " {HUONGKHE,HUONGSON}",
                        "huongson thôi cho cán bộ làm thay Huyện ủy Hương Khê, tài khoản huongson"
                                + " {HUONGKHE,HUONGSON}");
    }

    @Test
    void who_is_declined_never_acts_and_the_other_agency_reads_it() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        String id = asked("huongson");
        assertThat(as("huongson")
                        .delete("/api/agencies/HUONGSON/deputies/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(state("huongkhe", OFFICERS, "deputies")).isEqualTo("DECLINED");
        assertThat(accept(id).statusCode()).isEqualTo(409);
        assertThat(tasks(as("huongson"))).isZero();
        // Asked again it may say yes.
        accepted("huongson");
        assertThat(tasks(as("huongson"))).isOne();
    }

    @Test
    void an_agencys_own_officer_is_a_deputy_at_once() throws Exception {
        settled("nguyenvanan");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        asked("NguyenVanAn");
        assertThat(state("huongkhe", OFFICERS, "deputies")).isEqualTo("ACTING");
        assertThat(json.readTree(as("huongkhe").get(OFFICERS).body()).get("lent"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VPTU", "TTTU", Groups.CAMUNDA_ADMIN, ScreenAccounts.GROUP})
    void who_rises_above_agencies_is_nobodys_deputy_any_more(String group) throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        accepted("huongson");
        assertThat(groups("huongson")).containsExactlyInAnyOrder("HUONGSON", "HUONGKHE");
        assertThat(as("admin")
                        .put("/engine-rest/group/" + group + "/members/huongson", "")
                        .statusCode())
                .isEqualTo(204);
        try {
            assertThat(groups("huongson")).containsExactlyInAnyOrder("HUONGSON", group);
            assertThat(json.readTree(as("huongkhe").get(OFFICERS).body()).get("deputies"))
                    .isEmpty();
            assertThat(lastEnded()).isEqualTo("admin {HUONGKHE,HUONGSON}");
        } finally {
            identity.deleteMembership("huongson", group);
        }
        assertThat(groups("huongson")).containsExactly("HUONGSON");
    }

    /** As an older release, or a program past the engine, leaves it behind. */
    @Test
    void no_deputyship_stands_beside_a_group_above_agencies() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        accepted("huongson");
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('huongson', 'VPTU')")
                .update();
        try {
            assertThat(groups("huongson")).containsExactlyInAnyOrder("HUONGSON", "VPTU");
        } finally {
            jdbc.sql("delete from act_id_membership where user_id_ = 'huongson' and group_id_ = 'VPTU'")
                    .update();
        }
    }

    @Test
    void who_leaves_the_agency_that_gave_its_word_does_not_come_back_to_it() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        accepted("huongson");
        Web administrator = as("admin");
        assertThat(administrator
                        .delete("/engine-rest/group/HUONGSON/members/HuongSon")
                        .statusCode())
                .isEqualTo(204);
        try {
            assertThat(json.readTree(as("huongkhe").get(OFFICERS).body()).get("deputies"))
                    .isEmpty();
        } finally {
            assertThat(administrator
                            .put("/engine-rest/group/HUONGSON/members/huongson", "")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(groups("huongson")).containsExactly("HUONGSON");
        assertThat(lastEnded()).isEqualTo("admin {HUONGKHE,HUONGSON}");
    }

    @Test
    void another_of_the_same_name_is_not_the_deputy_that_the_former_one_was() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        added("nguyenvanan");
        String asked = json.readTree(as("huongson")
                        .post(
                                "/api/agencies/HUONGSON/deputies",
                                naming("nguyenvanan", "2026-11-26T08:00", "2026-11-27T17:00"))
                        .body())
                .get("id")
                .asText();
        assertThat(as("huongkhe")
                        .post(DEPUTIES + "/" + asked + "/acceptance", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("admin").delete("/engine-rest/user/nguyenvanan").statusCode())
                .isEqualTo(204);
        assertThat(json.readTree(as("huongson")
                                .get("/api/agencies/HUONGSON/officers")
                                .body())
                        .get("deputies"))
                .isEmpty();
        added("nguyenvanan");
        assertThat(groups("nguyenvanan")).containsExactly("HUONGKHE");
    }

    @Test
    void nobody_acts_for_two_other_agencies_in_the_same_hours() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        String canLoc = "/api/agencies/CANLOC/deputies";
        String naming = naming("huongson", "2026-11-27T16:00", "2026-11-28T17:00");
        String early = json.readTree(as("canloc").post(canLoc, naming).body())
                .get("id")
                .asText();
        accepted("huongson");
        for (HttpResponse<String> refused : List.of(
                accept(early), as("canloc").post(canLoc, naming("huongson", "2026-11-26T09:00", "2026-11-26T12:00")))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("đã nhận làm thay cơ quan khác từ 08 giờ 00 ngày 26/11/2026");
        }
        // What only touches it is no overlap.
        assertThat(as("canloc")
                        .post(canLoc, naming("huongson", "2026-11-28T17:00", "2026-11-29T17:00"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void of_two_words_at_once_for_the_same_hours_one_is_taken() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        String naming = naming("huongson", "2026-11-26T08:00", "2026-11-27T17:00");
        List<String> ids = List.of(
                asked("huongson"),
                json.readTree(as("canloc")
                                .post("/api/agencies/CANLOC/deputies", naming)
                                .body())
                        .get("id")
                        .asText());
        assertThat(ids.stream()
                        .parallel()
                        .map(id -> accept(id).statusCode())
                        .sorted()
                        .toList())
                .containsExactly(204, 409);
    }

    @Test
    void an_agency_is_not_flooded_with_requests() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-25T02:00:00Z")));
        List<String> ids = new ArrayList<>();
        for (int day = 10; day < 13; day++) {
            HttpResponse<String> asked = as("huongkhe")
                    .post(DEPUTIES, naming("huongson", "2026-12-" + day + "T08:00", "2026-12-" + day + "T17:00"));
            assertThat(asked.statusCode()).isEqualTo(201);
            ids.add(json.readTree(asked.body()).get("id").asText());
        }
        HttpResponse<String> fourth =
                as("huongkhe").post(DEPUTIES, naming("huongson", "2026-12-20T08:00", "2026-12-20T17:00"));
        assertThat(fourth.statusCode()).isEqualTo(409);
        assertThat(fourth.body()).contains("3 đề nghị", "chưa trả lời");
        assertThat(as("canloc")
                        .post(
                                "/api/agencies/CANLOC/deputies",
                                naming("huongson", "2026-12-10T08:00", "2026-12-10T17:00"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(accept(ids.get(0)).statusCode()).isEqualTo(204);
        asked("huongson");
    }

    @Test
    void nobody_is_named_twice_for_the_same_hours() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-25T02:00:00Z")));
        String id = asked("huongson");
        for (String[] hours : new String[][] {
            {"2026-11-26T08:00", "2026-11-27T17:00"},
            {"2026-11-27T16:59", "2026-11-28T08:00"},
            {"2026-11-25T08:00", "2026-11-30T08:00"}
        }) {
            HttpResponse<String> refused = as("huongkhe").post(DEPUTIES, naming("huongson", hours[0], hours[1]));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("không được trùng giờ nhau");
        }
        assertThat(as("huongkhe")
                        .post(DEPUTIES, naming("huongson", "2026-11-27T17:00", "2026-11-28T08:00"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(as("huongkhe").delete(DEPUTIES + "/" + id).statusCode()).isEqualTo(204);
        asked("huongson");
    }

    @Test
    void of_many_requests_at_once_one_is_taken() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-25T02:00:00Z")));
        String naming = naming("huongson", "2026-11-26T08:00", "2026-11-27T17:00");
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> as("huongkhe").post(DEPUTIES, naming).statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void who_leaves_the_agency_that_said_yes_acts_no_more() throws Exception {
        settled("nguyenvanan");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        String id = json.readTree(as("huongson")
                        .post(
                                "/api/agencies/HUONGSON/deputies",
                                naming("nguyenvanan", "2026-11-26T08:00", "2026-11-27T17:00"))
                        .body())
                .get("id")
                .asText();
        assertThat(as("huongkhe").post(DEPUTIES + "/" + id + "/acceptance", "").statusCode())
                .isEqualTo(204);
        assertThat(groups("nguyenvanan")).containsExactlyInAnyOrder("HUONGKHE", "HUONGSON");
        identity.deleteMembership("nguyenvanan", "HUONGKHE");
        identity.createMembership("nguyenvanan", "CANLOC");
        assertThat(groups("nguyenvanan")).containsExactly("CANLOC");
    }

    @Test
    void who_names_a_deputy_gets_no_hold_of_the_account() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        accepted("huongson");
        assertThat(as("huongkhe").post(OFFICERS + "/huongson/password", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void no_appointment_elsewhere_keeps_the_home_agency_from_its_officer() throws Exception {
        settled("nguyenvanan");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T02:00:00Z")));
        assertThat(as("huongson")
                        .post(
                                "/api/agencies/HUONGSON/deputies",
                                naming("nguyenvanan", "2026-11-26T08:00", "2026-11-27T17:00"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(as("huongkhe").post(OFFICERS + "/nguyenvanan/password", "").statusCode())
                .isEqualTo(200);
        assertThat(as("huongkhe").post(OFFICERS + "/nguyenvanan/disabling", "").statusCode())
                .isEqualTo(204);
    }

    /** As an older release left them behind: named unasked. */
    @Test
    void the_upgrade_leaves_to_act_who_is_of_the_agency_alone() throws Exception {
        settled("nguyenvanan");
        ClockUtil.setCurrentTime(Date.from(Instant.now()));
        for (String account : List.of("nguyenvanan", "huongson", "vptu", "tttu", "admin", "manhinh", "gone")) {
            jdbc.sql("""
                            insert into deputy (account, agency, from_at, until_at, named_by, named_at)
                            values (?, 'HUONGKHE', now() - interval '1 day', now() + interval '1 day', 'huongkhe', now())""").param(account).update();
        }
        for (Agency agency : RightsIT.DIRECTORY.agencies()) {
            jdbc.sql("""
                            insert into agency (code, kind, name, leader_role, leader_email, ordinal)
                            values (?, ?, ?, '', '', 0) on conflict do nothing""")
                    .params(agency.code(), agency.kind().name(), agency.name())
                    .update();
        }
        String script =
                new ClassPathResource("db/migration/V16__deputies.sql").getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql(script.substring(script.indexOf("do $$"))).update();
        assertThat(jdbc.sql("""
                        select account || ' ' || coalesce(home, '-') || ' ' || (accepted_at is not null) from deputy
                        where until_at > now() order by account""").query(String.class).list())
                .containsExactly("huongson HUONGSON false", "nguyenvanan HUONGKHE true");
        assertThat(tasks(as("huongson"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "huongson, 2026-11-27T08:00, 2026-11-26T08:00, Đến",
        "huongson, 2026-11-24T08:00, 2026-11-24T09:00, Đến",
        "huongson, 2026-11-26T08:00, 2027-11-26T08:00, Đến",
        "huongson, mai, 2026-11-26T08:00, Từ",
        "huongson, 2028-11-26T08:00, 2028-11-27T08:00, Từ",
        "nobody, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập",
        "vptu, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập",
        "VPTU, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập",
        "tttu, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập",
        "admin, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập",
        "manhinh, 2026-11-26T08:00, 2026-11-27T08:00, Tên đăng nhập"
    })
    void impossible_deputies_are_refused(String account, String from, String until, String place) throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-25T02:00:00Z")));
        HttpResponse<String> refused = as("huongkhe").post(DEPUTIES, naming(account, from, until));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).at("/problems/0/place").asText())
                .isEqualTo(place);
        assertThat(jdbc.sql("select count(*) from deputy").query(Long.class).single())
                .isZero();
    }

    @Test
    void what_is_done_with_officers_is_on_record_without_a_password() throws Exception {
        long before = jdbc.sql("select count(*) from act").query(Long.class).single();
        String password = added("nguyenvanan");
        as("huongkhe").post(OFFICERS + "/nguyenvanan/disabling", "");
        List<String> acts = jdbc.sql("select by_user || ' ' || kind || ' ' || words from act order by id offset ?")
                .param(before)
                .query(String.class)
                .list();
        assertThat(acts)
                .contains(
                        "huongkhe ACCOUNT_ADDED thêm tài khoản nguyenvanan",
                        "huongkhe MEMBERSHIP_CHANGED đưa vào nhóm HUONGKHE tài khoản nguyenvanan",
                        "huongkhe ACCOUNT_DISABLED ngừng tài khoản nguyenvanan")
                .noneMatch(act -> act.contains(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nguyen.vana", "an-nv", "An_NV", "AN@tinh.example"})
    void accounts_are_called_as_directories_call_them(String typed) throws Exception {
        String id = typed.toLowerCase(Locale.ROOT);
        try {
            HttpResponse<String> answer = as("huongkhe").post(OFFICERS, form(typed, "Nguyễn Văn An"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(json.readTree(answer.body()).get("id").asText()).isEqualTo(id);
            String password = json.readTree(answer.body()).get("password").asText();
            Web browser = Web.signedIn(port, typed.toUpperCase(Locale.ROOT), password);
            assertThat(browser.put("/api/account/password", change(password)).statusCode())
                    .isEqualTo(204);
            assertThat(json.readTree(browser.get("/api/account").body())
                            .get("id")
                            .asText())
                    .isEqualTo(id);
            assertThat(tasks(browser)).isOne();
            for (String name : List.of(id, typed, typed.toUpperCase(Locale.ROOT))) {
                Web program = Web.withPassword(port, name, OWN);
                assertThat(tasks(program)).as(name).isOne();
                assertThat(program.get("/engine-rest/user/" + id + "/profile").statusCode())
                        .isEqualTo(200);
            }
            assertThat(as("huongkhe")
                            .post(OFFICERS, form(typed.toUpperCase(Locale.ROOT), "Nguyễn Văn An"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(as("huongkhe")
                            .put(OFFICERS + "/" + id, form(id, "Nguyễn Thị An"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(as("huongkhe")
                            .post(OFFICERS + "/" + id + "/disabling", "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
            assertThat(Web.withPassword(port, typed, OWN).get("/api/account").statusCode())
                    .isEqualTo(403);
            assertThat(jdbc.sql("select count(*) from act where words = 'đăng nhập' and by_user = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isOne();
        } finally {
            identity.deleteUser(id);
            jdbc.sql("delete from account where id = ?").param(id).update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system",
                "System",
                "admin",
                "root",
                "ROOT",
                "manhinh",
                "HuongKhe",
                "canloc",
                "vptu",
                "HUONGSON",
                "huongkhe"
            })
    void nobody_is_called_like_the_system_or_an_agency(String name) {
        assertThat(as("huongkhe").post(OFFICERS, form(name, "Nguyễn Văn An")).statusCode())
                .isEqualTo(409);
        assertThat(as("admin")
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"%s\",\"firstName\":\"A\",\"lastName\":\"B\"},\"credentials\":{\"password\":\"%s\"}}"
                                        .formatted(name, OWN))
                        .statusCode())
                .isEqualTo(409);
        assertThat(identity.createUserQuery().memberOfGroup("HUONGKHE").count()).isOne();
        assertThat(identity.createUserQuery().userId("system").count()).isZero();
    }

    @Test
    void what_the_administrator_makes_is_called_in_small_letters() {
        try {
            assertThat(as("admin")
                            .post(
                                    "/engine-rest/user/create",
                                    "{\"profile\":{\"id\":\"An_NV@Tinh.example\",\"firstName\":\"A\",\"lastName\":\"B\"},\"credentials\":{\"password\":\"%s\"}}"
                                            .formatted(OWN))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(as("admin")
                            .put("/engine-rest/group/HUONGKHE/members/an_nv%40tinh.example", "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(as("admin")
                            .get("/engine-rest/user/an_nv@tinh.example/profile")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(groups("an_nv@tinh.example")).containsExactly("HUONGKHE");
        } finally {
            identity.deleteUser("an_nv@tinh.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an",
                "a..b.",
                ".an",
                "an@",
                "an@@tinh",
                "an@a@b",
                "an nv",
                "an/nv",
                "an\\nv",
                "an;nv",
                "ân.nv",
                "an%nv"
            })
    void other_names_are_refused_with_the_rule(String name) throws Exception {
        HttpResponse<String> refused = as("huongkhe").post(OFFICERS, form(name, "Nguyễn Văn An"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).at("/problems/0/place").asText())
                .isEqualTo("Tên đăng nhập");
    }

    @Test
    void an_agency_has_no_accounts_without_end() {
        List<String> many = IntStream.range(0, Officers.MOST - 1)
                .mapToObj(i -> "canbo.so" + i)
                .toList();
        try {
            for (String id : many) {
                identity.saveUser(identity.newUser(id));
                identity.createMembership(id, "HUONGKHE");
            }
            HttpResponse<String> refused = as("huongkhe").post(OFFICERS, form("nguyenvanan", "Nguyễn Văn An"));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("đã có 50 tài khoản");
            assertThat(as("admin")
                            .post(OFFICERS, form("nguyenvanan", "Nguyễn Văn An"))
                            .statusCode())
                    .isEqualTo(201);
        } finally {
            many.forEach(identity::deleteUser);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Văn phòng Tỉnh ủy (vptu) | an@tinh.example",
                "An | a@b\\r\\nBcc: c@d",
                "An | a@b.example\\u0000",
                "An | a\\u202eb@tinh.example",
                "An | khong-phai-dia-chi",
                "5000 letters | an@tinh.example"
            })
    void the_profile_follows_the_rules_of_the_form(String name, String email) throws Exception {
        String typed = name.startsWith("5000") ? "a".repeat(5000) : name;
        String profile = "{\"id\":\"huongson\",\"firstName\":\"Cán bộ\",\"lastName\":\"%s\",\"email\":\"%s\"}"
                .formatted(typed, email);
        Web browser = Web.signedIn(port, "huongson", PASSWORD);
        for (HttpResponse<String> answer : List.of(
                browser.put("/camunda/api/engine/engine/default/user/huongson/profile", profile),
                as("huongson").put("/engine-rest/user/huongson/profile", profile))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(json.readTree(answer.body()).at("/problems/0/place").asText())
                    .isIn("Họ và tên", "Thư điện tử");
        }
        User kept = identity.createUserQuery().userId("huongson").singleResult();
        assertThat(kept.getEmail()).isEqualTo("huongson@hatinh.example");
    }

    @Test
    void what_nobody_sees_is_taken_out_of_a_name_in_the_profile() {
        assertThat(as("huongson")
                        .put(
                                "/engine-rest/user/huongson/profile",
                                "{\"id\":\"huongson\",\"firstName\":\"Cán\\u202e bộ\",\"lastName\":\"Hương\\n\\u200b Sơn\",\"email\":\"huongson@hatinh.example\"}")
                        .statusCode())
                .isEqualTo(204);
        User kept = identity.createUserQuery().userId("huongson").singleResult();
        assertThat(kept.getFirstName() + "|" + kept.getLastName()).isEqualTo("Cán bộ|Hương Sơn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|Tên đăng nhập",
                "{\"firstName\":\"Cán bộ\",\"lastName\":\"Hương Sơn\"}|Tên đăng nhập",
                "{\"id\":\"huongson\",\"firstName\":\" \",\"lastName\":\"\"}|Họ và tên",
                "{\"id\":\"huongson\"}|Họ và tên",
            })
    void a_profile_without_whose_it_is_or_without_a_name_is_refused(String profile, String place) throws Exception {
        for (HttpResponse<String> refused : List.of(
                Web.signedIn(port, "huongson", PASSWORD)
                        .put("/camunda/api/engine/engine/default/user/huongson/profile", profile),
                as("huongson").put("/engine-rest/user/huongson/profile", profile))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(json.readTree(refused.body()).at("/problems/0/place").asText())
                    .isEqualTo(place);
        }
        assertThat(as("huongson").put("/engine-rest/user/huongson/profile", "").statusCode())
                .isEqualTo(400);
        User kept = identity.createUserQuery().userId("huongson").singleResult();
        assertThat(kept.getLastName()).isEqualTo("Huyện ủy Hương Sơn");
    }

    @Test
    void an_account_is_found_in_the_path_whatever_letters_are_capital() throws Exception {
        Web administrator = as("admin");
        added("nguyenvanan");
        HttpResponse<String> profile = administrator.get("/engine-rest/user/NguyenVanAn/profile");
        assertThat(profile.statusCode()).isEqualTo(200);
        assertThat(json.readTree(profile.body()).get("id").asText()).isEqualTo("nguyenvanan");
        assertThat(json.readTree(administrator
                                .get("/engine-rest/user/count?id=NGUYENVANAN")
                                .body())
                        .get("count")
                        .asInt())
                .isOne();
        String member = "/engine-rest/group/CANLOC/members/NguyenVanAn";
        assertThat(administrator.put(member, "").statusCode()).isEqualTo(204);
        assertThat(groups("nguyenvanan")).containsExactlyInAnyOrder("CANLOC", "HUONGKHE");
        assertThat(administrator.delete(member).statusCode()).isEqualTo(204);
        assertThat(groups("nguyenvanan")).containsExactly("HUONGKHE");
        HttpResponse<String> nobody = administrator.put("/engine-rest/group/CANLOC/members/khong.co", "");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("Không có tài khoản");
        assertThat(administrator.delete("/engine-rest/user/NguyenVanAn").statusCode())
                .isEqualTo(204);
        assertThat(identity.createUserQuery().userId("nguyenvanan").count()).isZero();
    }

    private String lastEnded() {
        return jdbc.sql("""
                        select by_user || ' ' || agencies::text from act where kind = 'DEPUTY_ENDED'
                        order by id desc limit 1""").query(String.class).single();
    }

    private List<String> groups(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private String asked(String account) throws Exception {
        HttpResponse<String> asked =
                as("huongkhe").post(DEPUTIES, naming(account, "2026-11-26T08:00", "2026-11-27T17:00"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        return json.readTree(asked.body()).get("id").asText();
    }

    private String accepted(String account) throws Exception {
        String id = asked(account);
        assertThat(accept(id).statusCode()).isEqualTo(204);
        return id;
    }

    private HttpResponse<String> accept(String id) {
        return as("huongson").post("/api/agencies/HUONGSON/deputies/" + id + "/acceptance", "");
    }

    private String state(String person, String path, String list) throws Exception {
        return json.readTree(as(person).get(path).body())
                .at("/" + list + "/0/state")
                .asText();
    }

    private String added(String id) throws Exception {
        HttpResponse<String> answer = as("huongkhe").post(OFFICERS, form(id, "Nguyễn Văn An"));
        assertThat(answer.statusCode()).isEqualTo(201);
        return json.readTree(answer.body()).get("password").asText();
    }

    /** An officer who has set a password of their own, in the session that did it. */
    private Web settled(String id) throws Exception {
        String password = added(id);
        Web browser = Web.signedIn(port, id, password);
        assertThat(browser.put("/api/account/password", change(password)).statusCode())
                .isEqualTo(204);
        return browser;
    }

    private int tasks(Web web) throws Exception {
        // One address for each way in: with the session, or with the password.
        HttpResponse<String> bySession = web.get("/camunda/api/engine/engine/default/task");
        HttpResponse<String> answer = bySession.statusCode() == 200 ? bySession : web.get("/engine-rest/task");
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body()).size();
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }

    private String form(String id, String name) {
        return json.createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("post", "Chuyên viên")
                .toString();
    }

    private String naming(String account, String from, String until) {
        return json.createObjectNode()
                .put("account", account)
                .put("from", from)
                .put("until", until)
                .toString();
    }

    private String change(String current) {
        return json.createObjectNode()
                .put("current", current)
                .put("password", OWN)
                .toString();
    }
}
