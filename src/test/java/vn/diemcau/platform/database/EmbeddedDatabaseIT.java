package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("story")
class EmbeddedDatabaseIT {

    // One for all tests: making a new database takes seconds.
    @TempDir
    static Path folder;

    @Test
    void what_was_saved_is_there_after_a_restart() throws IOException {
        try (EmbeddedDatabase database = start()) {
            client(database).sql("create table restarted (words text)").update();
            client(database).sql("insert into restarted values ('điểm cầu')").update();
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(client(database)
                            .sql("select upper(words) from restarted")
                            .query(String.class)
                            .single())
                    .isEqualTo("ĐIỂM CẦU");
        }
    }

    @Test
    void a_backup_restored_beside_it_is_taken_by_its_name_and_no_other_name_is_made_up() throws IOException {
        try (EmbeddedDatabase database = start()) {
            client(database).sql("create database restored").update();
        }
        try (EmbeddedDatabase restored = EmbeddedDatabase.start(new EmbeddedProperties(folder, false, "restored"))) {
            assertThat(client(restored)
                            .sql("select current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo("restored");
        }
        assertThatThrownBy(() -> EmbeddedDatabase.start(new EmbeddedProperties(folder, false, "mistyped")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage("Trong thư mục dữ liệu %s không có cơ sở dữ liệu “mistyped”.".formatted(folder));
        try (EmbeddedDatabase database = start()) {
            assertThat(database.getJdbcUrl()).endsWith("/diemcau");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void other_accounts_read_no_password_and_swap_no_program_also_in_a_folder_that_was_there(@TempDir Path open)
            throws IOException {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        EmbeddedProperties properties = new EmbeddedProperties(open, false, "diemcau");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(properties)) {
            assertThat(database.folder()).isEqualTo(open);
        }
        // As an older version left them.
        Files.setPosixFilePermissions(open.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(open.resolve("program"), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(properties)) {
            assertThat(client(database).sql("select 1").query(Integer.class).single())
                    .isOne();
            assertThat(rights(open.resolve("password"))).isEqualTo("rw-------");
            assertThat(rights(open.resolve("postgres.log"))).isEqualTo("rw-------");
            assertThat(rights(open.resolve("program"))).isEqualTo("rwx------");
            assertThat(rights(open.resolve("cluster"))).isEqualTo("rwx------");
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_power_cut_loses_nothing_that_was_saved() throws IOException {
        try (EmbeddedDatabase database = start()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused_and_the_first_goes_on() throws IOException {
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(EmbeddedDatabaseIT::start)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessage("Thư mục dữ liệu %s đang được một Điểm Cầu khác sử dụng (tiến trình số %d)."
                            .formatted(folder, ProcessHandle.current().pid()));
            assertThat(setting(database, "server_version")).startsWith(EmbeddedDatabase.VERSION + ".");
        }
    }

    @Test
    void postgresql_left_by_a_killed_process_is_stopped_and_its_data_taken_over() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLater.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().filter("saved"::equals).findFirst()).isPresent();
        } finally {
            killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase database = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(client(database)
                            .sql("select count(*) from noted")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void postgresql_that_is_killed_comes_back_where_the_pool_looks_for_it_with_all_that_was_saved() throws IOException {
        try (EmbeddedDatabase database = start()) {
            client(database).sql("create table kept as select 1").update();
            String url = database.getJdbcUrl();
            ProcessHandle killed = postmaster();
            killed.destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !killed.isAlive());

            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(client(database)
                                    .sql("select count(*) from kept")
                                    .query(Integer.class)
                                    .single())
                            .isOne());
            assertThat(database.getJdbcUrl()).isEqualTo(url);
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    private static ProcessHandle postmaster() throws IOException {
        String id = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    }

    @Test
    void the_trace_of_a_dead_postgresql_whose_number_went_to_another_program_does_not_stop_the_start()
            throws IOException {
        start().close();
        Path trace = folder.resolve("cluster/postmaster.pid");
        Files.writeString(
                trace,
                "%d%n/elsewhere%n1000000%n".formatted(ProcessHandle.current().pid()));
        try (EmbeddedDatabase database = start()) {
            assertThat(setting(database, "server_version")).startsWith("17");
        }
    }

    @Test
    void a_first_start_that_was_cut_short_does_not_stop_the_next() throws IOException {
        start().close();
        Files.delete(folder.resolve("cluster/diemcau-ready"));
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "cut short");
        try (EmbeddedDatabase database = start()) {
            assertThat(setting(database, "server_version")).startsWith("17");
        }
    }

    @Test
    void data_of_another_postgresql_is_refused_untouched() throws IOException {
        start().close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");
        try {
            assertThatThrownBy(EmbeddedDatabaseIT::start)
                    .hasMessageContaining("thuộc PostgreSQL 16, bản này dùng PostgreSQL 17");
            assertThat(folder.resolve("cluster/PG_VERSION")).hasContent("16");
        } finally {
            Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_in_the_refusal() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(new EmbeddedProperties(file.resolve("data"), false, "diemcau")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageStartingWith("Không ghi được vào thư mục dữ liệu " + file.resolve("data"));
    }

    @Test
    void spring_pools_the_embedded_database_and_a_temporary_one_is_quickly_gone() {
        AtomicReference<Instant> asked = new AtomicReference<>();
        AtomicReference<Path> cluster = new AtomicReference<>();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(Properties.class, DatabaseConfiguration.class)
                .withPropertyValues("diemcau.embedded.temporary=true")
                .run(context -> {
                    assertThat(context.getBean(DatabaseMode.class).isEmbedded()).isTrue();
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    cluster.set(Path.of(JdbcClient.create(pool)
                            .sql("show data_directory")
                            .query(String.class)
                            .single()));
                    assertThat(cluster.get()).isDirectory();
                    asked.set(Instant.now());
                });
        assertThat(Duration.between(asked.get(), Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(cluster.get()).doesNotExist();
    }

    private static EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new EmbeddedProperties(folder, false, "diemcau"));
    }

    private static JdbcClient client(EmbeddedDatabase database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return client(database).sql("show " + name).query(String.class).single();
    }

    @Configuration
    @EnableConfigurationProperties(EmbeddedProperties.class)
    static class Properties {}

    /** The process that gets killed: it saves something and says so. */
    static class KilledLater {

        public static void main(String[] folder) throws IOException {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(new EmbeddedProperties(Path.of(folder[0]), false, "diemcau"));
            client(database).sql("create table noted (words text)").update();
            try (FileOutputStream parent = new FileOutputStream(FileDescriptor.out)) {
                parent.write("saved\n".getBytes(StandardCharsets.UTF_8));
            }
            // Waits to be killed.
            System.in.read();
        }
    }
}
