package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.provider.ScreenAccounts;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/**
 * The access table over time: whoever had a right, and used it, has nothing of it left in any way in, with the session that
 * was opened before and with the password.
 */
@DiemCauTest
@Import(ConferenceStory.class)
class EndedRightsIT {

    private static final String PASSWORD = "diemcau-demo";
    private static final String OFFICER = "can.bo-tam";
    private static final String NOTE = "chỉ Hương Khê biết";
    private static final String BY_SESSION = "/camunda/api/engine/engine/default";
    private static final String WITH_PASSWORD = "/engine-rest";
    /** 429: a password that is none any more, too often. */
    private static final Set<Integer> OUT = Set.of(401, 403, 404, 429);

    /** Ways into one task of an agency; "{me}" is who asks. */
    private static final List<String> OF_TASK = List.of(
            "GET /api/tasks/{task}",
            "GET /api/tasks/{task}/contacts",
            "GET /api/tasks/{task}/promise",
            "GET /api/tasks/{task}/template.xlsx",
            "GET /api/attachments/{file}",
            "POST /api/tasks/{task}/promise {\"until\":\"2022-01-13T08:00\"}",
            "PUT /api/tasks/{task}/draft {\"version\":0,\"fields\":{\"hall\":\"x\"}}",
            "DELETE /api/tasks/{task}/draft",
            "POST /api/tasks/{task}/registration/review {\"rows\":[]}",
            "POST /api/tasks/{task}/move/check {}",
            "POST /api/tasks/{task}/takeover",
            "GET {engine}/task/{task}",
            "GET {engine}/task/{task}/form",
            "GET {engine}/task/{task}/form-variables",
            "GET {engine}/task/{task}/deployed-form",
            "GET {engine}/task/{task}/rendered-form",
            "GET {engine}/task/{task}/variables",
            "GET {engine}/task/{task}/localVariables",
            "GET {engine}/task/{task}/identity-links",
            "GET {engine}/task/{task}/comment",
            "POST {engine}/task/{task}/comment/create {\"message\":\"vẫn còn\"}",
            "POST {engine}/task/{task}/claim {\"userId\":\"{me}\"}",
            "POST {engine}/task/{task}/unclaim",
            "PUT {engine}/task/{task} {\"assignee\":\"{me}\"}",
            "POST {engine}/task/{task}/submit-form {}",
            "POST {engine}/task/{task}/complete {}");

    /** Lists, which are open to others and may not name the task. */
    private static final List<String> LISTS = List.of(
            "GET {engine}/task",
            "POST {engine}/task {\"assignee\":\"{me}\"}",
            "GET {engine}/history/user-operation",
            "POST /api/tasks/cards {\"ids\":[\"{task}\"]}");

    private static final Pattern WAY = Pattern.compile("(\\w+) (\\S+)(?: (.*))?");

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private String task;
    private String file;

    @BeforeEach
    void theUnitHasATaskWithNotesAndAFile() {
        identity.clearAuthentication();
        jdbc.sql("delete from sign_in_failure").update();
        story.issued();
        holds("HUONGKHE", "RegisterSites");
        member(OFFICER, "KYANH");
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        identity.clearAuthentication();
        identity.deleteUser(OFFICER);
        jdbc.sql("delete from deputy").update();
        jdbc.sql("delete from account where id = ?").param(OFFICER).update();
        jdbc.sql("delete from sign_in_failure").update();
    }

    @Test
    void a_deputy_has_nothing_left_at_the_last_hour() {
        deputy();
        People people = worksOnTheTask(OFFICER);
        clock("2022-01-12T12:00");
        assertOut(people);
    }

    @Test
    void a_deputy_has_nothing_left_when_the_agency_ends_it() {
        String id = deputy();
        People people = worksOnTheTask(OFFICER);
        assertThat(as("huongkhe")
                        .delete("/api/agencies/HUONGKHE/deputies/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertOut(people);
        takesOver("huongkhe");
        assertOut(people);
    }

    @Test
    void a_deputy_has_nothing_left_when_the_home_agency_ends_it() {
        String id = deputy();
        People people = worksOnTheTask(OFFICER);
        assertThat(as("kyanh").delete("/api/agencies/KYANH/deputies/" + id).statusCode())
                .isEqualTo(204);
        assertOut(people);
    }

    @Test
    void who_moves_to_another_agency_leaves_its_tasks_behind() {
        identity.createMembership(OFFICER, "HUONGKHE");
        identity.deleteMembership(OFFICER, "KYANH");
        People people = worksOnTheTask(OFFICER);
        assertThat(as("admin")
                        .delete("/engine-rest/group/HUONGKHE/members/" + OFFICER)
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("admin")
                        .put("/engine-rest/group/VUQUANG/members/" + OFFICER, "")
                        .statusCode())
                .isEqualTo(204);
        assertOut(people);
        takesOver("huongkhe");
        assertOut(people);
    }

    @Test
    void who_is_of_no_agency_any_more_has_no_task() {
        identity.createMembership(OFFICER, "HUONGKHE");
        People people = worksOnTheTask(OFFICER);
        identity.deleteMembership(OFFICER, "HUONGKHE");
        identity.deleteMembership(OFFICER, "KYANH");
        assertOut(people);
    }

    @Test
    void who_is_disabled_has_nothing() {
        identity.deleteMembership(OFFICER, "KYANH");
        identity.createMembership(OFFICER, "HUONGKHE");
        People people = worksOnTheTask(OFFICER);
        assertThat(as("huongkhe")
                        .post("/api/agencies/HUONGKHE/officers/" + OFFICER + "/disabling", "")
                        .statusCode())
                .isEqualTo(204);
        assertOut(people);
    }

    @Test
    void whose_account_is_removed_has_nothing() {
        identity.createMembership(OFFICER, "HUONGKHE");
        People people = worksOnTheTask(OFFICER);
        assertThat(as("admin").delete("/engine-rest/user/" + OFFICER).statusCode())
                .isEqualTo(204);
        assertOut(people);
    }

    @Test
    void who_gets_a_password_of_somebody_elses_has_nothing_until_it_is_changed_nor_after_its_time() {
        identity.deleteMembership(OFFICER, "KYANH");
        identity.createMembership(OFFICER, "HUONGKHE");
        People people = worksOnTheTask(OFFICER);
        assertThat(as("huongkhe")
                        .post("/api/agencies/HUONGKHE/officers/" + OFFICER + "/password", "")
                        .statusCode())
                .isEqualTo(200);
        assertOut(people);
        User officer = identity.createUserQuery().userId(OFFICER).singleResult();
        officer.setPassword(PASSWORD);
        identity.saveUser(officer);
        jdbc.sql("delete from sign_in_failure").update();
        accounts.oneTimePasswordSet(
                OFFICER, ClockUtil.getCurrentTime().toInstant().plusSeconds(3600));
        People again = people(OFFICER);
        assertOut(again);
        clock("2022-01-12T10:00");
        assertOut(again);
    }

    @Test
    void a_duty_that_is_given_to_another_agency_is_no_longer_the_one_befores() {
        holds("VTHT", "KeepLinesStable");
        identity.createMembership(OFFICER, "VTHT");
        People people = worksOnTheTask(OFFICER);
        HttpResponse<String> given = as("vptu")
                .post(
                        "/api/conferences/" + story.id() + "/reassignments",
                        "{\"duties\":[{\"code\":\"KeepLinesStable\",\"agency\":\"VTHT\"}],\"to\":\"TTCB\",\"reason\":\"Đổi nơi làm\"}");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertOut(people);
    }

    @Test
    void who_leaves_the_office_sees_nothing_of_its_pages() {
        identity.createMembership(OFFICER, "VPTU");
        List<String> ways = List.of(
                "GET /api/conferences",
                "GET /api/boards",
                "GET /api/wall",
                "GET /api/conferences/" + story.id() + "/board",
                "GET /api/conferences/" + story.id() + "/history",
                "GET /api/conferences/" + story.id() + "/mails",
                "GET /api/conferences/" + story.id() + "/registrations",
                "POST /api/conferences/" + story.id() + "/reminders {\"duties\":[]}",
                "PUT /api/conferences/" + story.id() + "/dates {}",
                "POST /api/conferences/" + story.id() + "/dates/preview {}",
                "GET /api/conferences/" + story.id() + "/plan/rows",
                "PUT /api/conferences/" + story.id() + "/plan/rows {}",
                "POST /api/conferences/" + story.id() + "/plan/rows/check {\"rows\":[]}",
                "POST /api/conferences/" + story.id() + "/plan/rows/preview {}",
                "POST /api/conferences/" + story.id() + "/registrations/HUONGKHE/place {}",
                "POST /api/conferences/" + story.id() + "/registrations/HUONGKHE/place/preview {}",
                "POST /api/conferences/" + story.id() + "/messages {}",
                "POST /api/conferences/" + story.id() + "/messages/preview {}",
                "POST /api/conferences/" + story.id() + "/deadlines {}",
                "POST /api/conferences/" + story.id() + "/deadlines/preview {}",
                "POST /api/conferences/" + story.id() + "/deferral {\"reason\":\"x\"}",
                "POST /api/conferences/" + story.id() + "/deferral/preview {}",
                "POST /api/conferences/" + story.id() + "/cancellation/preview",
                "GET /api/tasks/" + task,
                "GET {engine}/process-instance",
                "GET {engine}/task/" + task,
                "POST {engine}/task/" + task + "/submit-form {}",
                "POST /api/tasks/" + task + "/takeover");
        assertEnd(ways, OFFICER, () -> identity.deleteMembership(OFFICER, "VPTU"));
    }

    /** What the Office began in a unit's stead it does not go on with after it has become a unit itself. */
    @Test
    void who_entered_for_a_unit_and_left_the_office_has_nothing_of_it() {
        identity.createMembership(OFFICER, "VPTU");
        People people = people(OFFICER);
        assertThat(people.byPassword()
                        .post("/api/tasks/" + task + "/takeover", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(people.bySession()
                        .post(
                                BY_SESSION + "/task/" + task + "/comment/create",
                                "{\"message\":\"Đơn vị báo qua điện thoại\"}")
                        .statusCode())
                .isEqualTo(200);
        identity.deleteMembership(OFFICER, "VPTU");
        assertOut(people);
    }

    @Test
    void who_administers_no_more_administers_nothing() {
        identity.createMembership(OFFICER, Groups.CAMUNDA_ADMIN);
        List<String> ways = List.of(
                "GET /api/models/migration",
                "GET /api/agencies/HUONGKHE/officers",
                "POST /api/agencies/HUONGKHE/officers {}",
                "GET {engine}/authorization",
                "GET {engine}/user",
                "DELETE {engine}/task/" + task,
                "POST {engine}/task/" + task + "/assignee {\"userId\":\"huongkhe\"}",
                "GET {engine}/task/" + task);
        assertEnd(ways, OFFICER, () -> identity.deleteMembership(OFFICER, Groups.CAMUNDA_ADMIN));
    }

    @Test
    void who_manages_an_agencys_officers_no_more_manages_nobody() {
        List<String> ways = List.of(
                "GET /api/agencies/KYANH/officers",
                "POST /api/agencies/KYANH/officers {}",
                "POST /api/agencies/KYANH/officers/kyanh/disabling",
                "POST /api/agencies/KYANH/deputies {}",
                "POST /api/agencies/KYANH/deputies/1/acceptance",
                "DELETE /api/agencies/KYANH/deputies/1");
        accounts.setAdministers(OFFICER, "KYANH");
        assertEnd(ways, OFFICER, () -> accounts.setAdministers(OFFICER, null));
        accounts.setAdministers(OFFICER, "KYANH");
        assertEnd(ways, OFFICER, () -> {
            identity.deleteMembership(OFFICER, "KYANH");
            identity.createMembership(OFFICER, "VUQUANG");
        });
    }

    /** Back as a deputy of the agency whose officers it once managed. */
    @Test
    void a_deputy_manages_nobodys_officers() {
        accounts.setAdministers(OFFICER, "HUONGKHE");
        deputy();
        People people = worksOnTheTask(OFFICER);
        for (Web web : people.all()) {
            assertThat(web.get("/api/agencies/HUONGKHE/officers").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_screen_that_is_none_any_more_shows_nothing() {
        identity.deleteMembership(OFFICER, "KYANH");
        identity.createMembership(OFFICER, ScreenAccounts.GROUP);
        assertEnd(
                List.of("GET /api/wall", "GET /api/wall/" + story.id()),
                OFFICER,
                () -> identity.deleteMembership(OFFICER, ScreenAccounts.GROUP));
    }

    private record People(String name, Web bySession, Web byPassword) {

        List<Web> all() {
            return List.of(bySession, byPassword);
        }
    }

    private void holds(String agency, String duty) {
        task = story.task(agency, duty).getId();
        tasks.createComment(task, null, NOTE);
        file = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into attachment (id, conference_id, duty, agency, field, file_name, content_type, content,
                          uploaded_at, uploaded_by)
                        values (cast(? as uuid), ?, ?, ?, 'file', 'a.txt', 'text/plain', 'a'::bytea, now(), 'x')""").params(file, story.id(), duty, agency).update();
    }

    /** The person sees all of it, claims it and writes, in both ways. */
    private People worksOnTheTask(String user) {
        People people = people(user);
        assertThat(send(people, people.bySession(), "POST {engine}/task/{task}/claim {\"userId\":\"{me}\"}")
                        .statusCode())
                .isEqualTo(204);
        for (Web web : people.all()) {
            for (String way : List.of(
                    "GET /api/tasks/{task}",
                    "GET {engine}/task/{task}",
                    "GET {engine}/task/{task}/form",
                    "POST {engine}/task/{task}/comment/create {\"message\":\"Đang làm\"}")) {
                assertThat(send(people, web, way).statusCode()).as(way).isEqualTo(200);
            }
            assertThat(send(people, web, "GET {engine}/task/{task}/comment").body())
                    .contains(NOTE);
            assertThat(send(people, web, LISTS.get(0)).body()).contains(task);
        }
        return people;
    }

    private void assertOut(People people) {
        Set<String> wrong = new TreeSet<>();
        int notes = tasks.getTaskComments(task).size();
        for (Web web : people.all()) {
            for (String way : OF_TASK) {
                HttpResponse<String> answer = send(people, web, way);
                // The engine's REST API calls a note on a task that one does not see a bad request.
                boolean isOut = OUT.contains(answer.statusCode())
                        || answer.statusCode() == 400 && way.contains("comment/create");
                if (!isOut || answer.body().contains(NOTE)) {
                    wrong.add(answer.request().method() + " " + answer.uri() + " " + answer.statusCode());
                }
            }
            for (String way : LISTS) {
                HttpResponse<String> answer = send(people, web, way);
                if (!OUT.contains(answer.statusCode()) && answer.body().contains(task)) {
                    wrong.add(answer.request().method() + " " + answer.uri() + " names the task");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tasks.getTaskComments(task)).hasSize(notes);
    }

    private void assertEnd(List<String> ways, String user, Runnable end) {
        People people = people(user);
        for (Web web : people.all()) {
            assertThat(send(people, web, ways.get(0)).statusCode()).isEqualTo(200);
        }
        end.run();
        Set<String> wrong = new TreeSet<>();
        for (Web web : people.all()) {
            for (String way : ways) {
                HttpResponse<String> answer = send(people, web, way);
                if (!OUT.contains(answer.statusCode())) {
                    wrong.add(answer.request().method() + " " + answer.uri() + " " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private HttpResponse<String> send(People people, Web web, String way) {
        Matcher parts = WAY.matcher(way.replace("{task}", task)
                .replace("{file}", file)
                .replace("{me}", people.name())
                .replace("{engine}", web == people.bySession() ? BY_SESSION : WITH_PASSWORD));
        assertThat(parts.matches()).as(way).isTrue();
        String body = parts.group(3);
        boolean writes = !parts.group(1).equals("GET");
        return web.send(web.request(parts.group(2))
                .header("Content-Type", "application/json")
                .method(
                        parts.group(1),
                        writes ? BodyPublishers.ofString(body == null ? "" : body) : BodyPublishers.noBody()));
    }

    private String deputy() {
        HttpResponse<String> asked = as("huongkhe")
                .post(
                        "/api/agencies/HUONGKHE/deputies",
                        "{\"account\":\"%s\",\"from\":\"2022-01-12T07:00\",\"until\":\"2022-01-12T12:00\"}"
                                .formatted(OFFICER));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        String id = asked.body().replaceAll("\\D", "");
        assertThat(as("kyanh")
                        .post("/api/agencies/KYANH/deputies/" + id + "/acceptance", "")
                        .statusCode())
                .isEqualTo(204);
        return id;
    }

    private void takesOver(String user) {
        assertThat(as(user).post("/api/tasks/" + task + "/takeover", "").statusCode())
                .isEqualTo(204);
    }

    private void member(String id, String agency) {
        User user = identity.newUser(id);
        user.setFirstName("Cán bộ");
        user.setLastName("tạm");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, agency);
    }

    private People people(String user) {
        return new People(user, Web.signedIn(port, user, PASSWORD), as(user));
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }

    private static void clock(String time) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant()));
    }
}
