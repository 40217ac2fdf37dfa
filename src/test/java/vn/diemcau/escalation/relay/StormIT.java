package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.smtp.ScriptedSmtp;
import vn.diemcau.process.preparation.ConferenceStory;

/**
 * Everything overdue at one instant: whole nodes, one in UTC and one in New York, on one PostgreSQL, with their job
 * executors and relays at work; what counts is what the mail server was handed.
 *
 * <p>{@code -Dstorm.conferences=26} makes it the full size, more than 2,000 overdue duties; {@code -Dstorm.kills=20} kills
 * nodes that often, at moments that {@code -Dstorm.seed} repeats; {@code -Dstorm.smtpAway=60} keeps the mail server away so
 * many seconds from the deadline on, {@code -Dstorm.outage=30} PostgreSQL in the middle of the storm.
 */
@Tag("story")
@DiemCauTest
@Import(ConferenceStory.class)
@DirtiesContext
class StormIT {

    private static final Logger LOG = LoggerFactory.getLogger("storm");

    private static final int CONFERENCES = Integer.getInteger("storm.conferences", 2);
    private static final int KILLS = Integer.getInteger("storm.kills", 0);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("storm.outage", 1));
    private static final long SEED = Long.getLong("storm.seed", System.nanoTime() % 1_000_000);
    private static final Duration SMTP_AWAY = Duration.ofSeconds(Integer.getInteger("storm.smtpAway", 6));
    /** What the letter's conference owes by then when nobody did anything. */
    private static final int OVERDUE_OF_ONE = 77;

    /** So many mails at most are on their way from one node. */
    private static final long CONNECTIONS = 4;

    /** Mails and their orders of one conference, or fewer than there are. */
    private static final int STEPS_OF_ONE = 120;

    private static final Instant REGISTRATION_DUE = Instant.parse("2022-01-17T09:00:00Z");
    private static final Instant STORM = Instant.parse("2022-01-18T07:00:00Z");
    private static final Duration LONG_ENOUGH =
            Duration.ofMinutes(2).plusSeconds(20L * CONFERENCES).plusSeconds(20L * KILLS);

    private static final String[] SHORT_LEASES = {
        "--diemcau.mail.relay.lease=3s", "--camunda.bpm.job-execution.lock-time-in-millis=5000"
    };

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @Autowired
    ConferenceStory story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailRelay relay;

    @Autowired
    JavaMailSenderImpl sender;

    private final ScriptedSmtp smtp = new ScriptedSmtp(0);
    private final List<String> conferences = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    /** When what is counted is overdue. */
    private Instant overdueAt = STORM;

    @DynamicPropertySource
    static void onThisDatabase(DynamicPropertyRegistry properties) {
        postgres = Cluster.start(folder, 0);
        properties.add("spring.datasource.url", StormIT::url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("diemcau.admin.user", () -> "quantri");
        properties.add("diemcau.admin.password", () -> "Mot cau that dai 2022");
    }

    @AfterEach
    void close() {
        ClockUtil.reset();
        nodes.forEach(Node::close);
        smtp.close();
    }

    @AfterAll
    static void stopDatabase() {
        stop(postgres);
    }

    private static void stop(EmbeddedPostgres database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void two_nodes_tell_everybody_of_all_that_is_overdue_exactly_once_but_for_what_a_kill_leaves_in_doubt() {
        issued(CONFERENCES);
        List<String> zones = List.of("UTC", "America/New_York");
        zones.forEach(this::startNode);

        Map<String, Integer> atMost = killAtRandomMoments(zones);
        awaitCalm();

        assertThat(overdue()).isGreaterThanOrEqualTo((long) OVERDUE_OF_ONE * CONFERENCES);
        assertThatNoneCameOftenerThan(atMost);
        assertThatEverybodyWasTold();
    }

    /** Each is started again at once; gives how often a mail may have come then. */
    private Map<String, Integer> killAtRandomMoments(List<String> zones) {
        Random random = new Random(SEED);
        Map<String, Integer> atMost = new TreeMap<>();
        long before = ordered();
        for (long moment : moments(random)) {
            await().atMost(LONG_ENOUGH)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> ordered() - before + smtp.raw().size() >= moment);
            int one = random.nextInt(zones.size());
            nodes.get(one).kill();
            // What it had put on the wire is still taken.
            LockSupport.parkNanos(200_000_000);
            whatIsToCome().forEach((id, times) -> atMost.merge(id, times, Math::max));
            startNode(zones.get(one));
            nodes.set(one, nodes.remove(nodes.size() - 1));
        }
        LOG.info("killed {} times, -Dstorm.seed={}", KILLS, SEED);
        return atMost;
    }

    @Test
    void killed_nodes_and_a_restarted_database_lose_nothing_and_repeat_only_what_was_taken_and_not_yet_written_down() {
        issued(1);
        sender.setPort(smtp.port());

        Node node = startNode("UTC");
        smtp.beforeSaidTaken(12, node::kill);
        awaitEndOf(node);
        assertThatNoneCameTwice();
        Map<String, Integer> afterTheFirst = whatIsToCome();
        assertThat(repeats(afterTheFirst, Map.of()))
                .as("killed between the mail server's word and ours")
                .isBetween(1L, CONNECTIONS);

        Node another = startNode("America/New_York");
        AtomicBoolean restarted = new AtomicBoolean();
        smtp.beforeSaidTaken(smtp.raw().size() + 5, () -> {
            int port = postgres.getPort();
            stop(postgres);
            LockSupport.parkNanos(OUTAGE.toNanos());
            postgres = Cluster.start(folder, port);
            restarted.set(true);
        });
        smtp.beforeHandedOver(lateAddress(), another::kill);
        awaitEndOf(another);
        assertThatNoneCameOftenerThan(afterTheFirst);
        Map<String, Integer> afterTheSecond = whatIsToCome();
        assertThat(repeats(afterTheSecond, afterTheFirst)).isLessThanOrEqualTo(CONNECTIONS);

        ClockUtil.setCurrentTime(Date.from(STORM.plus(Duration.ofMinutes(10))));
        await().atMost(LONG_ENOUGH).ignoreExceptions().untilAsserted(() -> {
            story.run();
            relay.sendDue();
            assertThat(leftToDo(STORM.plus(Duration.ofMinutes(15)))).isEmpty();
        });
        assertThat(restarted).isTrue();
        assertThatNoneCameOftenerThan(afterTheSecond);
        assertThat(received()).containsAllEntriesOf(afterTheSecond);
        assertThatEverybodyWasTold();
    }

    private static SortedSet<Long> moments(Random random) {
        SortedSet<Long> moments = new TreeSet<>();
        while (moments.size() < KILLS) {
            moments.add(1L + random.nextInt(STEPS_OF_ONE * CONFERENCES));
        }
        return moments;
    }

    private long ordered() {
        return jdbc.sql("select count(*) from mail").query(Long.class).single();
    }

    @Test
    void nodes_that_slept_over_the_deadline_a_server_that_is_away_and_clocks_that_jump_neither_lose_nor_repeat() {
        issued(1);
        overdueAt = REGISTRATION_DUE;
        Node one = startNode("UTC", REGISTRATION_DUE.minus(Duration.ofMinutes(30)), SHORT_LEASES);
        Node other = startNode("America/New_York", REGISTRATION_DUE.minus(Duration.ofMinutes(30)), SHORT_LEASES);
        await().atMost(LONG_ENOUGH).until(() -> one.isUp() && other.isUp());
        awaitCalm(REGISTRATION_DUE.minus(Duration.ofMinutes(20)));
        int reminders = smtp.raw().size();
        LOG.info("{} mails before the deadline", reminders);

        // The machine sleeps from 2 s before the deadline to 2 s after it; the mail server is away when it wakes up.
        nodes.forEach(node -> node.tellHour(REGISTRATION_DUE.minusSeconds(2)));
        Instant asleep = Instant.now();
        nodes.forEach(Node::suspend);
        Cluster.all(folder, Signal.STOP);
        smtp.goAway();
        await().atMost(LONG_ENOUGH).until(() -> Instant.now().isAfter(asleep.plusSeconds(4)));
        Cluster.all(folder, Signal.CONT);
        nodes.forEach(Node::resume);
        Instant awake = Instant.now();
        await().atMost(LONG_ENOUGH).until(() -> Instant.now().isAfter(awake.plus(SMTP_AWAY)));
        assertThat(smtp.raw()).hasSize(reminders);

        // Of two nodes one falls asleep in the middle of it, and wakes up when the other has done its work.
        smtp.beforeSaidTaken(reminders + 10, one::suspend);
        Instant back = Instant.now();
        smtp.comeBack();
        await().atMost(LONG_ENOUGH).until(() -> smtp.raw().size() > reminders);
        Duration late = Duration.between(back, Instant.now());
        LOG.info("mail server away for {}, first mail {} after its return", SMTP_AWAY, late);
        assertThat(late).isLessThan(Duration.ofSeconds(15).plus(SMTP_AWAY.dividedBy(4)));
        await().atMost(LONG_ENOUGH).until(() -> smtp.raw().size() >= reminders + 10);
        awaitCalm(REGISTRATION_DUE.plus(Duration.ofMinutes(15)));
        // What it had handed over and could not write down has come once more by now.
        Map<String, Integer> atMost = received();
        one.resume();

        // An hour is said to all twice.
        for (Duration jump : List.of(Duration.ofMinutes(-30), Duration.ofMinutes(10))) {
            nodes.forEach(node -> node.tellHour(REGISTRATION_DUE.plus(jump)));
            await().atMost(LONG_ENOUGH).until(() -> one.isUp() && other.isUp());
            awaitCalm(REGISTRATION_DUE.plus(Duration.ofMinutes(15)));
        }
        assertThatNoneCameOftenerThan(atMost);
        assertThatEverybodyWasTold();
    }

    /** It was killed; what it held is given up at once instead of after its lease. */
    private void awaitEndOf(Node node) {
        await().atMost(LONG_ENOUGH).until(() -> !node.isAlive());
        assertThat(smtp.raw()).as(node::log).isNotEmpty();
        await().ignoreExceptions()
                .until(() ->
                        jdbc.sql("update mail set lease_until = now() - interval '1 second' where claim is not null")
                                        .update()
                                >= 0);
    }

    /** How often each mail that the server has will have come: once more where nobody wrote down that it was taken. */
    private Map<String, Integer> whatIsToCome() {
        List<String> sent = sent();
        Map<String, Integer> toCome = received();
        toCome.replaceAll((id, times) -> sent.contains(id) ? times : times + 1);
        return toCome;
    }

    private static long repeats(Map<String, Integer> toCome, Map<String, Integer> before) {
        return toCome.entrySet().stream()
                .filter(mail -> mail.getValue() > before.getOrDefault(mail.getKey(), 1))
                .count();
    }

    private void assertThatNoneCameTwice() {
        assertThat(received())
                .allSatisfy((id, times) -> assertThat(times).as(id).isOne());
    }

    private void assertThatNoneCameOftenerThan(Map<String, Integer> expected) {
        received().forEach((id, times) -> assertThat(times).as(id).isLessThanOrEqualTo(expected.getOrDefault(id, 1)));
    }

    private String lateAddress() {
        List<String> waiting = jdbc.sql(
                        "select address from mail where state in ('PLANNED', 'SENDING') order by attempts, planned_at, id")
                .query(String.class)
                .list();
        return waiting.get(waiting.size() * 3 / 4);
    }

    private void issued(int count) {
        // Nothing more happens in the conferences of the tests before.
        jdbc.sql("delete from act_ru_job where handler_type_ <> 'history-cleanup'")
                .update();
        for (int i = 0; i < count; i++) {
            conferences.add(story.issued().id());
        }
        // The letter itself is another matter.
        jdbc.sql("update mail set state = 'DROPPED' where state = 'PLANNED'").update();
    }

    private Node startNode(String zone) {
        return startNode(zone, STORM);
    }

    private Node startNode(String zone, Instant now, String... settings) {
        String name = "node-" + zone.replace('/', '-');
        Node node = Node.start(Path.of("target"), name, zone, now, url(), smtp.port(), settings);
        nodes.add(node);
        return node;
    }

    private void awaitCalm() {
        awaitCalm(STORM.plus(Duration.ofMinutes(15)));
    }

    private void awaitCalm(Instant soon) {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            if (nodes.stream().noneMatch(Node::isAlive)) {
                throw new IllegalStateException(nodes.get(0).log());
            }
            assertThat(smtp.raw()).isNotEmpty();
            assertThat(leftToDo(soon)).isEmpty();
        });
    }

    /** The jobs that are due and the mails under way. */
    private List<String> leftToDo(Instant soon) {
        return jdbc.sql("""
                        select 'job ' || handler_type_ || ' ' || coalesce(handler_cfg_, '') || ' ' || coalesce(duedate_::text, '')
                          || ' tries left: ' || retries_ || ' ' || coalesce(exception_msg_, '')
                        from act_ru_job
                        where handler_type_ <> 'history-cleanup' and (duedate_ is null or duedate_ <= :soon)
                        union all
                        select 'mail ' || kind || ' to ' || address || ' ' || state || ' ' || coalesce(error, '')
                        from mail where state in ('PLANNED', 'SENDING') and planned_at <= :soon""")
                .param("soon", Timestamp.from(soon))
                .query(String.class)
                .list();
    }

    private long overdue() {
        return jdbc.sql("""
                        select count(*) from duty where task_id is not null and code <> 'AmendRegistration'
                          and due_at <= :storm and conference_id = any(:conferences)""")
                .param("storm", Timestamp.from(overdueAt))
                .param("conferences", conferences.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Each person of the agency has one mail that names the duty. */
    private void assertThatEverybodyWasTold() {
        LOG.info(
                "{} duties overdue, {} mails handed over, {} different",
                overdue(),
                smtp.raw().size(),
                received().size());
        List<String> wrong = jdbc.sql("""
                        with person as (
                          select agency, email from contact union select code, leader_email from agency
                        )
                        select d.conference_id || ' ' || d.code || ' to ' || p.email || ': ' || count(m.id)
                        from duty d
                        join person p on p.agency = d.agency
                        left join chase_line l
                          on l.conference_id = d.conference_id and l.duty = d.code and l.agency = d.agency
                        left join mail m on m.key = l.mail_key and m.address = p.email and m.state = 'SENT'
                          and position(d.name in m.text) > 0 and m.kind not in ('duty-reminder', 'duty-opened')
                        where d.task_id is not null and d.code <> 'AmendRegistration' and d.due_at <= :storm
                          and d.conference_id = any(:conferences)
                        group by d.conference_id, d.code, d.agency, p.email having count(m.id) <> 1""")
                .param("storm", Timestamp.from(overdueAt))
                .param("conferences", conferences.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(wrong).isEmpty();
        assertThat(toldTwice()).isEmpty();
        assertThat(received().keySet()).containsExactlyInAnyOrderElementsOf(sent());
        assertThat(jdbc.sql("select address || ': ' || error from mail where state = 'FAILED'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** All that a unit owes is told in one mail; other agencies are asked for more meanwhile. */
    private List<String> toldTwice() {
        return jdbc.sql("""
                        select m.conference_id || ' ' || m.address || ' ' || string_agg(m.planned_at::text, ' ')
                        from mail m join conference_unit u on u.conference_id = m.conference_id and u.unit = m.agency
                        where m.kind = 'duty-overdue' and m.conference_id = any(:conferences)
                        group by m.conference_id, m.address having count(*) > 1""")
                .param("conferences", conferences.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private List<String> sent() {
        return jdbc.sql("select message_id from mail where state = 'SENT' and conference_id = any(:conferences)")
                .param("conferences", conferences.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** How often the mail server took each Message-ID. */
    private Map<String, Integer> received() {
        return smtp.received().stream().collect(Collectors.toMap(StormIT::id, mail -> 1, Integer::sum, TreeMap::new));
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
