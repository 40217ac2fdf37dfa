package vn.diemcau.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.diemcau.FreePort;
import vn.diemcau.escalation.relay.Cluster;
import vn.diemcau.escalation.relay.Node;
import vn.diemcau.escalation.smtp.ScriptedSmtp;

/**
 * Many register at once, and ask again when they get no answer, while the node is killed under them at random moments,
 * and PostgreSQL stopped for a while.
 *
 * <p>{@code -Drush.kills=20 -Drush.outage=30 -Drush.conferences=26} is the full size; {@code -Drush.seed} repeats the
 * moments of a run, which names its own.
 */
@Tag("story")
class RushFaultsIT {

    private static final Logger LOG = LoggerFactory.getLogger("rush");

    private static final int CONFERENCES = Integer.getInteger("rush.conferences", 4);
    private static final int KILLS = Integer.getInteger("rush.kills", 1);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("rush.outage", 4));
    private static final long SEED = Long.getLong("rush.seed", System.nanoTime() % 1_000_000);

    private static final int CLIENTS = 8;
    private static final int UNITS = 14;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** All have a few days for it. */
    private static final Instant CALLED = Instant.parse("2022-01-12T01:00:00Z");

    private static final String ADMINISTRATOR = "quantri";
    private static final String PASSWORD = "Mot cau that dai 2022";

    @TempDir
    static Path folder;

    private final ScriptedSmtp smtp = new ScriptedSmtp(0);
    private final int port = FreePort.find();
    private final Random random = new Random(SEED);
    private final Queue<Province.Work> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger registered = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final Queue<Long> waits = new ConcurrentLinkedQueue<>();

    private EmbeddedPostgres postgres;
    private volatile Node node;
    private Province province;

    @BeforeEach
    void startOneNode() {
        postgres = Cluster.start(folder, 0);
        province = new Province(port, JdbcClient.create(database()), PASSWORD);
        node = start();
        await().atMost(PATIENCE).until(node::isUp);
        province.giveEverybodyAnAccount(ADMINISTRATOR);
    }

    @AfterEach
    void stopAll() throws IOException {
        node.close();
        smtp.close();
        postgres.close();
    }

    @Test
    void whoever_asks_again_registers_once_with_all_sites_though_node_and_database_die_under_the_rush()
            throws Exception {
        LOG.info("-Drush.seed={}", SEED);
        List<String> conferences = conferences();
        conferences.forEach(province::calls);
        List<Province.Work> work = new ArrayList<>();
        conferences.forEach(each -> work.addAll(province.registrations(each)));
        Collections.shuffle(work, random);
        left.addAll(work);

        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<Void>> rush = Stream.generate(
                            () -> CompletableFuture.runAsync(this::register, clients))
                    .limit(CLIENTS)
                    .toList();
            LOG.info("{} are to be registered", work.size());
            moments(work.size()).forEach((moment, fault) -> {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> registered.get() >= moment || rush.stream().anyMatch(CompletableFuture::isDone));
                fault.run();
                LOG.info("a fault after {} registrations", moment);
            });
            rush.forEach(CompletableFuture::join);
        } finally {
            clients.shutdownNow();
        }

        LOG.info(
                "{} registrations, {} kills, PostgreSQL away for {}; answers: {}", work.size(), KILLS, OUTAGE, answers);
        LOG.info(
                "the longest wait for an answer: {} ms",
                waits.stream().mapToLong(Long::longValue).max().orElse(0));
        assertThat(registered).hasValue(work.size());
        HttpResponse<String> again = province.registers(work.get(0));
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(Province.json(again).get("message").asText())
                .startsWith("Nhiệm vụ không còn mở: có thể đã hoàn thành từ lần gửi trước");
        province.awaitCalm();
        conferences.forEach(province::assertThatAllIsRegisteredOnce);
        province.assertThatTheRecordIsWhole();
    }

    /** What happens when so many are registered. */
    private Map<Integer, Runnable> moments(int all) {
        TreeSet<Integer> moments = new TreeSet<>();
        while (moments.size() < KILLS + 1) {
            moments.add(1 + random.nextInt(all - CLIENTS));
        }
        Map<Integer, Runnable> faults = new TreeMap<>();
        moments.forEach(moment -> faults.put(moment, this::killNode));
        // The first: after a kill all may be done before the node is up and has anything to lose.
        faults.put(moments.first(), this::stopDatabaseForAWhile);
        return faults;
    }

    private void killNode() {
        LockSupport.parkNanos(random.nextInt(50_000_000));
        node.kill();
        node = start();
    }

    private void stopDatabaseForAWhile() {
        // What a killed node is not yet able to meet is no outage to it.
        await().atMost(PATIENCE).until(node::isUp);
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> node.health() == 503);
        long stopped = System.nanoTime();
        HttpResponse<String> page = province.as("VPTU").get("/api/boards", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("Hệ thống đang tạm gián đoạn");
        HttpResponse<String> told = province.as("VPTU").get("/api/boards");
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(Province.json(told).get("message").asText()).startsWith("Hệ thống đang tạm gián đoạn");
        await().atMost(PATIENCE).until(() -> System.nanoTime() - stopped > OUTAGE.toNanos());
        postgres = Cluster.start(folder, postgres.getPort());
        await().atMost(Duration.ofSeconds(60)).until(() -> node.health() == 200);
    }

    /** As a person does, who presses the button again. */
    private void register() {
        for (Province.Work next = left.poll(); next != null; next = left.poll()) {
            boolean unanswered = false;
            boolean done = false;
            while (!done) {
                long asked = System.nanoTime();
                try {
                    HttpResponse<String> answer = province.registers(next);
                    waits.add((System.nanoTime() - asked) / 1_000_000);
                    done = isDone(answer, unanswered);
                    unanswered |= answer.statusCode() == 503;
                } catch (UncheckedIOException e) {
                    if (!(e.getCause() instanceof ConnectException)) {
                        count("broken off");
                        unanswered = true;
                    }
                }
                if (!done) {
                    LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
                }
            }
            registered.incrementAndGet();
        }
    }

    private boolean isDone(HttpResponse<String> answer, boolean unanswered) {
        count(String.valueOf(answer.statusCode()));
        if (answer.statusCode() == 503) {
            assertThat(Province.json(answer).get("message").asText()).startsWith("Hệ thống đang tạm gián đoạn");
            return false;
        }
        if (unanswered && answer.statusCode() == 404) {
            // What got no answer was done.
            assertThat(Province.json(answer).get("message").asText()).startsWith("Nhiệm vụ không còn");
            return true;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return true;
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
    }

    private List<String> conferences() {
        return Stream.iterate(1, n -> n + 1)
                .limit(CONFERENCES)
                .map(n -> "dong-loat-" + n)
                .toList();
    }

    private Node start() {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=postgres",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.port(),
                "--diemcau.directory=" + Province.directory(folder).toUri(),
                "--diemcau.admin.user=" + ADMINISTRATOR,
                "--diemcau.admin.password=" + PASSWORD));
        if (OUTAGE.toSeconds() < 10) {
            // A shorter outage than one that people wait for is to show as well.
            settings.add("--spring.datasource.hikari.connection-timeout=1000");
            // And nobody here waits a minute for what the killed node was at.
            settings.add("--camunda.bpm.job-execution.lock-time-in-millis=5000");
            settings.add("--diemcau.mail.relay.lease=5s");
        }
        return Node.start(Path.of("target"), "rush", "Asia/Ho_Chi_Minh", CALLED, port, settings);
    }

    private DriverManagerDataSource database() {
        return new DriverManagerDataSource(url(), "postgres", "");
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
