package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.web.Web;

/** Officers whose password a real directory server knows. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=accounts-of-directory",
            "camunda.bpm.job-execution.enabled=false",
            "diemcau.ldap.base=ou=canbo,dc=hatinh,dc=example",
            "diemcau.ldap.user=cn=diemcau,dc=hatinh,dc=example",
            "diemcau.ldap.password=password-of-the-search"
        })
class LdapIT {

    private static final String PASSWORD = "accounts-of-directory";
    private static final String KNOWN_THERE = "mat khau tren may chu";
    private static final InMemoryDirectoryServer SERVER = server();

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @DynamicPropertySource
    static void itsAddress(DynamicPropertyRegistry registry) {
        registry.add("diemcau.ldap.url", () -> "ldap://localhost:" + SERVER.getListenPort());
    }

    @AfterAll
    static void stop() {
        SERVER.shutDown(true);
    }

    @BeforeEach
    void theOfficerOfTheDirectoryIsTakenIn() throws Exception {
        identity.clearAuthentication();
        jdbc.sql("delete from sign_in_failure").update();
        mirror.directoryLoaded(RightsIT.DIRECTORY);
        HttpResponse<String> added = as("huongkhe")
                .post(
                        "/api/agencies/HUONGKHE/officers",
                        json.createObjectNode()
                                .put("id", "levanchin")
                                .put("name", "Lê Văn Chín")
                                .put("fromDirectory", true)
                                .toString());
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json.readTree(added.body()).get("password").isNull()).isTrue();
    }

    @AfterEach
    void nothingIsLeft() {
        identity.deleteUser("levanchin");
    }

    @Test
    void the_officer_works_with_the_password_of_the_directory() {
        assertThat(Web.signedIn(port, "levanchin", KNOWN_THERE)
                        .get("/camunda/api/engine/engine/default/task")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Web.withPassword(port, "levanchin", KNOWN_THERE)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nguyen.vana", "an-nv", "An_NV", "an@tinh.example"})
    void the_officer_is_called_as_the_directory_calls_them(String there) throws Exception {
        String id = there.toLowerCase(Locale.ROOT);
        try {
            HttpResponse<String> added = as("huongkhe")
                    .post(
                            "/api/agencies/HUONGKHE/officers",
                            json.createObjectNode()
                                    .put("id", there)
                                    .put("name", "Nguyễn Văn An")
                                    .put("fromDirectory", true)
                                    .toString());
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            for (String typed : List.of(id, there, there.toUpperCase(Locale.ROOT))) {
                assertThat(json.readTree(Web.signedIn(port, typed, KNOWN_THERE)
                                        .get("/api/account")
                                        .body())
                                .get("id")
                                .asText())
                        .as(typed)
                        .isEqualTo(id);
                assertThat(json.readTree(Web.withPassword(port, typed, KNOWN_THERE)
                                        .get("/api/account")
                                        .body())
                                .get("id")
                                .asText())
                        .as(typed)
                        .isEqualTo(id);
                assertThat(Web.withPassword(port, typed, "wrong")
                                .get("/engine-rest/task")
                                .statusCode())
                        .isEqualTo(401);
            }
        } finally {
            identity.deleteUser(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"levanchin, wrong", "levanchin, ''", "'*', mat khau tren may chu", "'levan*', mat khau tren may chu"})
    void nobody_else_does(String user, String password) {
        assertThat(Web.withPassword(port, user, password)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_name_that_the_directory_has_twice_is_nobodys() throws Exception {
        String twin = "uid=levanchin,ou=phong,ou=canbo,dc=hatinh,dc=example";
        SERVER.add("dn: ou=phong,ou=canbo,dc=hatinh,dc=example", "objectClass: organizationalUnit", "ou: phong");
        SERVER.add("dn: " + twin, "objectClass: inetOrgPerson", "uid: levanchin", "cn: x", "sn: x");
        try {
            assertThat(Web.withPassword(port, "levanchin", KNOWN_THERE)
                            .get("/engine-rest/task")
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            SERVER.delete(twin);
            SERVER.delete("ou=phong,ou=canbo,dc=hatinh,dc=example");
        }
    }

    @Test
    void a_password_that_was_changed_there_opens_nothing_here_any_more() throws Exception {
        String entry = "uid=levanchin,ou=canbo,dc=hatinh,dc=example";
        Web program = Web.withPassword(port, "levanchin", KNOWN_THERE);
        assertThat(program.get("/api/account").statusCode()).isEqualTo(200);
        SERVER.modify("dn: " + entry, "changetype: modify", "replace: userPassword", "userPassword: another one");
        try {
            assertThat(program.get("/api/account").statusCode()).isEqualTo(401);
        } finally {
            SERVER.modify(
                    "dn: " + entry, "changetype: modify", "replace: userPassword", "userPassword: " + KNOWN_THERE);
        }
    }

    @Test
    void whom_the_directory_knows_and_no_agency_took_in_is_nobody_here() {
        assertThat(Web.withPassword(port, "phamthimuoi", KNOWN_THERE)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_disabled_officer_is_out_whatever_the_directory_says() {
        as("huongkhe").post("/api/agencies/HUONGKHE/officers/levanchin/disabling", "");
        assertThat(Web.withPassword(port, "levanchin", KNOWN_THERE)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void its_password_is_changed_there_and_not_here() {
        HttpResponse<String> refused = Web.withPassword(port, "levanchin", KNOWN_THERE)
                .put(
                        "/api/account/password",
                        json.createObjectNode()
                                .put("current", KNOWN_THERE)
                                .put("password", "con trâu ngồi đọc báo")
                                .toString());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("do máy chủ danh bạ của cơ quan giữ");
        assertThat(as("huongkhe")
                        .post("/api/agencies/HUONGKHE/officers/levanchin/password", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_silent_server_keeps_out_only_its_own() throws Exception {
        SERVER.shutDown(true);
        try {
            HttpResponse<String> answer =
                    Web.withPassword(port, "levanchin", KNOWN_THERE).get("/api/account");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Máy chủ danh bạ của cơ quan chưa trả lời");
            assertThat(as("admin").get("/api/account").statusCode()).isEqualTo(200);
        } finally {
            SERVER.startListening();
        }
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }

    private static InMemoryDirectoryServer server() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=hatinh,dc=example");
            config.setSchema(null);
            config.addAdditionalBindCredentials("cn=diemcau,dc=hatinh,dc=example", "password-of-the-search");
            config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=hatinh,dc=example", "objectClass: domain", "dc: hatinh");
            server.add("dn: ou=canbo,dc=hatinh,dc=example", "objectClass: organizationalUnit", "ou: canbo");
            for (String uid :
                    new String[] {"levanchin", "phamthimuoi", "nguyen.vana", "an-nv", "An_NV", "an@tinh.example"}) {
                server.add(
                        "dn: uid=" + uid + ",ou=canbo,dc=hatinh,dc=example",
                        "objectClass: inetOrgPerson",
                        "uid: " + uid,
                        "cn: " + uid,
                        "sn: " + uid,
                        "userPassword: " + KNOWN_THERE);
            }
            server.startListening();
            return server;
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }
}
