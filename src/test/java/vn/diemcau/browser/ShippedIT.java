package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import vn.diemcau.web.Web;

/**
 * The package that ./mvnw package leaves, in each way in which the documents say to run it: people sign in there and work. The
 * commands are the documents' own.
 */
class ShippedIT {

    private static final Path SOURCE = Path.of("").toAbsolutePath();
    private static final Path FOLDER = SOURCE.resolve("target/shipped");

    private static final String OUTBOX = FOLDER.resolve("outbox").toString();

    private static final String FIRST_PASSWORD = "Mot cau that dai 2022";
    private static final String PASSWORD = "con trau ngoi doc bao";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    /** To try it: one file, its own database, the letter's conference. */
    @Nested
    class AsOneJar extends Way {

        AsOneJar() {
            super("vptu", "admin", "diemcau-demo");
        }

        @Override
        ShippedApplication launch() throws IOException {
            return run(
                    "exec " + line("java -jar target/diemcau"),
                    SOURCE,
                    Map.of("DIEMCAU_EMBEDDED_TEMPORARY", "true", "DIEMCAU_MAIL_OUTBOXFOLDER", OUTBOX));
        }

        @Override
        String letter() {
            return "hatinh-tongket-2021";
        }
    }

    /** On a server: unpacked, with the archive of its classes that a first start leaves. */
    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a shell")
    class Unpacked extends OnAServer {

        private final Path folder = FOLDER.resolve("unpacked");

        @Override
        ShippedApplication launch() throws IOException {
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve("target"), SOURCE.resolve("target"));
            Files.createSymbolicLink(folder.resolve("deploy"), SOURCE.resolve("deploy"));
            return run(
                    String.join(
                            "\n",
                            "set -e",
                            line("java -Djarmode=tools"),
                            line("java @jvm.options -Xlog"),
                            "exec " + line("java @jvm.options -XX:SharedArchiveFile")),
                    folder,
                    settings("unpacked"));
        }

        @Test
        void it_starts_with_the_archive_of_its_classes() {
            assertThat(folder.resolve("diemcau/classes.jsa")).isNotEmptyFile();
            assertThat(application.said()).doesNotContain("[warning][cds]", "An error has occurred while processing");
        }

        /** Pages that stay blank help nobody, and a balancer would send people to them. */
        @Test
        void it_refuses_to_start_without_the_programs_of_the_web_apps() throws IOException, InterruptedException {
            Path broken = Files.createDirectories(FOLDER.resolve("broken/lib")).getParent();
            try (Stream<Path> files = Files.list(folder.resolve("diemcau"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createLink(broken.resolve(file.getFileName()), file);
                }
            }
            try (Stream<Path> libraries = Files.list(folder.resolve("diemcau/lib"))) {
                for (Path library : libraries.toList()) {
                    Path target = broken.resolve("lib").resolve(library.getFileName());
                    if (library.getFileName().toString().startsWith("camunda-webapp-webjar")) {
                        Files.copy(library, target);
                        try (FileSystem jar = FileSystems.newFileSystem(target)) {
                            Files.delete(jar.getPath("META-INF/resources/plugin/admin/app/plugin.js"));
                        }
                    } else {
                        Files.createLink(target, library);
                    }
                }
            }
            try (ShippedApplication refused =
                    run("exec java @jvm.options -jar diemcau-*.jar", broken, settings("unpacked"))) {
                assertThat(refused.awaitEnd()).isOne();
                assertThat(refused.said())
                        .contains("Thiếu chương trình của các trang web: adminPlugins.")
                        .doesNotContain("\tat ");
            }
        }
    }

    /** In a container: what its Dockerfile makes. */
    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a shell")
    class AsAnImage extends OnAServer {

        private ImageLayout image;

        @Override
        ShippedApplication launch() throws IOException {
            image = ImageLayout.build(SOURCE, FOLDER.resolve("image"));
            return new ShippedApplication(image.start(), settings("image"), FOLDER.resolve("image.log"));
        }

        @Test
        void its_health_check_finds_it_well() throws IOException, InterruptedException {
            ProcessBuilder check = image.healthCheck();
            check.environment().put("SERVER_PORT", String.valueOf(application.port()));
            assertThat(check.start().waitFor()).isZero();
        }
    }

    /** On a PostgreSQL of the office's own, where the administrator comes first. */
    private abstract static class OnAServer extends Way {

        private static final String ADMINISTRATOR = "quantri";
        private static final String OFFICER = "tonghop";

        OnAServer() {
            super(OFFICER, ADMINISTRATOR, PASSWORD);
        }

        static Map<String, String> settings(String database) throws IOException {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement();
                    var known = statement.executeQuery("select from pg_database where datname = '" + database + "'")) {
                if (!known.next()) {
                    statement.execute("create database " + database);
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
            return Map.of(
                    "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", database),
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "DIEMCAU_MAIL_OUTBOXFOLDER", OUTBOX,
                    "DIEMCAU_ADMIN_USER", ADMINISTRATOR,
                    "DIEMCAU_ADMIN_PASSWORD", FIRST_PASSWORD);
        }

        @Override
        String letter() {
            Web administrator = withOwnPassword(ADMINISTRATOR, FIRST_PASSWORD);
            String added = expect(
                    201,
                    administrator.post(
                            "/api/agencies/VPTU/officers",
                            "{\"id\": \"%s\", \"name\": \"Phòng Tổng hợp\"}".formatted(OFFICER)));
            Web officer = withOwnPassword(OFFICER, read(added, "/password"));
            String plan = expect(200, officer.get("/api/plan-template"));
            return read(
                    expect(
                            201,
                            officer.send(officer.request("/api/conferences")
                                    .header("Content-Type", "application/yaml")
                                    .POST(BodyPublishers.ofString(plan)))),
                    "/id");
        }

        private Web withOwnPassword(String account, String first) {
            expect(
                    204,
                    Web.withPassword(application.port(), account, first)
                            .put(
                                    "/api/account/password",
                                    "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(first, PASSWORD)));
            return Web.withPassword(application.port(), account, PASSWORD);
        }

        private static String expect(int status, HttpResponse<String> answer) {
            assertThat(answer.statusCode())
                    .as(answer.uri() + ": " + answer.body())
                    .isEqualTo(status);
            return answer.body();
        }
    }

    /** One way to run it, started once for all that is looked at. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    private abstract static class Way {

        private static final Pattern PART = Pattern.compile("location: '([^']+)'");

        private final String office;
        private final String administrator;
        private final String password;

        ShippedApplication application;

        Way(String office, String administrator, String password) {
            this.office = office;
            this.administrator = administrator;
            this.password = password;
        }

        abstract ShippedApplication launch() throws IOException;

        /** The conference whose letter is to be issued. */
        abstract String letter();

        @BeforeAll
        void start() throws IOException {
            application = launch();
            application.awaitReady();
        }

        @AfterAll
        void stop() {
            if (application != null) {
                application.close();
            }
        }

        @Test
        void every_part_of_every_web_app_has_its_program() {
            Web nobody = Web.nobody(application.port());
            for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
                String page = nobody.get("/camunda/app/" + app + "/default/").body();
                List<String> parts =
                        PART.matcher(page).results().map(part -> part.group(1)).toList();
                // The page that leads to the others has no parts.
                if (!app.equals("welcome")) {
                    assertThat(parts).as(page).anyMatch(part -> part.contains("/" + app + "Plugins/static/"));
                }
                assertThat(parts)
                        .allSatisfy(part -> assertThat(
                                        nobody.get(part + "/plugin.js").statusCode())
                                .isEqualTo(200));
            }
        }

        @Test
        @NeedsBrowser
        void people_sign_in_and_work_in_it(@TempDir Path files) throws IOException {
            String conference = letter();
            String task = read(
                    Web.withPassword(application.port(), office, password)
                            .get("/engine-rest/task?taskDefinitionKey=userTask_IssueLetter&processInstanceBusinessKey="
                                    + conference)
                            .body(),
                    "/0/id");
            try (Browser person = new Browser(application.port())) {
                person.open("/camunda/app/tasklist/");
                person.signIn(office, password);
                person.openTask(task);
                person.claim();
                fillIn(person, Files.writeString(files.resolve("Giay moi.pdf"), "%PDF-1.4"));
                person.complete();
                person.seeNo("form.duty");
                person.open("/camunda/app/cockpit/");
                person.see("a[href*='#/processes']");
                person.see("a[href*='#/diemcau/" + conference + "']");
                assertThat(person.complaints()).isEmpty();
            }
            try (Browser person = new Browser(application.port())) {
                person.open("/camunda/app/admin/");
                person.signIn(administrator, password);
                person.see("a[href*='#/users']");
                assertThat(person.complaints()).isEmpty();
            }
        }

        /** Whatever this form asks for by now. */
        private static void fillIn(Browser person, Path file) {
            person.run("""
                    for (const field of document.querySelectorAll(
                        'form.duty [cam-variable-name][required], form.duty .duty-ticks input[required]')) {
                      if (field.type === 'checkbox') field.click();
                      else if (field.type !== 'file') {
                        field.value = {date: '2026-11-30', number: '1'}[field.type] ?? 'Số 01-GM/TU';
                        field.dispatchEvent(new Event('input', {bubbles: true}));
                        field.dispatchEvent(new Event('change', {bubbles: true}));
                      }
                    }""");
            for (String input : List.of("letter", "template")) {
                String css = "form.duty input[type=file][required][cam-variable-name=" + input + "]";
                if (person.count(css) > 0) {
                    person.attach(css, file);
                }
            }
        }
    }

    /** The one command of docs/operations.md that begins like this. */
    private static String line(String start) {
        try {
            Matcher command = Pattern.compile("(?m)(?:^ {4}|`)(" + Pattern.quote(start) + "[^`\\n]*)")
                    .matcher(Files.readString(SOURCE.resolve("docs/operations.md")));
            assertThat(command.find())
                    .as("“" + start + "…” in docs/operations.md")
                    .isTrue();
            return command.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShippedApplication run(String script, Path folder, Map<String, String> settings) throws IOException {
        ProcessBuilder command = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
        ShippedApplication.useThisJava(command);
        return new ShippedApplication(command, settings, Files.createTempFile(FOLDER, "start", ".log"));
    }

    private static String read(String json, String place) {
        try {
            String value = JSON.readTree(json).at(place).asText();
            assertThat(value).as(json).isNotEmpty();
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
