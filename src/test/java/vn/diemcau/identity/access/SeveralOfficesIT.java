package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.directory.ThreeOffices;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.escalation.relay.MailRelay;
import vn.diemcau.identity.access.Endpoints.Endpoint;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;
import vn.diemcau.web.Web;

/**
 * Three Offices in one directory. The Party committee's and the people's committee's call a conference each, at the same
 * time and partly on the same agencies; the third, a department, has none.
 */
@DiemCauTest
class SeveralOfficesIT {

    private static final String PARTY = "tinh-uy";
    private static final String COMMITTEE = "uy-ban";
    private static final String NOTE = "chỉ Hương Sơn và Tỉnh ủy biết";

    /** The task of the lines that the same agency has in each. */
    private static final Map<String, String> LINES = Map.of(PARTY, "KeepLinesStable", COMMITTEE, "duong-truyen");

    private static final List<String> PAGES = List.of(
            "/api/conferences/%s",
            "/api/conferences/%s/plan",
            "/api/conferences/%s/board",
            "/api/conferences/%s/diagram",
            "/api/conferences/%s/history",
            "/api/conferences/%s/history?group=ACCOUNT",
            "/api/conferences/%s/history.xlsx",
            "/api/conferences/%s/mails",
            "/api/conferences/%s/mails/future",
            "/api/conferences/%s/plan/rows",
            "/api/conferences/%s/registrations",
            "/api/conferences/%s/agencies",
            "/api/conferences/%s/lists/speeches.xlsx",
            "/api/wall/%s");

    /** What is asked by POST. */
    private static final List<String> QUERIES = List.of(
            "/(engine-rest|camunda/api/engine).*/(count|list|singleResult)",
            "/(engine-rest|camunda/api/engine/engine/\\{name})/(task|execution|process-instance|variable-instance|job|job-definition|external-task)",
            "/(engine-rest|camunda/api/engine/engine/\\{name})/history/[a-z-]+",
            "/camunda/api/cockpit/plugin/.*",
            "/api/tasks/cards");

    /** Acts of an Office, of an agency and of an administrator, on the Party committee's conference. */
    private static final List<String> ACTS = List.of(
            "PUT /api/conferences/tinh-uy/dates {\"start\":\"2022-01-20T07:30\",\"lineTest\":\"2022-01-19T08:00\",\"registrationDue\":\"2022-01-18T16:00\",\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/dates/check {\"start\":\"2022-01-20T07:30\"}",
            "POST /api/conferences/tinh-uy/dates/preview {\"start\":\"2022-01-20T07:30\"}",
            "PUT /api/conferences/tinh-uy/plan?revision=0",
            "PUT /api/conferences/tinh-uy/plan/rows {\"version\":\"0-x\",\"rows\":[],\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/plan/rows/check {\"rows\":[]}",
            "POST /api/conferences/tinh-uy/plan/rows/preview {\"version\":\"0-x\",\"rows\":[]}",
            "POST /api/conferences/tinh-uy/plan/check",
            "POST /api/conferences/tinh-uy/messages {\"to\":\"ALL\",\"subject\":\"x\",\"text\":\"x\"}",
            "POST /api/conferences/tinh-uy/messages/preview {\"to\":\"ALL\",\"subject\":\"x\",\"text\":\"x\"}",
            "POST /api/conferences/tinh-uy/registrations/HUONGSON/place {\"place\":\"x\",\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/registrations/HUONGSON/place/preview {\"place\":\"x\",\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/deadlines {duty}",
            "POST /api/conferences/tinh-uy/deadlines/preview {duty}",
            "POST /api/conferences/tinh-uy/deferral {\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/deferral/preview {}",
            "POST /api/conferences/tinh-uy/cancellation {\"reason\":\"x\"}",
            "POST /api/conferences/tinh-uy/cancellation/preview",
            "POST /api/conferences/tinh-uy/reminders {duty}",
            "POST /api/conferences/tinh-uy/reassignments {duty}",
            "POST /api/conferences/tinh-uy/duties {\"agencies\":[\"VTHT\"],\"name\":\"x\",\"words\":\"x\",\"due\":\"2022-01-18T10:00\"}",
            "POST /api/conferences/tinh-uy/mails/resending",
            "POST /api/conferences/tinh-uy/registrations/HUONGSON/reopening {\"until\":\"2022-01-18T10:00\",\"reason\":\"x\"}",
            "POST /api/mails/{mail}/resending",
            "POST /api/tasks/{task}/takeover",
            "POST /api/tasks/{task}/promise {\"until\":\"2022-01-13T08:00\"}",
            "POST /api/tasks/{task}/move/check",
            "PUT /api/tasks/{task}/draft {\"version\":0,\"fields\":{\"hall\":\"x\"}}",
            "POST /api/tasks/{task}/registration/review {\"rows\":[]}",
            "POST /engine-rest/task/{task}/claim {\"userId\":\"{me}\"}",
            "POST /engine-rest/task/{task}/unclaim",
            "POST /engine-rest/task/{task}/complete",
            "POST /engine-rest/task/{task}/submit-form",
            "POST /engine-rest/task/{task}/comment/create {\"message\":\"x\"}",
            "PUT /engine-rest/task/{task} {\"name\":\"x\"}",
            "PUT /engine-rest/job/{job}/retries {\"retries\":3}",
            "POST /engine-rest/process-definition/{definition}/submit-form",
            "POST /engine-rest/process-definition/{definition}/start");

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Duties duties;

    @Autowired
    private MailRelay relay;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void three_offices_and_a_mail_server(DynamicPropertyRegistry properties) {
        properties.add(
                "diemcau.directory", () -> ThreeOffices.directory().toUri().toString());
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void both_have_issued_their_letters() throws Exception {
        identity.clearAuthentication();
        jdbc.sql("delete from sign_in_failure").update();
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2022-01-12T01:00:00Z")));
        if (jdbc.sql("select count(*) from conference").query(Integer.class).single() == 0) {
            called("VPTU", ConferenceStory.plan(PARTY));
            called("VPUBND", ThreeOffices.committee());
            story.ofConference(COMMITTEE).does("VPUBND", "IssueLetter");
            story.ofConference(PARTY).does("VPTU", "IssueLetter");
        }
    }

    private void called(String office, String plan) {
        HttpResponse<String> answer =
                as(office).send(as(office).request("/api/conferences").POST(BodyPublishers.ofString(plan)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @ParameterizedTest(name = "{0} sees {1}, and on the wall {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "vptu; tinh-uy; tinh-uy",
                "vpubnd; uy-ban; uy-ban",
                "syt; ; ",
                "admin; tinh-uy uy-ban; tinh-uy",
            })
    void each_office_sees_its_own_conferences_and_the_administrator_all(String user, String seen, String next) {
        Set<String> own = seen == null ? Set.of() : Set.of(seen.split(" "));
        Officer officer = Officer.of(user, port);

        assertThat(ids(officer.get("/api/conferences"))).containsExactlyInAnyOrderElementsOf(own);
        assertThat(ids(officer.get("/api/boards"))).containsExactlyInAnyOrderElementsOf(own);
        assertThat(ids(officer.get("/api/boards?over=false"))).containsExactlyInAnyOrderElementsOf(own);
        for (String conference : List.of(PARTY, COMMITTEE)) {
            int status = own.contains(conference) ? 200 : 404;
            for (String page : PAGES) {
                assertThat(officer.get(page.formatted(conference)).statusCode())
                        .as("%s as %s", page.formatted(conference), user)
                        .isEqualTo(status);
            }
        }
        assertThat(businessKeys(officer, "/engine-rest/process-instance"))
                .as("what runs")
                .containsExactlyInAnyOrderElementsOf(own);
        assertThat(businessKeys(officer, "/engine-rest/history/process-instance"))
                .as("what ran")
                .containsExactlyInAnyOrderElementsOf(own);
        HttpResponse<String> wall = officer.get("/api/wall");
        assertThat(wall.statusCode()).isEqualTo(next == null ? 404 : 200);
        if (next != null) {
            assertThat(Officer.json(wall).at("/conference/id").asText()).isEqualTo(next);
        }
    }

    @ParameterizedTest(name = "{0} sees {1}")
    @CsvSource(
            delimiter = ';',
            value = {"manhinhvptu; tinh-uy", "manhinhvpubnd; uy-ban", "manhinh; "})
    void the_screens_of_an_office_show_its_conferences(String screen, String seen) {
        Officer wall = Officer.of(screen, port);

        for (String conference : List.of(PARTY, COMMITTEE)) {
            assertThat(wall.get("/api/wall/" + conference).statusCode()).isEqualTo(conference.equals(seen) ? 200 : 404);
        }
        assertThat(wall.get("/api/wall").statusCode()).isEqualTo(seen == null ? 404 : 200);
        assertThat(wall.get("/api/boards").statusCode()).isEqualTo(403);
    }

    @Test
    void no_way_in_shows_an_office_what_is_anothers() {
        Task task = task(PARTY, "HUONGSON", "RegisterSites");
        Officer.of("huongson", port)
                .post("/engine-rest/task/" + task.getId() + "/comment/create", "{\"message\":\"" + NOTE + "\"}");
        ForeignIds foreign = new ForeignIds(engine, jdbc, PARTY, task).withMarks(marks(PARTY));
        Web password = as("syt");
        Web session = Web.signedIn(port, "syt", Officer.PASSWORD);
        Web administrator = as("admin");
        Set<String> shown = new TreeSet<>();
        int known = 0;
        for (Endpoint endpoint : Endpoints.of(context, servlets)) {
            boolean isRead =
                    endpoint.method().matches("GET|OPTIONS") || QUERIES.stream().anyMatch(endpoint.path()::matches);
            if (!isRead || endpoint.path().contains("*") || endpoint.path().endsWith("/logout")) {
                continue;
            }
            String path = foreign.into(endpoint.path(), true);
            Web web = path.startsWith("/camunda/") ? session : password;
            HttpResponse<String> answer = send(web, endpoint.method(), path);
            if (answer.statusCode() < 400 && foreign.isIn(answer.body())) {
                shown.add(endpoint + " shows " + foreign.markIn(answer.body()));
            }
            if (path.startsWith("/engine-rest/")
                    && foreign.isIn(send(administrator, endpoint.method(), path).body())) {
                known++;
            }
        }
        assertThat(shown).isEmpty();
        assertThat(known).as("ways in that do show it to an administrator").isGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({"syt", "vpubnd"})
    void an_officer_of_another_office_changes_nothing(String user) throws Exception {
        Task task = task(PARTY, "HUONGSON", "RegisterSites");
        String mail = jdbc.sql("select min(id) from mail where conference_id = ?")
                .param(PARTY)
                .query(String.class)
                .single();
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .list()
                .get(0)
                .getId();
        String duty =
                "{\"duties\":[{\"code\":\"RegisterSites\",\"agency\":\"HUONGSON\"}],\"reason\":\"x\",\"to\":\"SYT\"}";
        long acts = acts();
        Officer officer = Officer.of(user, port);
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        for (String way : ACTS) {
            String[] parts = way.split(" ", 3);
            String path = parts[1].replace("{task}", task.getId())
                    .replace("{mail}", mail)
                    .replace("{job}", job)
                    .replace("{definition}", task.getProcessDefinitionId());
            String body =
                    parts.length < 3 ? "{}" : parts[2].replace("{duty}", duty).replace("{me}", user);
            answers.put(way, parts[0].equals("PUT") ? officer.put(path, body) : officer.post(path, body));
        }
        assertThat(answers)
                .allSatisfy((way, answer) -> assertThat(answer.statusCode())
                        .as("%s: %s", way, answer.body())
                        .isIn(way.contains("/comment/create") ? 400 : 403, 404));
        assertThat(acts()).isEqualTo(acts);
        Task after =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(after.getAssignee()).isNull();
        assertThat(after.getDueDate()).isEqualTo(task.getDueDate());
        assertThat(engine.getTaskService().getTaskComments(task.getId()))
                .extracting(Comment::getFullMessage)
                .doesNotContain("x");
    }

    @Test
    void a_draft_is_the_offices_that_began_it() {
        Officer party = Officer.of("vptu", port);
        JsonNode draft = Officer.json(party.post("/api/desk/drafts", "{\"text\":\"Giấy mời mật của Tỉnh ủy\"}"));
        String path = "/api/desk/drafts/" + draft.get("id").asText();
        String saved = "{\"version\":1,\"sheet\":%s}".formatted(draft.get("sheet"));

        for (String user : List.of("vpubnd", "syt")) {
            Officer other = Officer.of(user, port);
            assertThat(other.get("/api/desk/drafts").body()).isEqualTo("[]");
            assertThat(List.of(
                            other.get(path),
                            other.get(path + "?version=1"),
                            other.put(path, saved),
                            other.post(path + "/check", "{}"),
                            other.post(path + "/call", "{\"version\":1}"),
                            other.delete(path),
                            other.post("/api/desk/drafts", "{\"copyOf\":\"tinh-uy\",\"start\":\"2022-03-01T08:00\"}")))
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
                        assertThat(answer.body()).doesNotContain("Giấy mời mật");
                    });
        }
        assertThat(party.get(path).statusCode()).isEqualTo(200);
        assertThat(Officer.of("admin", port).get(path).statusCode()).isEqualTo(200);
        assertThat(party.delete(path).statusCode()).isEqualTo(204);
    }

    @Test
    void only_the_office_that_a_plan_names_calls_its_conference() {
        String foreign = ThreeOffices.committee().replaceFirst("(?m)^id: .*$", "id: khong-phai-cua-minh");
        Officer party = Officer.of("vptu", port);

        HttpResponse<String> answer =
                party.post("/api/conferences", "application/yaml", foreign.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Kế hoạch ghi nơi chủ trì (host) là VPUBND (Văn phòng Ủy ban nhân dân tỉnh):"
                        + " chỉ Văn phòng đó được triệu tập Hội nghị này.");
        assertThat(party.post("/api/conferences/check", "application/yaml", foreign.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("chỉ Văn phòng đó được triệu tập Hội nghị này");
        for (String key :
                List.of("conference-preparation", "conference-preparation-VPTU", "conference-preparation-VPUBND")) {
            HttpResponse<String> form = party.post(
                    "/engine-rest/process-definition/key/" + key + "/submit-form",
                    "{\"variables\":{\"plan\":{\"type\":\"String\",\"value\":%s}}}".formatted(quoted(foreign)));
            assertThat(form.statusCode()).as("%s: %s", key, form.body()).isIn(403, 404);
        }
        assertThat(ids(Officer.of("admin", port).get("/api/conferences"))).doesNotContain("khong-phai-cua-minh");

        HttpResponse<String> noOffice = party.post(
                "/api/conferences",
                "application/yaml",
                foreign.replace("host: VPUBND", "host: VTHT").getBytes(StandardCharsets.UTF_8));
        assertThat(noOffice.statusCode()).isEqualTo(400);
        assertThat(noOffice.body())
                .contains("VTHT không phải là Văn phòng trong danh bạ; hãy ghi SYT (Sở Y tế) hoặc VPTU (Văn phòng"
                        + " Tỉnh ủy) hoặc VPUBND (Văn phòng Ủy ban nhân dân tỉnh).");
    }

    @Test
    void an_office_does_its_tasks_in_anothers_conference_as_any_agency() {
        Duty asked = open(COMMITTEE, "VPTU", "du-hop");
        Officer party = Officer.of("vptu", port);
        List<String> seen = names(party, "/engine-rest/task?maxResults=500");
        assertThat(seen).contains("Cử người dự phiên họp").doesNotContain("Bảo đảm đường truyền phiên họp");
        assertThat(party.get("/api/tasks/" + asked.taskId()).statusCode()).isEqualTo(200);

        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskId(asked.taskId())
                .initializeFormKeys()
                .singleResult();
        Map<String, Object> answer = new HashMap<>(SampleAnswers.to(form(task)));
        HttpResponse<String> done = party.submits(asked.taskId(), answer);
        assertThat(done.statusCode()).as(done.body()).isLessThan(300);
        assertThat(duties.get(COMMITTEE, "du-hop", "VPTU").doneAt()).isNotNull();
        assertThat(Officer.of("vpubnd", port)
                        .get("/api/conferences/" + COMMITTEE + "/history")
                        .body())
                .contains("Văn phòng Tỉnh ủy");
    }

    @Test
    void an_agency_of_two_conferences_has_both_in_its_list() {
        assertThat(names(Officer.of("vtht", port), "/engine-rest/task?maxResults=500"))
                .contains("Bảo đảm đường truyền phiên họp")
                .contains(duties.get(PARTY, LINES.get(PARTY), "VTHT").name());
    }

    @Test
    void whose_right_has_ended_sees_nothing_of_the_office_any_more() {
        String officer = "can.bo-van-phong";
        User user = identity.newUser(officer);
        user.setPassword(Officer.PASSWORD);
        identity.saveUser(user);
        identity.createMembership(officer, "VPTU");
        Web session = Web.signedIn(port, officer, Officer.PASSWORD);
        Web password = as(officer);
        String process = story.ofConference(PARTY).process().getId();
        assertThat(session.get("/api/conferences/" + PARTY + "/board").statusCode())
                .isEqualTo(200);
        assertThat(password.get("/engine-rest/process-instance/" + process).statusCode())
                .isEqualTo(200);

        identity.deleteMembership(officer, "VPTU");
        identity.createMembership(officer, "VPUBND");

        for (Web web : List.of(session, password)) {
            assertThat(web.get("/api/conferences/" + PARTY + "/board").statusCode())
                    .isIn(401, 404);
        }
        assertThat(password.get("/api/conferences/" + COMMITTEE + "/board").statusCode())
                .isEqualTo(200);
        assertThat(password.get("/engine-rest/process-instance/" + process).statusCode())
                .isIn(401, 403, 404);
        assertThat(session.get("/camunda/api/engine/engine/default/process-instance/" + process)
                        .statusCode())
                .isIn(401, 403, 404);
        identity.deleteUser(officer);
    }

    @Test
    void a_conference_of_another_office_and_one_that_is_not_there_look_the_same() {
        assertThat(as("syt").get("/api/conferences/khong-co/board").body())
                .isEqualTo(as("syt")
                        .get("/api/conferences/" + PARTY + "/board")
                        .body()
                        .replace(PARTY, "khong-co"));
    }

    @Test
    void mails_come_from_the_conferences_own_office_and_give_or_ask_by_who_is_above_whom() throws Exception {
        String more =
                "{\"agencies\":[\"TTCB\"],\"name\":\"Trực thêm\",\"words\":\"Trực thêm một ca.\",\"due\":\"2022-01-18T10:00\"}";
        for (Map.Entry<String, String> office :
                Map.of("vptu", PARTY, "vpubnd", COMMITTEE).entrySet()) {
            assertThat(Officer.of(office.getKey(), port)
                            .post("/api/conferences/" + office.getValue() + "/duties", more)
                            .statusCode())
                    .isEqualTo(201);
            story.ofConference(office.getValue());
        }
        while (relay.sendDue() > 0) {
            // until none is left
        }
        Map<String, List<MimeMessage>> byOffice = Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> to(mail).equals("kythuat@ttcb.hatinh.example"))
                .collect(Collectors.groupingBy(SeveralOfficesIT::from));

        assertThat(byOffice)
                .containsOnlyKeys("Điểm Cầu - Văn phòng Tỉnh ủy", "Điểm Cầu - Văn phòng Ủy ban nhân dân tỉnh");
        MimeMessage party = ofMoreWork(byOffice.get("Điểm Cầu - Văn phòng Tỉnh ủy"));
        MimeMessage committee = ofMoreWork(byOffice.get("Điểm Cầu - Văn phòng Ủy ban nhân dân tỉnh"));
        assertThat(party.getReplyTo()[0].toString()).isEqualTo("tonghop@vptu.hatinh.example");
        assertThat(committee.getReplyTo()[0].toString()).isEqualTo("hanhchinh@vpubnd.hatinh.example");
        // The committee's Office is above the centre, that of the Party committee is not.
        assertThat(text(party)).contains("Văn phòng Tỉnh ủy đề nghị Trung tâm").doesNotContain("Văn phòng Ủy ban");
        assertThat(text(committee))
                .contains("Văn phòng Ủy ban nhân dân tỉnh giao Trung tâm")
                .doesNotContain("Văn phòng Tỉnh ủy");
    }

    @Test
    void a_calendar_names_the_conferences_own_office_as_its_organizer() {
        while (relay.sendDue() > 0) {
            // until none is left
        }

        assertThat(organizers("Điểm Cầu - Văn phòng Tỉnh ủy")).containsExactly("tonghop@vptu.hatinh.example");
        assertThat(organizers("Điểm Cầu - Văn phòng Ủy ban nhân dân tỉnh"))
                .containsExactly("hanhchinh@vpubnd.hatinh.example");
    }

    /** Who the calendar files from this sender name. */
    private static Set<String> organizers(String sender) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> from(mail).equals(sender))
                .flatMap(mail -> calendars(mail).stream())
                .flatMap(file -> Pattern.compile("ORGANIZER:mailto:(\\S++)")
                        .matcher(file)
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> calendars(MimeMessage mail) {
        try {
            List<String> found = new ArrayList<>();
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    if (parts.getBodyPart(i).isMimeType("text/calendar")) {
                        found.add(
                                new String(parts.getBodyPart(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                                        .replace("\r\n ", ""));
                    }
                }
            }
            return found;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"vptu, VPTU", "vpubnd, VPUBND", "syt, SYT"})
    void a_plan_to_begin_with_is_of_the_askers_own_office(String user, String office) {
        Officer asking = Officer.of(user, port);

        String plan = asking.get("/api/plan-template").body();

        assertThat(plan).contains("\nhost: " + office + "\n").doesNotContain("LƯU Ý: kế hoạch mẫu");
        assertThat(plan).containsPattern("- code: IssueLetter\n +agency: " + office + "\n");
        assertThat(plan).containsPattern("- code: AcknowledgeNumbersByPartyOffice\n +agency: VPTU\n");
        assertThat(asking.post("/api/conferences/check", "application/yaml", plan.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"problems\":[]");
    }

    private static MimeMessage ofMoreWork(List<MimeMessage> mails) {
        return mails.stream()
                .filter(mail -> subject(mail).contains("Trực thêm"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        mails.stream().map(SeveralOfficesIT::subject).toList()));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lists_bear_the_heading_of_the_conferences_own_office() throws Exception {
        assertThat(list("vptu", PARTY)).contains("ĐẢNG CỘNG SẢN VIỆT NAM").doesNotContain("CỘNG HÒA XÃ HỘI");
        assertThat(list("vpubnd", COMMITTEE))
                .contains("ỦY BAN NHÂN DÂN TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .doesNotContain("ĐẢNG CỘNG SẢN");
        // It receives this list in the Party committee's letter, as an agency.
        assertThat(list("vpubnd", PARTY)).contains("ĐẢNG CỘNG SẢN VIỆT NAM");
        assertThat(Officer.of("syt", port)
                        .get("/api/conferences/" + PARTY + "/lists/sites.xlsx")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_office_corrects_no_address_of_another_office() {
        HttpResponse<String> answer = Officer.of("vpubnd", port)
                .put("/api/agencies/VPTU/contacts/tonghop@vptu.hatinh.example", "{\"email\":\"x@evil.example\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    private String list(String user, String conference) throws Exception {
        HttpResponse<byte[]> file =
                Officer.of(user, port).download("/api/conferences/" + conference + "/lists/sites.xlsx");
        assertThat(file.statusCode()).isEqualTo(200);
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            book.forEach(sheet ->
                    sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n'))));
        }
        return text.toString();
    }

    private static String from(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getFrom()[0]).getPersonal();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        Multipart parts = (Multipart) mail.getContent();
        while (parts.getBodyPart(0).getContent() instanceof Multipart inner) {
            parts = inner;
        }
        return String.valueOf(parts.getBodyPart(0).getContent()).replaceAll("\\s+", " ");
    }

    private long acts() {
        return jdbc.sql("select count(*) from act where conference_id = ?")
                .param(PARTY)
                .query(Long.class)
                .single();
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }

    private List<String> marks(String conference) {
        List<String> marks =
                new ArrayList<>(List.of(NOTE, "\"" + conference + "\"", "Hội nghị trực tuyến toàn tỉnh tổng kết"));
        marks.addAll(
                jdbc.sql("select id_ from act_ru_execution where business_key_ = :id or business_key_ like :id || ':%'")
                        .param("id", conference)
                        .query(String.class)
                        .list());
        return marks;
    }

    private Task task(String conference, String agency, String duty) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(open(conference, agency, duty).taskId())
                .singleResult();
    }

    private Duty open(String conference, String agency, String duty) {
        Duty found = duties.get(conference, duty, agency);
        assertThat(found.isOpen()).as(duty).isTrue();
        return found;
    }

    private static String form(Task task) {
        return task.getFormKey().replaceAll(".*/|\\.html", "");
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return texts(answer, "id");
    }

    private static List<String> names(Officer officer, String path) {
        return texts(officer.get(path), "name");
    }

    /** The conferences that the answer is about. */
    private static Set<String> businessKeys(Officer officer, String path) {
        return texts(officer.get(path), "businessKey").stream()
                .map(key -> key.split(":")[0])
                .collect(Collectors.toSet());
    }

    private static List<String> texts(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        Officer.json(answer).forEach(each -> texts.add(each.get(field).asText()));
        return texts;
    }

    private static HttpResponse<String> send(Web web, String method, String path) {
        boolean hasBody = method.equals("POST");
        return web.send(web.request(path)
                .header("Content-Type", "application/json")
                .method(method, hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()));
    }

    private Web as(String user) {
        return Web.withPassword(port, user.toLowerCase(Locale.ROOT), Officer.PASSWORD);
    }
}
