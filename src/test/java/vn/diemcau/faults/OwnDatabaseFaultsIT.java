package vn.diemcau.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.diemcau.FreePort;
import vn.diemcau.escalation.relay.Node;

/** The application with its own PostgreSQL on a disk that becomes full while units register. */
@Tag("story")
@NeedsSmallDisk
class OwnDatabaseFaultsIT {

    private static final Logger LOG = LoggerFactory.getLogger("rush");

    private static final Instant CALLED = Instant.parse("2022-01-12T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CONFERENCE = "o-dia-day";

    /** The start asks for 300 MB, and the database is made of some 100. */
    private static final int MEGABYTES = 480;

    @TempDir
    static Path folder;

    private SmallDisk disk;
    private Node node;

    @AfterEach
    void stopAll() throws IOException {
        if (node != null) {
            postmaster().destroyForcibly();
            node.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void a_full_disk_is_said_to_people_and_operator_and_once_there_is_room_all_goes_on_with_nothing_half_saved()
            throws IOException {
        disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
        node = start();
        await().atMost(PATIENCE).until(node::isUp);
        Province province = new Province(node.port(), JdbcClient.create(database()), "diemcau-demo");
        province.calls(CONFERENCE);
        List<Province.Work> work = province.registrations(CONFERENCE);

        disk.fill();
        Map<Integer, String> refusals = new TreeMap<>();
        for (Province.Work each : work) {
            HttpResponse<String> answer = province.registers(each);
            if (answer.statusCode() != 204) {
                refusals.put(
                        answer.statusCode(),
                        Province.json(answer).get("message").asText());
            }
        }
        LOG.info("on a full disk: {}", refusals);
        assertThat(refusals).isNotEmpty().allSatisfy((status, words) -> {
            assertThat(status).isIn(503, 507);
            assertThat(words).startsWith(status == 507 ? "Ổ đĩa của máy chủ đã đầy" : "Hệ thống đang tạm gián đoạn");
        });
        for (int i = 0; i < 100; i++) {
            province.registers(work.get(i % work.size()));
        }
        assertThat(node.log().lines().filter(line -> line.startsWith("\tat ")))
                .as("who asks again and again fills no log")
                .hasSizeLessThan(3_000);
        assertThat(node.health()).isEqualTo(503);
        await().atMost(PATIENCE).until(() -> node.log().contains("Ổ đĩa chứa thư mục dữ liệu"));

        makePostgresqlPanic();
        HttpResponse<String> answer = province.registers(work.get(0));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(Province.json(answer).get("message").asText()).startsWith("Hệ thống đang tạm gián đoạn");
        await().atMost(PATIENCE).until(() -> node.log().contains("PostgreSQL sẽ tự chạy lại"));

        disk.free();
        await().atMost(PATIENCE).until(() -> node.health() == 200);
        Province again = new Province(node.port(), JdbcClient.create(database()), "diemcau-demo");
        List<Province.Work> left = again.registrations(CONFERENCE);
        LOG.info("{} of {} registered meanwhile", work.size() - left.size(), work.size());
        for (Province.Work each : left) {
            HttpResponse<String> taken = again.registers(each);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        }
        again.awaitCalm();
        again.assertThatAllIsRegisteredOnce(CONFERENCE);
        again.assertThatTheRecordIsWhole();
    }

    /** Its log of what it writes has no room: it ends, and cannot even recover. */
    private static void makePostgresqlPanic() throws IOException {
        JdbcClient jdbc = JdbcClient.create(database());
        await().atMost(PATIENCE).until(() -> {
            try {
                jdbc.sql("select pg_logical_emit_message(false, 'test', 'test'), pg_switch_wal()")
                        .query()
                        .listOfRows();
                return false;
            } catch (DataAccessException e) {
                return true;
            }
        });
    }

    private Node start() throws IOException {
        Path data = folder.resolve("disk/postgres");
        List<String> settings = new ArrayList<>(List.of(
                "--diemcau.embedded.data-folder=" + data,
                "--diemcau.example=false",
                "--diemcau.mail.outbox-folder=" + Files.createDirectories(folder.resolve("outbox")),
                "--diemcau.directory=" + Province.directory(folder).toUri(),
                // Nobody here wants to wait.
                "--spring.datasource.hikari.connection-timeout=1000",
                "--camunda.bpm.job-execution.lock-time-in-millis=5000"));
        return Node.start(Path.of("target"), "own-database", "Asia/Ho_Chi_Minh", CALLED, FreePort.find(), settings);
    }

    private static ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(trace().get(0))).orElseThrow();
    }

    /** Where it runs, in PostgreSQL's own words. */
    private static List<String> trace() throws IOException {
        return Files.readAllLines(folder.resolve("disk/postgres/cluster/postmaster.pid")).stream()
                .map(String::strip)
                .toList();
    }

    private static DriverManagerDataSource database() throws IOException {
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + trace().get(3) + "/diemcau",
                "postgres",
                Files.readString(folder.resolve("disk/postgres/password")).strip());
    }
}
