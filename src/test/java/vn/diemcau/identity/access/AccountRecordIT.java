package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** Who signed in, who was given which right and what an administrator did to the engine, as the Office reads it. */
@DiemCauTest
@Import(ConferenceStory.class)
class AccountRecordIT {

    private static final String PASSWORD = "diemcau-demo";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private Web admin;
    private int before;

    @BeforeEach
    void aConferenceIsCalled() {
        story.called();
        ClockUtil.reset();
        admin = Web.withPassword(port, "admin", PASSWORD);
        before = page().get("total").asInt();
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        identity.deleteUser("canbomoi");
        identity.deleteGroup("NHOMMOI");
    }

    @Test
    void signing_in_failing_and_signing_out() {
        Web officer = Web.signedIn(port, "vptu", PASSWORD);
        assertThat(Web.withPassword(port, "vptu", "doan-mat-khau")
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(401);
        officer.post("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(told())
                .containsExactly(
                        "vptu: đăng nhập", "null: đăng nhập không thành công vào tài khoản vptu", "vptu: đăng xuất");
        assertThat(page().at("/acts/0/address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_right_that_is_given_changed_and_taken() throws Exception {
        HttpResponse<String> given = admin.post(
                "/engine-rest/authorization/create",
                "{\"type\":1,\"permissions\":[\"READ\"],\"groupId\":\"HUONGKHE\",\"resourceType\":7,\"resourceId\":\"x\"}");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        String id = json.readTree(given.body()).get("id").asText();
        assertThat(admin.put(
                                "/engine-rest/authorization/" + id,
                                "{\"permissions\":[\"READ\",\"UPDATE\"],\"groupId\":\"HUONGKHE\",\"resourceType\":7,\"resourceId\":\"x\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.delete("/engine-rest/authorization/" + id).statusCode())
                .isEqualTo(204);

        assertThat(told())
                .containsExactly(
                        "admin: cấp quyền của nhóm HUONGKHE về nhiệm vụ x",
                        "admin: sửa quyền của nhóm HUONGKHE về nhiệm vụ x",
                        "admin: thu quyền của nhóm HUONGKHE về nhiệm vụ x");
        assertThat(jdbc.sql(
                                "select detail ->> 'before' || ' > ' || (detail ->> 'after') from act"
                                        + " where kind = 'PERMISSION_CHANGED' and words like 'sửa quyền%' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("grant READ > grant READ, UPDATE");
    }

    @Test
    void an_account_its_group_and_a_membership() {
        admin.post(
                "/engine-rest/user/create",
                "{\"profile\":{\"id\":\"canbomoi\",\"firstName\":\"A\",\"lastName\":\"B\"},"
                        + "\"credentials\":{\"password\":\"con trâu ngồi đọc báo\"}}");
        admin.post("/engine-rest/group/create", "{\"id\":\"NHOMMOI\",\"name\":\"Nhóm mới\",\"type\":\"X\"}");
        admin.put("/engine-rest/group/NHOMMOI/members/canbomoi", "");
        admin.delete("/engine-rest/group/NHOMMOI/members/canbomoi");
        admin.delete("/engine-rest/group/NHOMMOI");
        admin.delete("/engine-rest/user/canbomoi");

        assertThat(told())
                .containsExactly(
                        "admin: thêm tài khoản canbomoi",
                        "admin: thêm nhóm NHOMMOI",
                        "admin: đưa vào nhóm NHOMMOI tài khoản canbomoi",
                        "admin: đưa ra khỏi nhóm NHOMMOI tài khoản canbomoi",
                        "admin: xóa nhóm NHOMMOI",
                        "admin: xóa tài khoản canbomoi");
    }

    @Test
    void what_an_administrator_does_to_the_engine_past_the_product() {
        String process = story.process().getId();
        assertThat(admin.put("/engine-rest/process-instance/" + process + "/suspended", "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Web.signedIn(port, "admin", PASSWORD)
                        .put(
                                "/camunda/api/engine/engine/default/process-instance/" + process + "/suspended",
                                "{\"suspended\":false}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.delete("/engine-rest/process-instance/khongco").statusCode())
                .isEqualTo(404);

        assertThat(told())
                .containsExactly(
                        "admin: thay đổi trực tiếp trong bộ máy quy trình: PUT /engine-rest/process-instance/" + process
                                + "/suspended",
                        "admin: đăng nhập",
                        "admin: thay đổi trực tiếp trong bộ máy quy trình:"
                                + " PUT /camunda/api/engine/engine/default/process-instance/" + process + "/suspended");
    }

    @Test
    void a_deployment() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nthu\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.txt\"\r\n\r\nx\r\n--b--\r\n";
        assertThat(admin.send(admin.request("/engine-rest/deployment/create")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(200);
        repository
                .createDeploymentQuery()
                .deploymentName("thu")
                .list()
                .forEach(made -> repository.deleteDeployment(made.getId()));

        assertThat(told())
                .containsExactly(
                        "admin: thay đổi trực tiếp trong bộ máy quy trình: POST /engine-rest/deployment/create");
    }

    @Test
    void an_export() {
        Web.withPassword(port, "vptu", PASSWORD).get("/api/conferences/" + story.id() + "/lists/sites.xlsx");
        assertThat(jdbc.sql("select by_user from act where kind = 'LIST_DOWNLOADED' and conference_id = ?")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("vptu");
    }

    /** What was added since the test began, the oldest first: who and what. */
    private List<String> told() {
        JsonNode page = page();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < page.get("total").asInt() - before; i++) {
            JsonNode act = page.get("acts").get(i);
            String person = act.get("person").asText();
            told.add(
                    0,
                    person.replaceFirst(".*\\((\\w+)\\)$", "$1") + ": "
                            + act.get("words").asText());
        }
        return told;
    }

    private JsonNode page() {
        String body = Web.withPassword(port, "vptu", PASSWORD)
                .get("/api/conferences/" + story.id() + "/history?group=ACCOUNT")
                .body();
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
