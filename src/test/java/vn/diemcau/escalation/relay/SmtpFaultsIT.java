package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.MailOrders;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.escalation.mail.MessageId;
import vn.diemcau.escalation.mail.RelayWakeUp;
import vn.diemcau.escalation.smtp.ScriptedSmtp;

/** What a mail server that fails one mail, or all of them for a while, does to the others: it counts what arrived. */
@Tag("story")
@Timeout(120)
class SmtpFaultsIT {

    private static final String HN = "hn-2022";
    private static final int MAILS = 30;
    private static final int VERY_MANY = 300;
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Map<String, Integer> BY_ID = IntStream.rangeClosed(1, VERY_MANY)
            .boxed()
            .collect(Collectors.toMap(n -> MessageId.of(HN + "/" + n, "vptu.hatinh.example"), n -> n));

    private static EmbeddedPostgres postgres;
    private static HikariDataSource database;

    private final SettableClock clock = new SettableClock("2022-01-17T09:00:00Z");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final RelayWakeUp wakeUp = new RelayWakeUp();
    private final Mailbox mailbox = new Mailbox(new MailOrders(jdbc), wakeUp, clock, "vptu.hatinh.example");
    private final List<MailRelay> relays = new ArrayList<>();

    private final ScriptedSmtp smtp = new ScriptedSmtp(0);
    private MailRelay relay;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = new HikariDataSource();
        database.setDataSource(postgres.getPostgresDatabase());
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void orderThirtyMails() {
        jdbc.sql("truncate mail cascade").update();
        relay = relay(Duration.ofSeconds(20));
        numbers(1, MAILS).forEach(this::order);
    }

    @AfterEach
    void close() {
        relays.forEach(MailRelay::close);
        smtp.close();
    }

    @Test
    void a_server_that_breaks_off_at_some_mails_gets_all_others_at_once() {
        answer(1, ScriptedSmtp.CLOSE_IN_MIDDLE);
        answer(2, ScriptedSmtp.CLOSE_IN_MIDDLE);
        answer(3, ScriptedSmtp.CLOSE_IN_MIDDLE);

        relay.sendDue();

        assertThat(received()).containsExactlyElementsOf(numbers(4, MAILS));
        aMinuteLater();
        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @Test
    void a_server_that_says_421_to_some_mails_gets_all_others_at_once() {
        answer(1, "421 4.7.0 try again later");
        answer(2, "421 4.7.0 try again later");

        relay.sendDue();

        assertThat(received()).containsExactlyElementsOf(numbers(3, MAILS));
        assertThat(errors()).containsOnly("Máy chủ thư ngừng phục vụ: 421 4.7.0 try again later");
        aMinuteLater();
        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @Test
    void each_mail_is_treated_as_its_own_recipient_is_answered() {
        answer(3, "450 mailbox busy", "450 mailbox busy");
        answer(4, "550 no such user");
        answer(5, "421 closing");
        answer(6, ScriptedSmtp.CLOSE_IN_MIDDLE);

        relay.sendDue();

        assertThat(received()).hasSize(MAILS - 4).doesNotContain(3, 4, 5, 6);
        aMinuteLater();
        assertThat(received()).hasSize(MAILS - 2).doesNotContain(3, 4);
        clock.advance(Duration.ofMinutes(2));
        relay.sendDue();
        assertThat(received()).hasSize(MAILS - 1).doesNotContain(4).doesNotHaveDuplicates();
        assertThat(errors()).containsExactly("Máy chủ thư từ chối nhận thư: 550 no such user");
    }

    @Test
    void a_server_that_hangs_at_some_recipients_each_time_holds_up_the_others_for_minutes_at_most_and_later_ones_not() {
        relay = relay(SHORT);
        for (int n = 1; n <= 4; n++) {
            answer(n, Collections.nCopies(100, ScriptedSmtp.HANG).toArray(String[]::new));
        }

        relay.sendDue();
        aMinuteLater();
        aMinuteLater();
        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(5, MAILS));

        for (int hour = 1; hour <= 3; hour++) {
            clock.advance(Duration.ofHours(1));
            order(MAILS + hour);
            relay.sendDue();
            assertThat(received()).endsWith(MAILS + hour);
        }
        assertThat(received()).doesNotHaveDuplicates().hasSize(MAILS - 4 + 3);
        assertThat(errors()).hasSize(4).containsOnly("Máy chủ thư không trả lời trong thời gian cho phép.");
    }

    @Test
    void while_one_connection_hangs_at_a_mail_that_failed_before_another_takes_the_new_ones_and_no_such_mail()
            throws Exception {
        answer(1, "450 busy");
        relay.sendDue();
        clock.advance(Duration.ofSeconds(30));
        answer(MAILS + 1, "450 busy");
        order(MAILS + 1);
        relay.sendDue();
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        smtp.beforeHandedOver(address(1), () -> {
            hanging.countDown();
            await(goOn);
        });
        clock.advance(Duration.ofSeconds(30));
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(relay::sendDue);
        await(hanging);
        clock.advance(Duration.ofSeconds(30));
        order(MAILS + 2);

        assertThat(relay.sendDue()).isEqualTo(1);

        assertThat(received()).endsWith(MAILS + 2).doesNotContain(1, MAILS + 1);
        goOn.countDown();
        assertThat(one.get()).isEqualTo(2);
        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS + 2));
    }

    @Test
    void a_server_that_says_nothing_for_a_while_gets_every_mail_once_it_speaks() {
        relay = relay(SHORT);
        for (int n = 1; n <= MAILS; n++) {
            answer(n, ScriptedSmtp.HANG);
        }
        int before = smtp.connections();

        relay.sendDue();

        assertThat(received()).isEmpty();
        assertThat(smtp.connections() - before).as("mails that waited in vain").isLessThan(MAILS / 4);
        numbers(1, MAILS).forEach(this::answer);
        aMinuteLater();
        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @Test
    void only_a_mail_that_was_taken_without_a_word_is_repeated_under_its_id() {
        relay = relay(SHORT);
        answer(7, ScriptedSmtp.HANG_WHEN_TAKEN);

        relay.sendDue();
        aMinuteLater();

        assertThat(received()).hasSize(MAILS + 1);
        assertThat(received().stream().sorted().distinct()).containsExactlyElementsOf(numbers(1, MAILS));
        assertThat(received()).endsWith(7);
    }

    @Test
    void a_server_that_turns_everybody_away_for_hours_gets_every_mail_within_minutes_of_its_return() {
        smtp.greet("421 4.3.2 system overloaded");
        for (int hour = 0; hour < 20; hour++) {
            assertThat(relay.sendDue()).isZero();
            clock.advance(Duration.ofHours(1));
        }
        smtp.greet("220 ready");

        clock.advance(Duration.ofMinutes(5));
        relay.sendDue();

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @Test
    void a_slow_server_gets_each_mail_once_from_two_nodes_though_a_batch_takes_longer_than_its_lease() {
        smtp.think(Duration.ofMillis(50));
        Duration lease = Duration.ofMillis(600);
        MailRelay one = RelayInAnotherJvm.relay(database, smtp.port(), clock, Duration.ofSeconds(20), lease);
        MailRelay other = RelayInAnotherJvm.relay(database, smtp.port(), clock, Duration.ofSeconds(20), lease);
        relays.addAll(List.of(one, other));

        Stream.of(one, other)
                .map(node -> CompletableFuture.supplyAsync(node::sendDue))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @Test
    void a_relay_that_slept_while_another_took_its_batch_over_breaks_off_the_mail_that_it_was_at_and_sends_no_other() {
        Duration lease = Duration.ofMillis(600);
        MailRelay asleep = RelayInAnotherJvm.relay(database, smtp.port(), clock, Duration.ofSeconds(20), lease);
        relays.add(asleep);
        smtp.beforeHandedOver(address(1), () -> {
            jdbc.sql("update mail set lease_until = clock_timestamp() where state = 'SENDING'")
                    .update();
            relay.sendDue();
            // Its heart beats again before it goes on.
            LockSupport.parkNanos(lease.multipliedBy(2).toNanos());
        });

        asleep.sendDue();

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.60 Client does not have permissions to send as this sender",
                "553 5.1.8 sender domain not found",
                "501 5.1.7 bad sender address syntax",
                "554 5.7.1 sender not allowed",
                "452 4.3.1 insufficient system storage"
            })
    void a_server_that_takes_nothing_from_our_sender_gets_every_mail_once_it_does(String refusal) {
        smtp.answerSender(refusal);
        int before = smtp.connections();
        for (int hour = 0; hour < 20; hour++) {
            assertThat(relay.sendDue()).isZero();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(smtp.connections() - before)
                .as("mails that asked in vain in twenty hours")
                .isLessThan(20 * MAILS / 4);
        assertThat(errors()).hasSize(MAILS).allMatch(error -> error.endsWith(": " + refusal));
        smtp.answerSender("250 ok");

        clock.advance(Duration.ofMinutes(5));
        relay.sendDue();

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, MAILS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // To RCPT: Postfix says there what it thinks of the client and the sender.
                "RCPT | 553 5.7.1 <diemcau@vptu.hatinh.example>: Sender address rejected: not owned by user | waits",
                "RCPT | 554 5.7.1 <unknown[192.0.2.7]>: Client host rejected: Access denied | waits",
                "RCPT | 550 5.7.54 Unable to relay | waits",
                "RCPT | 550 5.1.8 Sender address rejected: domain not found | waits",
                "RCPT | 503 5.5.1 need MAIL command | waits",
                "RCPT | 552 5.2.2 mailbox full | waits",
                "RCPT | 552 mailbox full | waits",
                "RCPT | 554 5.7.1 <unit5@hatinh.example>: Relay access denied | given up",
                "RCPT | 550 5.1.1 <unit5@hatinh.example>: User unknown | given up",
                "RCPT | 550 no such user | given up",
                "RCPT | 501 5.1.3 bad recipient address syntax | given up",
                "DATA | 550 5.7.60 Client does not have permissions to send as this sender | waits",
                "DATA | 554 5.3.0 system not accepting messages | waits",
                "DATA | 552 5.3.4 message size exceeds fixed limit | given up",
                "DATA | 554 5.6.0 message content rejected | given up",
                "DATA | 554 transaction failed | given up"
            })
    void what_is_said_of_us_waits_and_what_is_said_of_the_recipient_or_the_mail_ends_it(
            String step, String reply, String outcome) {
        if (step.equals("RCPT")) {
            answer(5, reply);
        } else {
            smtp.answerContent(address(5), reply);
        }

        relay.sendDue();

        assertThat(received()).as("nobody else has to wait").hasSize(MAILS - 1).doesNotContain(5);
        assertThat(jdbc.sql("select state from mail where state <> 'SENT'")
                        .query(String.class)
                        .single())
                .isEqualTo(outcome.equals("waits") ? "PLANNED" : "FAILED");
        assertThat(errors()).singleElement().asString().endsWith(": " + reply);
        aMinuteLater();
        assertThat(received()).hasSize(outcome.equals("waits") ? MAILS : MAILS - 1);
    }

    @Test
    void what_waits_behind_a_recipient_at_which_the_server_hangs_is_taken_over_by_who_is_idle() {
        answer(1, ScriptedSmtp.HANG);

        atWork(2, 2, () -> {
            waitFor(MAILS - 1);
            assertThat(errors()).as("the server still hangs").isEmpty();
        });

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(2, MAILS));
    }

    @Test
    void more_connections_than_the_server_grants_cost_no_mail_an_attempt_and_no_time() {
        smtp.grant(3);
        smtp.think(Duration.ofMillis(10));
        numbers(MAILS + 1, VERY_MANY).forEach(this::order);

        atWork(2, 12, () -> waitFor(VERY_MANY));

        assertThat(received()).containsExactlyInAnyOrderElementsOf(numbers(1, VERY_MANY));
        assertThat(jdbc.sql("select distinct state || ' ' || attempts from mail")
                        .query(String.class)
                        .list())
                .containsExactly("SENT 1");
        assertThat(errors()).isEmpty();
        assertThat(smtp.mostAtOnce()).isEqualTo(3);
        assertThat(smtp.turnedAway()).isPositive();
    }

    @Test
    void with_many_connections_too_each_mail_is_treated_as_its_own_recipient_is_answered() {
        relay = relay(SHORT);
        smtp.think(Duration.ofMillis(10));
        answer(70, ScriptedSmtp.CLOSE_IN_MIDDLE);
        answer(110, "421 closing");
        answer(150, "450 mailbox busy");
        answer(190, "550 no such user");
        answer(230, ScriptedSmtp.HANG);
        answer(270, ScriptedSmtp.HANG_WHEN_TAKEN);
        numbers(MAILS + 1, VERY_MANY).forEach(this::order);

        atWork(2, 12, () -> {
            // What hangs longer than the others take has to be given up before the clock moves on. Some others may be
            // put off with it, when no mail came through between two that hung.
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> failed(70, 110, 150, 190, 230, 270));
            assertThat(received()).doesNotContain(70, 110, 150, 190, 230).doesNotHaveDuplicates();
            clock.advance(Duration.ofMinutes(1));
            wakeUp.wake();
            waitFor(VERY_MANY);
        });

        assertThat(smtp.mostAtOnce()).isBetween(3, 12);
        aMinuteLater();
        assertThat(received().stream().sorted().distinct())
                .containsExactlyElementsOf(
                        numbers(1, VERY_MANY).stream().filter(n -> n != 190).toList());
        assertThat(received()).hasSize(VERY_MANY);
        assertThat(errors()).containsExactly("Máy chủ thư từ chối nhận thư: 550 no such user");
    }

    /** The relay as it works by itself. */
    private void atWork(int connections, int atMost, Runnable meanwhile) {
        RelayThreads threads = new RelayThreads(
                relay,
                wakeUp,
                new MailSettings.Relay(true, connections, atMost, 20, Duration.ofMillis(100), RelayInAnotherJvm.LEASE));
        threads.start();
        try {
            meanwhile.run();
        } finally {
            threads.stop();
        }
    }

    private void waitFor(int mails) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> smtp.raw().size() >= mails);
    }

    private void aMinuteLater() {
        clock.advance(Duration.ofMinutes(1));
        relay.sendDue();
    }

    private void order(int n) {
        mailbox.order(new MailOrder(
                HN + "/" + n, HN, "Reminder", 1, "TPHATINH", address(n), "Văn thư", "RegisterSites", clock.instant()));
    }

    private void answer(int n, String... replies) {
        smtp.answer(address(n), replies);
    }

    private MailRelay relay(Duration timeout) {
        MailRelay made = RelayInAnotherJvm.relay(database, smtp.port(), clock, timeout, RelayInAnotherJvm.LEASE);
        relays.add(made);
        return made;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(int n) {
        return "unit" + n + "@hatinh.example";
    }

    private boolean failed(int... numbers) {
        List<String> failed = jdbc.sql("select address from mail where error is not null")
                .query(String.class)
                .list();
        return Arrays.stream(numbers).mapToObj(SmtpFaultsIT::address).allMatch(failed::contains);
    }

    private List<String> errors() {
        return jdbc.sql("select error from mail where error is not null")
                .query(String.class)
                .list();
    }

    /** The mails that the server took, in their order. */
    private List<Integer> received() {
        return smtp.received().stream()
                .map(mail -> {
                    try {
                        return BY_ID.get(mail.getMessageID());
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
