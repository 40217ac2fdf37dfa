package vn.diemcau.platform.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/**
 * Two whole nodes, each stopped as an operator stops it and started again, while clients register units one after the other
 * over connections that they keep. They know one thing: who is refused a connection asks the other node.
 */
@Tag("story")
class RollingRestartIT {

    private static final Logger LOG = LoggerFactory.getLogger("rolling");

    private static final int CLIENTS = 4;
    private static final int UNITS = 14;
    private static final int CONFERENCES = Integer.getInteger("rolling.conferences", 15);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final String PASSWORD = "con trau ngoi doc bao";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    /** So many registrations may be handed in by now. */
    private final Semaphore due = new Semaphore(0);

    private EmbeddedPostgres postgres;
    private JdbcClient jdbc;
    private List<ServingNode> nodes;

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        String url = postgres.getJdbcUrl("postgres", "postgres");
        nodes = List.of(ServingNode.start("rolling-1", url), ServingNode.start("rolling-2", url));
        nodes.forEach(ServingNode::awaitReady);
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(ServingNode::close);
        postgres.close();
    }

    @Test
    void who_asks_the_other_node_when_refused_a_connection_notices_nothing_of_a_restart() throws Exception {
        officerOfAll();
        Queue<String> work = new ConcurrentLinkedQueue<>(callAndIssue());
        int all = work.size();
        int share = all / (2 * nodes.size() + 1);

        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                running.add(clients.submit(() -> registerAll(work, first)));
            }
            for (ServingNode node : nodes) {
                int before = taken.get();
                due.release(share);
                await().atMost(LONG_ENOUGH).until(() -> taken.get() > before + CLIENTS || isDone(running));
                node.stop();
                due.release(share);
                node.start();
                node.awaitReady();
            }
            due.release(all);
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }

        LOG.info("{} registrations, {} refused connections, {} other answers", taken, refused, read);
        assertThat(refused).as("both nodes were away while somebody asked").hasValueGreaterThanOrEqualTo(2);
        assertThat(taken).hasValue(all);
        assertThat(count("select count(*) from registration")).isEqualTo(all);
        assertThat(count("select count(*) from act where kind = 'REGISTERED'")).isEqualTo(all);
        assertThat(open()).isEmpty();
    }

    private static boolean isDone(Collection<Future<?>> running) {
        return running.stream().allMatch(Future::isDone);
    }

    /** Registers one unit after the other; while none may, looks into the list as people do. */
    private void registerAll(Queue<String> work, int first) {
        List<Web> at = nodes.stream()
                .map(node -> Web.withPassword(node.port(), ServingNode.ADMINISTRATOR, PASSWORD))
                .toList();
        int node = first % at.size();
        while (!work.isEmpty()) {
            String task = due.tryAcquire() ? work.poll() : null;
            while (true) {
                try {
                    ask(at.get(node), task);
                    break;
                } catch (UncheckedIOException e) {
                    assertThat(e).as("what a client sees beside answers").hasCauseInstanceOf(ConnectException.class);
                    refused.incrementAndGet();
                    node = (node + 1) % at.size();
                }
            }
        }
    }

    private void ask(Web web, String task) {
        if (task == null) {
            assertThat(web.get("/engine-rest/task/count").statusCode()).isEqualTo(200);
            read.incrementAndGet();
            return;
        }
        HttpResponse<String> response = web.post(
                "/engine-rest/task/" + task + "/submit-form",
                answer(Map.of("registration", ConferenceStory.registration(40))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        taken.incrementAndGet();
    }

    /** @return the registrations that are open */
    private List<String> callAndIssue() {
        Web office = office();
        String plan = office.get("/api/plan-template").body();
        for (int i = 0; i < CONFERENCES; i++) {
            String own = plan.replaceFirst("(?m)^id: .*$", "id: hoi-nghi-" + i);
            HttpResponse<String> called =
                    office.send(office.request("/api/conferences").POST(BodyPublishers.ofString(own)));
            assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        }
        for (String task : jdbc.sql("select task_id from duty where code = 'IssueLetter'")
                .query(String.class)
                .list()) {
            HttpResponse<String> issued =
                    office.post("/engine-rest/task/" + task + "/submit-form", answer(SampleAnswers.to("IssueLetter")));
            assertThat(issued.statusCode()).as(issued.body()).isEqualTo(204);
        }
        await().atMost(LONG_ENOUGH).until(() -> open().size() == CONFERENCES * UNITS);
        return open();
    }

    private List<String> open() {
        return jdbc.sql("select task_id from duty where code = 'RegisterSites' and task_id is not null")
                .query(String.class)
                .list();
    }

    /** One account stands for those of the Office and of all units. */
    private void officerOfAll() throws IOException {
        Web first = Web.withPassword(nodes.get(0).port(), ServingNode.ADMINISTRATOR, ServingNode.FIRST_PASSWORD);
        assertThat(first.put(
                                "/api/account/password",
                                "{\"current\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(ServingNode.FIRST_PASSWORD, PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        for (String agency : jdbc.sql("select code from agency where kind in ('OFFICE', 'UNIT')")
                .query(String.class)
                .list()) {
            assertThat(office().put("/engine-rest/group/" + agency + "/members/" + ServingNode.ADMINISTRATOR, "")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private Web office() {
        return Web.withPassword(nodes.get(0).port(), ServingNode.ADMINISTRATOR, PASSWORD);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String answer(Map<String, Object> answer) {
        Map<String, Object> variables = new TreeMap<>();
        answer.forEach((name, value) -> variables.put(
                name, Map.of("value", value, "type", value.getClass().getSimpleName())));
        return JSON.valueToTree(Map.of("variables", variables)).toString();
    }
}
