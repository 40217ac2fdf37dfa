package vn.diemcau.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.diemcau.FreePort;
import vn.diemcau.escalation.relay.Cluster;
import vn.diemcau.escalation.relay.Node;
import vn.diemcau.escalation.relay.Signal;
import vn.diemcau.web.Web;

/** The database's machine hangs: it closes no connection and answers nothing. */
@Tag("story")
class SilentDatabaseIT {

    private static final String ADMINISTRATOR = "quantri";
    private static final String PASSWORD = "Mot cau that dai 2022";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What {@code application.yaml} says in minutes. */
    private static final int ANSWER_WITHIN_SECONDS = 3;

    @TempDir
    static Path folder;

    private final int port = FreePort.find();
    private EmbeddedPostgres postgres;
    private Node node;

    @BeforeEach
    void startOneNode() {
        postgres = Cluster.start(folder, 0);
        node = Node.start(
                Path.of("target"),
                "silent",
                "Asia/Ho_Chi_Minh",
                Instant.now(),
                port,
                List.of(
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=" + ANSWER_WITHIN_SECONDS,
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--diemcau.mail.outbox-folder=" + folder.resolve("outbox"),
                        "--diemcau.admin.user=" + ADMINISTRATOR,
                        "--diemcau.admin.password=" + PASSWORD));
        await().atMost(PATIENCE).until(node::isUp);
    }

    @AfterEach
    void stopAll() throws IOException {
        node.close();
        postgres.close();
    }

    @Test
    void who_was_waiting_for_it_and_who_comes_meanwhile_is_told_so_and_all_goes_on_when_it_is_back() throws Exception {
        Province province = new Province(port, JdbcClient.create(database()), PASSWORD);
        province.giveEverybodyAnAccount(ADMINISTRATOR);
        Web office = province.as("VPTU");
        assertThat(office.get("/api/conferences").statusCode()).isEqualTo(200);

        CompletableFuture<HttpResponse<String>> waiting;
        try (Connection other = database().getConnection()) {
            other.setAutoCommit(false);
            try (Statement lock = other.createStatement()) {
                lock.execute("lock table conference");
            }
            waiting = CompletableFuture.supplyAsync(() -> office.get("/api/conferences"));
            await().atMost(PATIENCE).until(this::somebodyWaits);
            Cluster.all(folder, Signal.STOP);
            try {
                assertThatItSaysSo(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                assertThatItSaysSo(office.get("/api/conferences"));
            } finally {
                Cluster.all(folder, Signal.CONT);
            }
            other.rollback();
        }

        await().atMost(PATIENCE).until(node::isUp);
        assertThat(office.get("/api/conferences").statusCode()).isEqualTo(200);
    }

    private boolean somebodyWaits() {
        return JdbcClient.create(database())
                .sql("select exists(select from pg_stat_activity where wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    private static void assertThatItSaysSo(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(Province.json(answer).get("message").asText()).startsWith("Hệ thống đang tạm gián đoạn");
    }

    private DriverManagerDataSource database() {
        return new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }
}
