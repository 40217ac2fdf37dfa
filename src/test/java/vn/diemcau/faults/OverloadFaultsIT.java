package vn.diemcau.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.diemcau.FreePort;
import vn.diemcau.escalation.relay.Node;
import vn.diemcau.web.Web;

/** A server of little memory, and people who send more than it could hold, or so slowly that they never end. */
@Tag("story")
class OverloadFaultsIT {

    private static final Logger LOG = LoggerFactory.getLogger("overload");

    private static final Instant CALLED = Instant.parse("2022-01-12T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CONFERENCE = "qua-tai";
    private static final String PASSWORD = "diemcau-demo";

    /** A registration, and the beginning of a file that goes with it. */
    private static final String SCAN = Province.registration().replaceFirst("}}$", "")
            + ",\"registrationScan\":{\"type\":\"File\",\"valueInfo\":{\"filename\":\"a.pdf\","
            + "\"mimeType\":\"application/pdf\"},\"value\":\"";

    private static final String END = "\"}}}";

    @TempDir
    static Path folder;

    private static Node node;
    private static Province province;

    @BeforeAll
    static void startALittleServer() throws IOException {
        List<String> settings = List.of(
                "--diemcau.embedded.data-folder=" + folder.resolve("postgres"),
                "--diemcau.example=false",
                "--diemcau.mail.outbox-folder=" + Files.createDirectories(folder.resolve("outbox")),
                "--diemcau.directory=" + Province.directory(folder).toUri());
        node = Node.start(
                Path.of("target"),
                "overload",
                "Asia/Ho_Chi_Minh",
                CALLED,
                FreePort.find(),
                List.of("@deploy/jvm.options", "-Xmx256m"),
                settings);
        await().atMost(PATIENCE).until(node::isUp);
        province = new Province(node.port(), JdbcClient.create(database()), PASSWORD);
        province.calls(CONFERENCE);
    }

    @AfterAll
    static void stop() throws IOException {
        if (node != null) {
            ProcessHandle.of(Long.parseLong(trace().get(0))).ifPresent(ProcessHandle::destroyForcibly);
            node.close();
        }
    }

    @Test
    void sixty_sign_ins_of_eight_megabytes_by_a_stranger_are_refused_and_others_work_on() throws Exception {
        String path = "/camunda/api/admin/auth/user/default/login/tasklist";
        List<Callable<Integer>> attack = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean isChunked = i % 2 == 0;
            attack.add(() -> {
                Web stranger = Web.nobody(node.port());
                stranger.get("/camunda/app/tasklist/default/");
                return status(() -> stranger.send(stranger.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(of("username=zz&password=", "%41", 8_283_750, "", isChunked))));
            });
        }
        Map<Integer, Integer> answers = underAttack(attack);
        // Whoever hears nothing was cut off: no harm to others.
        assertThat(answers.keySet()).isSubsetOf(413, 429, 0);
        assertThat(answers).containsKey(413);
    }

    @Test
    void twelve_answers_of_forty_megabytes_by_one_agency_are_taken_in_turn_or_refused_and_others_work_on()
            throws Exception {
        Province.Work own = work("HUONGKHE");
        Province.Work foreign = work("KYANH");
        List<Callable<Integer>> attack = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (String task : List.of("x", own.task(), foreign.task())) {
                boolean isChunked = i % 2 == 0;
                Web agency = province.as("HUONGKHE");
                attack.add(() -> status(() -> agency.send(agency.request("/engine-rest/task/" + task + "/submit-form")
                        .header("Content-Type", "application/json")
                        .POST(of(SCAN, "QUFB", 37 << 20, END, isChunked)))));
            }
        }
        Map<Integer, Integer> answers = underAttack(attack);
        assertThat(answers.keySet()).isSubsetOf(400, 404, 413, 429, 503, 0);
        assertThat(work("HUONGKHE")).isEqualTo(own);
    }

    @Test
    void files_that_many_send_at_once_are_taken_in_turn() throws Exception {
        List<Callable<Integer>> attack = new ArrayList<>();
        for (Province.Work each : province.registrations(CONFERENCE)) {
            for (int i = 0; i < 4; i++) {
                Web agency = province.as(each.unit());
                int bytes = i == 0 ? 16 << 20 : 4 << 20;
                attack.add(() ->
                        status(() -> agency.send(agency.request("/engine-rest/task/" + each.task() + "/submit-form")
                                .header("Content-Type", "application/json")
                                .POST(of(SCAN, "QUFB", bytes, END, false)))));
            }
        }
        Map<Integer, Integer> answers = underAttack(attack);
        // The file is none: each of them was read, and refused for that; or had to wait for too long. Of one address so
        // many come in at once; the rest is refused before it has left, so that not everyone hears the answer.
        assertThat(answers.keySet()).isSubsetOf(400, 429, 503, 0);
        assertThat(answers.getOrDefault(400, 0)).as(answers.toString()).isGreaterThan(14);
    }

    @Test
    void slow_bodies_of_one_address_leave_the_server_to_the_others() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 260; i++) {
                slow.add(slowBody(i));
            }
            for (int round = 0; round < 5; round++) {
                for (Socket each : slow) {
                    drip(each);
                }
                assertThat(answerTo("127.0.0.2", "/actuator/health")).startsWith("HTTP/1.1 200");
                assertThat(answerTo("127.0.0.2", "/camunda/app/welcome/default/"))
                        .startsWith("HTTP/1.1 200");
                assertThat(answerTo("127.0.0.1", "/actuator/health")).startsWith("HTTP/1.1 200");
            }
            // Nobody holds a thread for as long as they like.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        slow.forEach(OverloadFaultsIT::drip);
                        return slow.stream().allMatch(OverloadFaultsIT::isOver);
                    });
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    /** Others ask all the while; afterwards all is as before. */
    private static Map<Integer, Integer> underAttack(List<Callable<Integer>> attack) throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService attackers = Executors.newFixedThreadPool(attack.size());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Long> longest = other.submit(() -> othersWork(isOver));
            for (Future<Integer> each : attackers.invokeAll(attack)) {
                answers.merge(each.get(), 1, Integer::sum);
            }
            isOver.set(true);
            LOG.info("answers {}, others waited {} ms at most", answers, longest.get());
        } finally {
            attackers.shutdownNow();
            other.shutdownNow();
        }
        assertThat(node.isAlive()).isTrue();
        assertThat(node.log()).doesNotContain("OutOfMemoryError");
        assertThat(province.as("CANLOC").get("/engine-rest/task").statusCode()).isEqualTo(200);
        return answers;
    }

    /** Milliseconds of the longest wait. */
    private static long othersWork(AtomicBoolean isOver) {
        long longest = 0;
        int answered = 0;
        do {
            long start = System.nanoTime();
            int status = province.as("TTTU").get("/api/account").statusCode();
            // A machine that is busy with other things may have no connection of the database left within its 10 s.
            assertThat(status).isIn(200, 503);
            answered += status == 200 ? 1 : 0;
            longest = Math.max(longest, (System.nanoTime() - start) / 1_000_000);
        } while (!isOver.get());
        assertThat(answered).isPositive();
        return longest;
    }

    /** 0 when the connection was cut before an answer. */
    private static int status(Callable<HttpResponse<String>> request) throws Exception {
        try {
            return request.call().statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** Made while it is sent: the test has not that much memory either. */
    private static BodyPublisher of(String start, String again, int bytes, String end, boolean isChunked) {
        byte[] piece = again.repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        byte[] first = start.getBytes(StandardCharsets.UTF_8);
        byte[] last = end.getBytes(StandardCharsets.US_ASCII);
        int pieces = bytes / piece.length;
        BodyPublisher body = BodyPublishers.ofInputStream(() -> {
            List<InputStream> all = new ArrayList<>(List.of(new ByteArrayInputStream(first)));
            for (int i = 0; i < pieces; i++) {
                all.add(new ByteArrayInputStream(piece));
            }
            all.add(new ByteArrayInputStream(last));
            return new SequenceInputStream(Collections.enumeration(all));
        });
        return isChunked
                ? body
                : BodyPublishers.fromPublisher(body, first.length + last.length + (long) pieces * piece.length);
    }

    private static Province.Work work(String unit) {
        return province.registrations(CONFERENCE).stream()
                .filter(each -> each.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /** Every fourth by somebody whose body is really wanted. */
    private static Socket slowBody(int number) throws IOException {
        Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), node.port(), InetAddress.getByName("127.0.0.1"), 0);
        String stranger = """
                POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r
                Content-Type: application/x-www-form-urlencoded\r
                """;
        String officer = """
                POST /engine-rest/task HTTP/1.1\r
                Content-Type: application/json\r
                Authorization: Basic %s\r
                """.formatted(
                        Base64.getEncoder().encodeToString(("huongkhe:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        String rest = "Host: localhost\r\nContent-Length: 16000\r\n\r\n ";
        socket.getOutputStream()
                .write(((number % 4 == 0 ? officer : stranger) + rest).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            // It was cut off, as it should be.
        }
    }

    private static boolean isOver(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // the answer
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String answerTo(String address, String path) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), node.port()), 10_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> trace() throws IOException {
        return Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).stream()
                .map(String::strip)
                .toList();
    }

    private static DriverManagerDataSource database() throws IOException {
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + trace().get(3) + "/diemcau",
                "postgres",
                Files.readString(folder.resolve("postgres/password")).strip());
    }
}
