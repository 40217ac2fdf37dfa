package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.diemcau.DiemCauApplication;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** A backup is what it was: the application, killed, goes on with it in a new database. */
@NeedsPostgresTools
@Timeout(300)
class BackupIT {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    /** A Wednesday, because some mails wait for the morning or a working day. */
    private static final Instant MORNING = Instant.parse("2026-03-04T03:00:00Z");

    private static final String USER = "quantri";
    private static final String FIRST_PASSWORD = "Mot cau that dai 2022";
    private static final String PASSWORD = "con trau ngoi doc bao";
    private static final String CONFERENCE = "hatinh-tongket-2021";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private PostgresTools postgres;
    private GreenMail mails;
    private Process application;
    private int port;
    private Web person;
    private String current;

    /** What runs as a JVM of its own, at an hour of the test's choice. */
    static final class Later {

        private Later() {}

        public static void main(String[] arguments) {
            ClockUtil.offset(Long.getLong("test.later"));
            DiemCauApplication.main(arguments);
        }
    }

    @BeforeEach
    void servers() throws IOException {
        postgres = PostgresTools.start(folder);
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (application != null) {
            kill();
        }
        mails.stop();
        postgres.close();
    }

    @Test
    void killed_and_restored_it_says_what_is_overdue_and_nothing_that_it_said_before() throws Exception {
        int smtp = mails.getSmtp().getPort();
        start("postgres", smtp, MORNING);
        JdbcClient first = jdbc("postgres");
        Instant due = callAndIssue();
        hand("RegisterSites", Map.of("registration", ConferenceStory.registration(40)), "HUONGKHE");
        await().atMost(LONG_ENOUGH).until(() -> unsent(first) == 0);
        List<String> before = ids();
        assertThat(before).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        // One more, which the mail server is not there to take any more.
        mails.stop();
        assertThat(person.post("/api/conferences/" + CONFERENCE + "/duties", """
                        {"agencies": ["VTHT"], "name": "Máy phát điện", "words": "Đặt máy", "due": "%s"}""".formatted(localDay(due)))
                        .statusCode())
                .isEqualTo(201);
        await().atMost(LONG_ENOUGH).until(() -> unsent(first) == 1);
        long acts = count(first, "select count(*) from act");

        kill();
        first.sql("create database restored").update();
        List<String> commands = documented();
        assertThat(commands).hasSize(2);
        commands.forEach(command -> postgres.asDocumented(command, "postgres", "restored"));
        mails = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Instant later = due.plus(Duration.ofMinutes(30));
        start("restored", smtp, later);
        JdbcClient restored = jdbc("restored");
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(unsent(restored) + overdueTimers(restored, later))
                        .as(this::log)
                        .isZero());

        assertThat(ids())
                .as("what was sent is not sent again")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(before);
        assertThat(new TreeSet<>(restored.sql("select message_id from mail where state = 'SENT'")
                        .query(String.class)
                        .list()))
                .as("what counts as sent has come")
                .isEqualTo(union(before, ids()));
        assertThat(restored.sql("select state from mail where kind = 'duty-added'")
                        .query(String.class)
                        .list())
                .containsExactly("SENT");
        List<String> silent = restored.sql(
                        "select agency from duty where code = 'RegisterSites' and task_id is not null")
                .query(String.class)
                .list();
        assertThat(silent).hasSize(13).doesNotContain("HUONGKHE");
        assertThat(restored.sql("select distinct agency from mail where kind = 'duty-overdue' and state = 'SENT'")
                        .query(String.class)
                        .list())
                .as("the silent are told, who has registered is not")
                .containsAll(silent)
                .doesNotContain("HUONGKHE");
        assertThat(count(restored, "select count(*) from site where unit = 'HUONGKHE'"))
                .isOne();
        assertThat(count(restored, "select count(*) from act")).isGreaterThan(acts);
        JsonNode seal = JSON.readTree(person.get("/api/history/seal").body());
        assertThat(seal.get("broken").isNull()).as(seal.toString()).isTrue();
        assertThat(seal.get("newest").asText()).isNotBlank();
    }

    /** The commands of the page for operators, which this test has to do as they stand there. */
    private static List<String> documented() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        String section = page.substring(page.indexOf("## Backup"), page.indexOf("## Upgrade"));
        return Arrays.stream(section.split("\n"))
                .filter(line -> line.startsWith("    pg_"))
                .map(String::strip)
                .toList();
    }

    /** @return when registration is due */
    private Instant callAndIssue() throws IOException {
        assertThat(Web.withPassword(port, USER, FIRST_PASSWORD)
                        .put(
                                "/api/account/password",
                                "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(FIRST_PASSWORD, PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        for (String agency : List.of("VPTU", "HUONGKHE")) {
            assertThat(person.put("/engine-rest/group/" + agency + "/members/" + USER, "")
                            .statusCode())
                    .isEqualTo(204);
        }
        String plan = person.get("/api/plan-template").body();
        assertThat(person.send(person.request("/api/conferences").POST(BodyPublishers.ofString(plan)))
                        .statusCode())
                .isEqualTo(201);
        hand("IssueLetter", SampleAnswers.to("IssueLetter"), "VPTU");
        JsonNode conference =
                JSON.readTree(person.get("/api/conferences/" + CONFERENCE).body());
        await().atMost(LONG_ENOUGH)
                .until(() -> tasks("RegisterSites", "HUONGKHE").size() == 1);
        return OffsetDateTime.parse(conference.get("registrationDue").asText()).toInstant();
    }

    private void hand(String duty, Map<String, Object> answer, String agency) throws IOException {
        String task = tasks(duty, agency).get(0).get("id").asText();
        Map<String, Object> variables = new LinkedHashMap<>();
        answer.forEach((name, value) -> variables.put(
                name, Map.of("value", value, "type", value.getClass().getSimpleName())));
        HttpResponse<String> answered = person.post(
                "/engine-rest/task/" + task + "/submit-form", JSON.writeValueAsString(Map.of("variables", variables)));
        assertThat(answered.statusCode()).as(() -> answered.body() + log()).isEqualTo(204);
    }

    private JsonNode tasks(String duty, String agency) throws IOException {
        return JSON.readTree(
                person.get("/engine-rest/task?taskDefinitionKey=userTask_" + duty + "&candidateGroup=" + agency)
                        .body());
    }

    private void start(String database, int smtp, Instant now) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dtest.later=" + Duration.between(Instant.now(), now).toMillis(),
                Later.class.getName());
        java.environment()
                .putAll(Map.of(
                        "CLASSPATH",
                        System.getProperty("java.class.path"),
                        "SPRING_DATASOURCE_URL",
                        postgres.jdbcUrl(database),
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "SPRING_MAIL_HOST",
                        "127.0.0.1",
                        "SPRING_MAIL_PORT",
                        String.valueOf(smtp),
                        "DIEMCAU_ADMIN_USER",
                        USER,
                        "DIEMCAU_ADMIN_PASSWORD",
                        FIRST_PASSWORD,
                        "SERVER_PORT",
                        "0",
                        "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_WEB_EMBEDDED_TOMCAT",
                        "info"));
        application = java.redirectErrorStream(true)
                .redirectOutput(logOf(database).toFile())
                .start();
        current = database;
        await().atMost(LONG_ENOUGH)
                .until(() -> !application.isAlive() || STARTED.matcher(log()).find());
        Matcher started = STARTED.matcher(log());
        assertThat(started.find()).as(log()).isTrue();
        port = Integer.parseInt(started.group(1));
        person = Web.withPassword(port, USER, PASSWORD);
    }

    private Path logOf(String database) {
        return folder.resolve("application-" + database + ".log");
    }

    private String log() {
        try {
            return Files.readString(logOf(current), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    private void kill() throws InterruptedException {
        application.destroyForcibly();
        assertThat(application.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private JdbcClient jdbc(String database) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl(database), "postgres", ""));
    }

    private static long unsent(JdbcClient jdbc) {
        return count(jdbc, "select count(*) from mail where state not in ('SENT', 'DROPPED')");
    }

    private static long overdueTimers(JdbcClient jdbc, Instant now) {
        return jdbc.sql("select count(*) from act_ru_job where duedate_ <= ?")
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** An hour before, in the conference's zone. */
    private static String localDay(Instant due) {
        return due.minus(Duration.ofHours(1))
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toLocalDateTime()
                .toString();
    }

    /** The Message-IDs that the mail server took since it was started. */
    private List<String> ids() {
        return Arrays.stream(mails.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getMessageID();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static TreeSet<String> union(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return new TreeSet<>(all);
    }
}
