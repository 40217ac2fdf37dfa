package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.identity.provider.AgencyGroups;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.web.Web;

/** Real accounts over HTTP against the running application. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=rights-of-agencies",
            "camunda.bpm.job-execution.enabled=false"
        })
public class RightsIT {

    private static final String PASSWORD = "rights-of-agencies";

    public static final Directory DIRECTORY = new Directory(
            "Tỉnh mẫu",
            List.of(
                    agency("TTTU", Agency.Kind.LEADERSHIP, "Thường trực Tỉnh ủy", null),
                    agency("VPTU", Agency.Kind.OFFICE, "Văn phòng Tỉnh ủy", "TTTU"),
                    agency("CANLOC", Agency.Kind.UNIT, "Huyện ủy Can Lộc", "TTTU"),
                    agency("HUONGKHE", Agency.Kind.UNIT, "Huyện ủy Hương Khê", "TTTU"),
                    agency("HUONGSON", Agency.Kind.UNIT, "Huyện ủy Hương Sơn", "TTTU")));

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private AsSystem asSystem;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private DataSource dataSource;

    private String deployment;
    private String instance;
    private String ofHuongKhe;
    private String ofHuongSon;

    static Agency agency(String code, Agency.Kind kind, String name, String parent) {
        String email = code.toLowerCase(Locale.ROOT) + "@hatinh.example";
        Agency.Contact contact = new Agency.Contact("Cán bộ đầu mối", email, null);
        return new Agency(code, kind, name, List.of(), parent, contact, List.of(contact), List.of());
    }

    @BeforeEach
    void twoUnitsHaveATaskEach() {
        mirror.directoryLoaded(DIRECTORY);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "rights.bpmn",
                        Bpmn.createExecutableProcess("rights")
                                .startEvent()
                                .parallelGateway("fork")
                                .userTask("ofHuongKhe")
                                .camundaCandidateGroups("HUONGKHE")
                                .endEvent()
                                .moveToNode("fork")
                                .userTask("ofHuongSon")
                                .camundaCandidateGroups("HUONGSON")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey("rights", Map.of("secret", "of the conference"))
                .getId();
        ofHuongKhe = task("ofHuongKhe");
        ofHuongSon = task("ofHuongSon");
    }

    @AfterEach
    void nothingIsLeft() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/engine/",
                "/engine-rest/task",
                "/engine-rest/engine/default/task",
                "/engine-rest/version",
                "/engine-rest/;x=1/engine"
            })
    void the_engines_rest_asks_for_a_password(String path) {
        assertThat(Web.nobody(port).get(path).statusCode()).isEqualTo(401);
        // A right one in between, so that the wrong ones are not slowed.
        assertThat(as("canloc").get("/engine-rest/engine").statusCode()).isEqualTo(200);
        assertThat(Web.withPassword(port, "canloc", "wrong").get(path).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_unit_sees_its_own_task_and_no_other() throws Exception {
        assertThat(ids(as("huongkhe").get("/engine-rest/task").body())).containsExactly(ofHuongKhe);
        assertThat(ids(Web.signedIn(port, "huongkhe", PASSWORD)
                        .get("/camunda/api/engine/engine/default/task")
                        .body()))
                .containsExactly(ofHuongKhe);
    }

    @Test
    void a_unit_cannot_read_take_or_finish_the_task_of_another() {
        Web unit = as("huongkhe");
        String other = "/engine-rest/task/" + ofHuongSon;

        assertThat(unit.get(other).statusCode()).isIn(403, 404);
        assertThat(unit.get(other + "/variables").statusCode()).isEqualTo(403);
        assertThat(unit.get(other + "/form-variables").statusCode()).isEqualTo(403);
        assertThat(unit.post(other + "/claim", "{\"userId\":\"huongkhe\"}").statusCode())
                .isEqualTo(403);
        assertThat(unit.post(other + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(unit.post(other + "/submit-form", "{}").statusCode()).isEqualTo(403);
        assertThat(unit.get("/engine-rest/process-instance").statusCode()).isEqualTo(403);
        assertThat(unit.get("/engine-rest/variable-instance").statusCode()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(ofHuongSon).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void who_claimed_a_task_may_give_it_back_and_nobody_else() {
        String path = "/engine-rest/task/" + ofHuongKhe;
        assertThat(as("huongkhe")
                        .post(path + "/claim", "{\"userId\":\"huongkhe\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("huongson").post(path + "/unclaim", "").statusCode()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(ofHuongKhe).singleResult().getAssignee())
                .isEqualTo("huongkhe");

        assertThat(as("huongkhe").post(path + "/unclaim", "").statusCode()).isEqualTo(204);

        assertThat(tasks.createTaskQuery().taskId(ofHuongKhe).singleResult().getAssignee())
                .isNull();
        tasks.setAssignee(ofHuongKhe, "admin");
        assertThat(as("huongkhe").post(path + "/unclaim", "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userId\":\"huongson\"}",
                "{\"userId\":\"vptu\"}",
                "{\"userId\":\"khong-co-ai\"}",
                "{\"userId\":\"HUONGKHE\"}",
                "{\"userId\":\" huongkhe\"}",
                "{\"userId\":\"<img src=x>\"}",
                "{\"userId\":\"\"}",
                "{\"userId\":null}",
                "{}",
                "300 letters"
            })
    void one_takes_a_task_for_nobody_but_oneself(String body) throws Exception {
        String sent = body.equals("300 letters") ? "{\"userId\":\"" + "a".repeat(300) + "\"}" : body;
        Web browser = Web.signedIn(port, "huongkhe", PASSWORD);
        for (HttpResponse<String> answer : List.of(
                as("huongkhe").post("/engine-rest/task/" + ofHuongKhe + "/claim", sent),
                browser.post("/camunda/api/engine/engine/default/task/" + ofHuongKhe + "/claim", sent),
                as("admin").post("/engine-rest/task/" + ofHuongKhe + "/claim", sent))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(json.readTree(answer.body()).get("message").asText())
                    .isEqualTo("Mỗi người chỉ nhận nhiệm vụ cho chính mình.");
        }
        for (HttpResponse<String> answer : List.of(
                as("huongkhe").post("/engine-rest/task/" + ofHuongKhe + "/assignee", sent),
                as("huongkhe").post("/engine-rest/task/" + ofHuongKhe + "/delegate", sent),
                as("huongkhe").put("/engine-rest/task/" + ofHuongKhe, sent.replace("userId", "assignee")))) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
        }
        assertThat(tasks.createTaskQuery().taskId(ofHuongKhe).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void what_a_colleague_has_is_not_taken_by_a_claim() throws Exception {
        String claim = "/engine-rest/task/" + ofHuongKhe + "/claim";
        tasks.claim(ofHuongKhe, "admin");
        HttpResponse<String> refused = as("huongkhe").post(claim, "{\"userId\":\"huongkhe\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json.readTree(refused.body()).get("message").asText())
                .isEqualTo("Nhiệm vụ đã có người khác nhận. Hãy tải lại danh sách nhiệm vụ.");
        assertThat(as("huongkhe").post(claim, "{}").statusCode()).isEqualTo(403);
        assertThat(as("admin").post(claim, "{\"userId\":\"admin\"}").statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(ofHuongKhe).singleResult().getAssignee())
                .isEqualTo("admin");
    }

    @Test
    void an_administrator_gives_a_task_to_one_of_its_agency_alone() {
        String task = "/engine-rest/task/" + ofHuongKhe;
        for (String stranger : List.of("huongson", "vptu", "khong-co-ai", "a".repeat(300))) {
            assertThat(as("admin")
                            .post(task + "/assignee", "{\"userId\":\"" + stranger + "\"}")
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(400);
            assertThat(as("admin")
                            .put(task, "{\"name\":\"Việc khác\",\"assignee\":\"" + stranger + "\"}")
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(400);
        }
        assertThat(as("admin")
                        .post(task + "/assignee", "{\"userId\":\"huongkhe\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(ofHuongKhe).singleResult().getAssignee())
                .isEqualTo("huongkhe");
    }

    @Test
    void no_name_on_a_task_gives_a_right_to_it() {
        tasks.setAssignee(ofHuongKhe, "huongson");
        tasks.setOwner(ofHuongKhe, "huongson");
        tasks.addCandidateUser(ofHuongKhe, "huongson");
        tasks.addUserIdentityLink(ofHuongKhe, "huongson", "anything");
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .userIdIn("huongson", "huongkhe", "admin")
                        .list())
                .extracting(Authorization::getResourceType)
                .containsOnly(Resources.USER.resourceType());
        String task = "/engine-rest/task/" + ofHuongKhe;
        assertThat(as("huongson").get(task).statusCode()).isIn(403, 404);
        assertThat(as("huongson").post(task + "/unclaim", "").statusCode()).isEqualTo(403);
        assertThat(as("huongson").post(task + "/complete", "{}").statusCode()).isEqualTo(403);
    }

    /** As an older release left it behind. */
    @Test
    void the_upgrade_takes_away_what_names_on_tasks_once_gave() throws Exception {
        String group = "HUONGKHE";
        String person = "huongson";
        for (Resources resource : List.of(Resources.TASK, Resources.HISTORIC_TASK)) {
            Authorization left = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            left.setUserId(person);
            left.setResource(resource);
            left.setResourceId(ofHuongKhe);
            left.addPermission(resource == Resources.TASK ? Permissions.READ : HistoricTaskPermissions.READ);
            if (resource == Resources.TASK) {
                left.addPermission(Permissions.TASK_WORK);
            }
            authorizations.saveAuthorization(left);
        }
        String task = "/engine-rest/task/" + ofHuongKhe;
        assertThat(as(person).get(task).statusCode()).isEqualTo(200);
        List<String> before = rights();
        long others = authorizations.createAuthorizationQuery().count() - 2;

        ScriptUtils.executeSqlScript(
                dataSource.getConnection(),
                new EncodedResource(new ClassPathResource("db/migration/V15__rights.sql"), StandardCharsets.UTF_8),
                false,
                false,
                ScriptUtils.DEFAULT_COMMENT_PREFIX,
                ScriptUtils.EOF_STATEMENT_SEPARATOR,
                ScriptUtils.DEFAULT_BLOCK_COMMENT_START_DELIMITER,
                ScriptUtils.DEFAULT_BLOCK_COMMENT_END_DELIMITER);

        assertThat(as(person).get(task).statusCode()).isIn(403, 404);
        assertThat(as(person).post(task + "/claim", "{\"userId\":\"huongson\"}").statusCode())
                .isEqualTo(403);
        assertThat(rights()).isEqualTo(before);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(others);
        assertThat(as(group.toLowerCase(Locale.ROOT)).get(task).statusCode()).isEqualTo(200);
    }

    @Test
    void a_unit_comments_on_its_own_task_and_reads_no_comment_of_another() {
        String words = "Đang chờ danh sách của xã";
        String path = "/comment/create";
        String body = "{\"message\":\"" + words + "\"}";
        assertThat(as("huongkhe")
                        .post("/engine-rest/task/" + ofHuongKhe + path, body)
                        .statusCode())
                .isEqualTo(200);
        String comments = "/engine-rest/task/" + ofHuongKhe + "/comment";
        assertThat(as("huongkhe").get(comments).body()).contains(words);
        assertThat(as("vptu").get(comments).body()).contains(words);

        assertThat(as("huongson").get(comments).body()).doesNotContain(words);
        assertThat(as("huongson")
                        .post("/engine-rest/task/" + ofHuongKhe + path, body)
                        .statusCode())
                .isBetween(400, 404);
        assertThat(tasks.getTaskComments(ofHuongKhe)).hasSize(1);
    }

    @Test
    void colleagues_see_in_their_list_what_one_of_them_claimed() throws Exception {
        String filter = filters.createTaskFilterQuery()
                .filterName("Việc của cơ quan tôi")
                .singleResult()
                .getId();
        String list = "/engine-rest/filter/" + filter + "/list";
        assertThat(ids(as("huongkhe").get(list).body())).containsExactly(ofHuongKhe);

        tasks.claim(ofHuongKhe, "admin");

        assertThat(ids(as("huongkhe").get(list).body())).containsExactly(ofHuongKhe);
        assertThat(ids(as("huongson").get(list).body())).containsExactly(ofHuongSon);
    }

    @Test
    void only_the_office_has_the_list_of_everybodys_tasks() {
        assertThat(as("huongkhe").get("/engine-rest/filter").body())
                .contains("Việc của cơ quan tôi")
                .doesNotContain("Toàn bộ hội nghị");
        assertThat(as("vptu").get("/engine-rest/filter").body()).contains("Toàn bộ hội nghị");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huongkhe", "vptu", "tttu"})
    void nobody_but_an_administrator_makes_or_edits_a_filter(String user) {
        String evil =
                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1+1}\"},\"properties\":{}}";
        assertThat(as(user).post("/engine-rest/filter/create", evil).statusCode())
                .isEqualTo(403);
        String shipped = filters.createTaskFilterQuery()
                .filterName("Việc của cơ quan tôi")
                .singleResult()
                .getId();
        assertThat(as(user).put("/engine-rest/filter/" + shipped, evil).statusCode())
                .isEqualTo(403);
        assertThat(as(user).post("/engine-rest/task", "{\"assigneeExpression\":\"${1+1}\"}")
                        .statusCode())
                .isBetween(400, 599);
    }

    @ParameterizedTest
    @ValueSource(strings = {"huongkhe", "vptu", "tttu"})
    void nobody_but_an_administrator_deploys(String user) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.txt\"\r\n\r\nx\r\n--b--\r\n";
        Web web = as(user);
        assertThat(web.send(web.request("/engine-rest/deployment/create")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(repository.createDeploymentQuery().deploymentName("x").count())
                .isZero();
    }

    @Test
    void nobody_but_an_administrator_starts_a_process_that_is_not_the_conferences() {
        String start = "/engine-rest/process-definition/key/rights/start";
        for (String user : List.of("huongkhe", "tttu", "vptu")) {
            assertThat(as(user).post(start, "{}").statusCode()).as(user).isIn(403, 404);
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("rights")
                        .count())
                .isOne();
        assertThat(as("admin").post(start, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void the_office_follows_a_conference_in_cockpit() throws Exception {
        Web office = Web.signedIn(port, "vptu", PASSWORD);
        String engine = "/camunda/api/engine/engine/default";
        assertThat(office.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        for (String path : List.of(
                engine + "/process-definition/statistics?rootIncidents=true",
                engine + "/process-definition/key/rights/xml",
                engine + "/process-instance/" + instance,
                engine + "/process-instance/" + instance + "/activity-instances",
                engine + "/variable-instance?processInstanceIdIn=" + instance,
                engine + "/incident?processInstanceId=" + instance,
                engine + "/job?processInstanceId=" + instance,
                engine + "/job-definition",
                engine + "/task/report/candidate-group-count",
                engine + "/task/count",
                engine + "/deployment",
                engine + "/decision-definition",
                engine + "/history/activity-instance?processInstanceId=" + instance)) {
            assertThat(office.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(office.get(engine + "/process-instance/" + instance).body()).contains(instance);
        assertThat(ids(office.get(engine + "/task?processInstanceId=" + instance)
                        .body()))
                .containsExactlyInAnyOrder(ofHuongKhe, ofHuongSon);
        assertThat(office.post(
                                "/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=9",
                                "{}")
                        .body())
                .contains(instance);
    }

    @Test
    void the_office_neither_deletes_nor_suspends_nor_rewrites_a_conference() {
        Web office = as("vptu");
        String path = "/engine-rest/process-instance/" + instance;
        assertThat(office.delete(path).statusCode()).isEqualTo(403);
        assertThat(office.put(path + "/suspended", "{\"suspended\":true}").statusCode())
                .isEqualTo(403);
        assertThat(office.put(path + "/variables/secret", "{\"value\":\"x\",\"type\":\"String\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(office.post(
                                path + "/modification",
                                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"ofHuongKhe\"}]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(office.post("/engine-rest/task/" + ofHuongKhe + "/complete", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "bpmnError", "bpmnEscalation", "delegate"})
    void nobody_ends_a_task_or_writes_variables_past_its_form(String act) {
        String body = "{\"errorCode\":\"e\",\"escalationCode\":\"e\",\"userId\":\"huongkhe\","
                + "\"variables\":{\"secret\":{\"value\":\"x\"}}}";
        for (String api : List.of("/engine-rest", "/engine-rest/engine/default")) {
            assertThat(as("huongkhe")
                            .post(api + "/task/" + ofHuongKhe + "/" + act, body)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(Web.signedIn(port, "huongkhe", PASSWORD)
                        .post("/camunda/api/engine/engine/default/task/" + ofHuongKhe + "/" + act + ";x=1", body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("huongkhe")
                        .put("/engine-rest/task/" + ofHuongKhe + "/variables/secret", "{\"value\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(runtime.getVariable(instance, "secret")).isEqualTo("of the conference");
    }

    @Test
    void a_units_session_gets_nothing_from_cockpit() {
        Web unit = Web.signedIn(port, "huongkhe", PASSWORD);
        assertThat(unit.post("/camunda/api/cockpit/plugin/base/default/process-instance", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(unit.get("/camunda/api/cockpit/plugin/base/default/incident").statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_officer_cannot_delete_the_own_account() {
        assertThat(as("huongkhe").delete("/engine-rest/user/huongkhe").statusCode())
                .isEqualTo(403);
        assertThat(identity.createUserQuery().userId("huongkhe").count()).isOne();
    }

    @Test
    void loading_the_same_directory_again_changes_nothing() {
        List<String> before = rights();
        mirror.directoryLoaded(DIRECTORY);
        assertThat(rights()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void an_agency_that_left_the_directory_loses_its_rights_and_keeps_its_account() {
        mirror.directoryLoaded(new Directory(
                "Tỉnh mẫu", DIRECTORY.agencies().subList(0, DIRECTORY.agencies().size() - 1)));

        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("HUONGSON")
                        .resourceType(Resources.APPLICATION)
                        .count())
                .isZero();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("HUONGKHE")
                        .resourceType(Resources.APPLICATION)
                        .count())
                .isOne();
        assertThat(identity.createUserQuery().userId("huongson").count()).isOne();
    }

    @Test
    void what_the_system_does_for_a_person_gives_that_person_no_lasting_right() {
        identity.setAuthentication("vptu", List.of("VPTU"));
        try {
            asSystem.run(() -> {
                assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("vptu");
                runtime.setVariable(instance, "secret", "changed");
            });
            assertThatThrownBy(() -> runtime.setVariable(instance, "secret", "again"))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
        }
        assertThat(runtime.getVariable(instance, "secret")).isEqualTo("changed");
    }

    @Test
    void demo_accounts_bear_posts_not_persons() {
        var user = identity.createUserQuery().userId("huongkhe").singleResult();
        assertThat(user.getFirstName() + " " + user.getLastName()).isEqualTo("Cán bộ Huyện ủy Hương Khê");
        assertThat(user.getEmail()).isEqualTo("huongkhe@hatinh.example");
    }

    private List<String> rights() {
        return Stream.of("TTTU", "VPTU", "HUONGKHE", "HUONGSON")
                .flatMap(group -> authorizations.createAuthorizationQuery().groupIdIn(group).list().stream())
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }

    private String task(String key) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(key)
                .singleResult();
        return task.getId();
    }

    private List<String> ids(String body) throws Exception {
        List<String> ids = new ArrayList<>();
        json.readTree(body).forEach(each -> ids.add(each.get("id").asText()));
        return ids;
    }
}
