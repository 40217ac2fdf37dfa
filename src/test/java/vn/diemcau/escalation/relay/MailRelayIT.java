package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.Statements;
import vn.diemcau.escalation.mail.Attempt;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailContent.Attachment;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.MailOrders;
import vn.diemcau.escalation.mail.MailRecords;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.escalation.mail.MessageId;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.RelayWakeUp;
import vn.diemcau.escalation.smtp.Carrier;
import vn.diemcau.escalation.smtp.FolderCarrier;
import vn.diemcau.escalation.smtp.MissingServer;
import vn.diemcau.escalation.smtp.ScriptedSmtp;
import vn.diemcau.escalation.smtp.SmtpCarrier;
import vn.diemcau.platform.input.Refused;

class MailRelayIT {

    private static final String HN = "hn-2022";

    private static EmbeddedPostgres postgres;
    private static HikariDataSource database;

    private final SettableClock clock = new SettableClock("2022-01-17T09:00:00Z");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final MimeMails mimeMails = new MimeMails("diemcau@vptu.hatinh.example", "Văn phòng Tỉnh ủy");
    private final Outbox outbox = new Outbox(jdbc);
    private final RelayWakeUp wakeUp = new RelayWakeUp();
    private final Mailbox mailbox = new Mailbox(new MailOrders(jdbc), wakeUp, clock, "vptu.hatinh.example");
    private final MailLedger ledger = new MailLedger(new MailRecords(jdbc), wakeUp, clock);
    private final List<OrderedMail> undelivered = new ArrayList<>();
    private final List<MailRelay> relays = new ArrayList<>();
    private final AtomicInteger composed = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    private List<UndeliverableListener> listeners = List.of(undelivered::add);
    private Said words = mail -> Optional.of(
            new MailContent("Thư " + mail.key(), "<p>Lần " + composed.get() + "</p>", "Lần " + composed.get() + "\n"));
    private ScriptedSmtp smtp = new ScriptedSmtp(0);
    private MailRelay relay;

    /** What a composer of all kinds says. */
    private interface Said {
        Optional<MailContent> of(OrderedMail mail);
    }

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
    void emptyOutbox() {
        jdbc.sql("truncate mail cascade").update();
        relay = relay(new SmtpCarrier(sender(smtp.port())), outbox);
    }

    @AfterEach
    void close() {
        relays.forEach(MailRelay::close);
        smtp.close();
    }

    @Test
    void an_ordered_mail_is_sent_once() throws Exception {
        words = mail -> Optional.of(
                new MailContent("Đôn đốc đăng ký", "<p>a</p>", "a").withReplyTo("tonghop@vptu.hatinh.example"));
        GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        greenMail.start();
        try {
            MailRelay real = relay(new SmtpCarrier(sender(greenMail.getSmtp().getPort())), outbox);
            order("1", "tp@hatinh.example");
            assertThat(real.sendDue()).isEqualTo(1);
            assertThat(real.sendDue()).isZero();
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
            MimeMessage mail = greenMail.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Đôn đốc đăng ký");
            assertThat(mail.getMessageID()).isEqualTo(MessageId.of(HN + "/1", "vptu.hatinh.example"));
            assertThat(mail.getReplyTo()[0].toString()).isEqualTo("tonghop@vptu.hatinh.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            greenMail.stop();
        }
        LedgerEntry entry = ledger.of(HN).get(0);
        assertThat(entry.state()).isEqualTo(MailState.SENT);
        assertThat(entry.sentAt()).isEqualTo(clock.instant());
        assertThat(entry.subject()).isEqualTo("Đôn đốc đăng ký");
    }

    @Test
    void a_round_of_mails_shares_one_connection() {
        orderMany(15);
        relay.sendDue();
        assertThat(smtp.received()).hasSize(15);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void the_words_of_mails_that_leave_together_are_kept_by_one_statement() {
        orderMany(15);

        List<String> asked = Statements.of(() -> relay.sendDue());

        assertThat(asked).filteredOn(sql -> sql.contains("set composed_at")).hasSize(1);
        assertThat(asked).as("a sent mail is written down at once").hasSizeBetween(15, 15 + 8);
    }

    @Test
    void mails_that_leave_together_are_composed_of_one_reading_and_later_ones_of_another() {
        orderMany(15);
        relay.sendDue();
        assertThat(readings).hasValue(1);
        order("later", "tp@hatinh.example");
        relay.sendDue();
        assertThat(readings).hasValue(2);
    }

    @Test
    void of_the_mails_that_take_long_to_compose_one_is_made_at_a_time_and_nobody_else_waits_for_it() throws Exception {
        CountDownLatch composing = new CountDownLatch(1);
        CountDownLatch composedAtLast = new CountDownLatch(1);
        words = mail -> {
            if (mail.kind().equals("List")) {
                composing.countDown();
                hear(composedAtLast);
            }
            return Optional.of(new MailContent("Thư", "<p>a</p>", "a"));
        };
        orderList("list-1");
        CompletableFuture<Integer> lists = CompletableFuture.supplyAsync(relay::sendDue);
        hear(composing);
        orderList("list-2");
        order("1", "tp@hatinh.example");

        assertThat(relay.sendDue()).isEqualTo(1);
        assertThat(state("1")).isEqualTo(MailState.SENT);
        assertThat(relay.help(() -> true, () -> {})).isTrue();
        assertThat(state("list-2")).isEqualTo(MailState.PLANNED);

        composedAtLast.countDown();
        assertThat(lists.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(state("list-2")).isEqualTo(MailState.SENT);
    }

    @Test
    void two_nodes_on_one_database_send_each_mail_once() {
        orderMany(200);
        MailRelay other = relay(new SmtpCarrier(sender(smtp.port())), new Outbox(JdbcClient.create(database)));
        List<CompletableFuture<Integer>> all = Stream.of(relay, other, relay, other)
                .map(node -> CompletableFuture.supplyAsync(node::sendDue))
                .toList();
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(200);
        assertThat(messageIds()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void a_mail_whose_step_was_rolled_back_is_never_sent() {
        long wakeUps = wakeUp.wakeUps();
        transaction.executeWithoutResult(status -> {
            order("1", "tp@hatinh.example");
            status.setRollbackOnly();
        });
        assertThat(relay.sendDue()).isZero();
        assertThat(wakeUp.wakeUps()).isEqualTo(wakeUps);
        assertThat(smtp.received()).isEmpty();
    }

    @Test
    void a_mail_leaves_by_itself_as_soon_as_its_step_is_committed() throws Exception {
        GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        greenMail.start();
        MailSettings.Relay settings =
                new MailSettings.Relay(true, 2, 2, 20, Duration.ofHours(1), Duration.ofSeconds(30));
        RelayThreads threads = new RelayThreads(
                relay(new SmtpCarrier(sender(greenMail.getSmtp().getPort())), outbox), wakeUp, settings);
        threads.start();
        try {
            transaction.executeWithoutResult(status -> order("1", "tp@hatinh.example"));
            assertThat(greenMail.waitForIncomingEmail(10_000, 1)).isTrue();
        } finally {
            threads.stop();
            greenMail.stop();
        }
        assertThat(state("1")).isEqualTo(MailState.SENT);
    }

    @Test
    void the_same_occasion_is_one_mail() {
        assertThat(order("1", "tp@hatinh.example")).isTrue();
        assertThat(order("1", "tp@hatinh.example")).isFalse();
        relay.sendDue();
        assertThat(order("1", "tp@hatinh.example")).isFalse();
        relay.sendDue();
        assertThat(smtp.received()).hasSize(1);
    }

    @Test
    void a_mail_waits_for_its_hour() {
        mailbox.order(to("1", "tp@hatinh.example", clock.instant().plus(Duration.ofHours(4))));
        clock.advance(Duration.ofHours(4).minusSeconds(1));
        assertThat(relay.sendDue()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(relay.sendDue()).isEqualTo(1);
    }

    @Test
    void who_is_chased_is_told_before_the_lists_go_out() throws Exception {
        for (int i = 0; i < 40; i++) {
            mailbox.order(new MailOrder(
                    "list/" + i, HN, "Reminder", 0, "VNPT", "list@hatinh.example", null, null, clock.instant()));
        }
        clock.advance(Duration.ofSeconds(1));
        mailbox.order(to("1", "tp@hatinh.example", clock.instant()));
        while (relay.sendDue() > 0) {
            // until none is left
        }
        List<String> addresses = new ArrayList<>();
        for (MimeMessage mail : smtp.received()) {
            addresses.add(((InternetAddress) mail.getAllRecipients()[0]).getAddress());
        }
        assertThat(addresses).hasSize(41);
        // Of one batch the order is the database's.
        assertThat(addresses.indexOf("tp@hatinh.example")).isLessThan(20);
    }

    @Test
    void a_mail_that_is_put_off_is_repeated_as_the_identical_mail() throws Exception {
        words = mail -> Optional.of(new MailContent("Lần " + composed.get(), "<p>a</p>", "Lần " + composed.get())
                .with(List.of(new Attachment("ds.csv", "text/csv", new byte[] {(byte) (48 + composed.get())}))));
        smtp.answer("tp@hatinh.example", "450 busy", ScriptedSmtp.CLOSE_IN_MIDDLE);
        order("1", "tp@hatinh.example");

        relay.sendDue();
        assertThat(ledger.of(HN).get(0).mail().error()).isEqualTo("Máy chủ thư tạm thời chưa nhận thư: 450 busy");
        assertThat(ledger.of(HN).get(0).nextTryAt()).isEqualTo(clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        relay.sendDue();
        assertThat(composed).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        relay.sendDue();
        assertThat(ledger.of(HN).get(0).mail().error()).isEqualTo("Máy chủ thư ngắt kết nối khi đang gửi.");
        clock.advance(Duration.ofMinutes(2));
        assertThat(relay.sendDue()).isEqualTo(1);

        assertThat(messageIds()).containsExactly(MessageId.of(HN + "/1", "vptu.hatinh.example"));
        MimeMessage mail = smtp.received().get(0);
        assertThat(mail.getSubject()).isEqualTo("Lần 1");
        assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2022-01-17T09:00:00Z"));
        MailContent kept = ledger.content(ledger.of(HN).get(0).mail().id()).orElseThrow();
        assertThat(kept.text()).isEqualTo("Lần 1");
        assertThat(kept.attachments().get(0).content()).containsExactly('1');
        assertThat(smtp.raw().get(0)).contains("ds.csv");
    }

    @Test
    void a_refused_recipient_is_given_up_at_once_and_holds_up_nobody() {
        smtp.answer("ky@anh.example", "550 5.1.1 no such user");
        order("1", "tp@hatinh.example");
        order("2", "ky@anh.example");
        order("3", "không phải địa chỉ");
        order("4", "loc@ha.example");
        assertThat(relay.sendDue()).isEqualTo(2);
        assertThat(state("1")).isEqualTo(MailState.SENT);
        assertThat(state("2")).isEqualTo(MailState.FAILED);
        assertThat(state("3")).isEqualTo(MailState.FAILED);
        assertThat(state("4")).isEqualTo(MailState.SENT);
        assertThat(undelivered)
                .extracting(OrderedMail::error)
                .containsExactly(
                        "Máy chủ thư từ chối nhận thư: 550 5.1.1 no such user",
                        "Địa chỉ thư không hợp lệ: không phải địa chỉ");
        relay.sendDue();
        assertThat(undelivered).hasSize(2);
    }

    @Test
    void a_failure_that_could_not_be_reported_is_reported_a_minute_later() {
        listeners = List.of(undelivered::add, mail -> {
            if (undelivered.size() == 1) {
                throw new IllegalStateException("engine away");
            }
        });
        order("1", "nobody");
        order("2", "nobody either");
        relay.sendDue();
        assertThat(undelivered).extracting(OrderedMail::key).containsExactly(HN + "/1", HN + "/2");
        relay.sendDue();
        assertThat(undelivered).hasSize(2);
        clock.advance(Duration.ofMinutes(1));
        relay.sendDue();
        assertThat(undelivered).extracting(OrderedMail::key).endsWith(HN + "/1").hasSize(3);
    }

    @Test
    void a_reported_failure_is_reported_settled_once_the_mail_is_delivered_and_anew_when_it_fails_again() {
        List<String> settled = new ArrayList<>();
        listeners = List.of(new UndeliverableListener() {
            @Override
            public void undeliverable(OrderedMail mail) {
                undelivered.add(mail);
            }

            @Override
            public void settled(OrderedMail mail) {
                settled.add(mail.key());
            }
        });
        smtp.answer("tp@hatinh.example", "550 no such user", "550 still none");
        order("1", "tp@hatinh.example");
        relay.sendDue();
        long id = ledger.of(HN).get(0).mail().id();

        ledger.resend(id, "chanhVanPhong", null);
        relay.sendDue();
        assertThat(undelivered)
                .extracting(OrderedMail::error)
                .element(1)
                .asString()
                .contains("550 still none");
        assertThat(settled).isEmpty();

        ledger.resend(id, "chanhVanPhong", null);
        relay.sendDue();
        relay.sendDue();
        assertThat(undelivered).hasSize(2);
        assertThat(settled).containsExactly(HN + "/1");
    }

    @Test
    void nothing_is_lost_while_the_mail_server_is_down() {
        int port = smtp.port();
        smtp.close();
        orderMany(50);
        for (int hour = 0; hour < 20; hour++) {
            assertThat(relay.sendDue()).isZero();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(ledger.of(HN))
                .allSatisfy(entry -> assertThat(entry.mail().error()).startsWith("Không kết nối được máy chủ thư"));
        smtp = new ScriptedSmtp(port);
        clock.advance(Duration.ofMinutes(5));
        assertThat(relay.sendDue()).isEqualTo(50);
        assertThat(messageIds()).hasSize(50).doesNotHaveDuplicates();
        assertThat(undelivered).isEmpty();
    }

    @Test
    void after_a_day_without_success_a_person_is_told() {
        smtp.close();
        order("1", "tp@hatinh.example");
        for (int hour = 0; hour <= 24; hour++) {
            assertThat(undelivered).isEmpty();
            relay.sendDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(undelivered).hasSize(1);
        assertThat(undelivered.get(0).error()).startsWith("Không kết nối được máy chủ thư");
    }

    @Test
    void a_mail_that_nobody_needs_any_more_is_dropped_at_its_hour_and_between_attempts() {
        smtp.answer("tp@hatinh.example", "450 busy");
        order("1", "tp@hatinh.example");
        relay.sendDue();
        words = mail -> Optional.empty();
        order("2", "loc@ha.example");
        clock.advance(Duration.ofMinutes(1));
        assertThat(relay.sendDue()).isZero();
        assertThat(state("1")).isEqualTo(MailState.DROPPED);
        assertThat(state("2")).isEqualTo(MailState.DROPPED);
        assertThat(smtp.received()).isEmpty();
        assertThat(undelivered).isEmpty();
    }

    @Test
    void a_mail_without_words_or_with_words_that_cannot_be_kept_stops_no_other() {
        words = mail -> {
            if (mail.key().endsWith("/1")) {
                throw new IllegalStateException("template broken");
            }
            String text = mail.key().endsWith("/2") ? "\u0000" : "a";
            return Optional.of(new MailContent("Thư", "<p>a</p>", text));
        };
        orderMany(3);
        assertThat(relay.sendDue()).isEqualTo(1);
        assertThat(state("3")).isEqualTo(MailState.SENT);
        for (int minute = 0; minute < 10; minute++) {
            clock.advance(Duration.ofMinutes(1));
            relay.sendDue();
        }
        assertThat(undelivered)
                .extracting(OrderedMail::key, OrderedMail::error)
                .containsExactlyInAnyOrder(
                        tuple(HN + "/1", "Không lập được nội dung thư."),
                        tuple(HN + "/2", "Không lập được nội dung thư."));
    }

    @Test
    void the_mails_of_a_node_that_died_are_taken_over_when_its_lease_ends_and_not_before() {
        order("1", "tp@hatinh.example");
        transaction.executeWithoutResult(
                status -> outbox.claim(UUID.randomUUID(), clock.instant(), 10, Duration.ofHours(1), true, Set.of()));
        clock.advance(Duration.ofDays(1));
        assertThat(relay.sendDue()).isZero();
        jdbc.sql("update mail set lease_until = now() - interval '1 second'").update();
        assertThat(relay.sendDue()).isEqualTo(1);
    }

    @Test
    void a_mail_is_not_taken_over_while_its_node_waits_for_a_slow_server() {
        AtomicInteger overtaken = new AtomicInteger(-1);
        Duration lease = Duration.ofSeconds(2);
        MailRelay slow = relay(
                new FakeRound(mail -> {
                    Instant until = leaseUntil().plus(lease);
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> leaseUntil().isAfter(until));
                    overtaken.set(relay.sendDue());
                }),
                outbox,
                lease);
        order("1", "tp@hatinh.example");
        assertThat(slow.sendDue()).isEqualTo(1);
        assertThat(overtaken).hasValue(0);
        assertThat(state("1")).isEqualTo(MailState.SENT);
    }

    @Test
    void a_mail_that_was_sent_while_the_database_was_away_is_recorded_and_not_repeated() {
        MailRelay unlucky = relay(new SmtpCarrier(sender(smtp.port())), thatCannotRecordOnce());
        order("1", "tp@hatinh.example");
        unlucky.sendDue();
        assertThat(state("1")).isEqualTo(MailState.SENT);
        assertThat(unlucky.sendDue()).isZero();
        assertThat(smtp.received()).hasSize(1);
    }

    @Test
    void a_mail_that_was_sent_while_the_database_was_away_is_not_given_back_by_a_relay_that_stops() {
        MailRelay unlucky = relay(new SmtpCarrier(sender(smtp.port())), thatCannotRecordOnce());
        orderMany(3);
        AtomicInteger asked = new AtomicInteger();
        assertThat(unlucky.sendDue(() -> asked.incrementAndGet() <= 1, () -> {}))
                .isEqualTo(1);
        assertThat(unlucky.sendDue()).isEqualTo(2);
        assertThat(messageIds()).hasSize(3).doesNotHaveDuplicates();
    }

    private Outbox thatCannotRecordOnce() {
        AtomicInteger failures = new AtomicInteger(1);
        return new Outbox(jdbc) {
            @Override
            void record(Attempt.Outcome outcome) {
                if (failures.getAndDecrement() > 0) {
                    throw new DataAccessResourceFailureException("away");
                }
                super.record(outcome);
            }
        };
    }

    @Test
    void a_relay_that_stops_gives_back_what_it_has_not_sent() {
        orderMany(5);
        AtomicInteger asked = new AtomicInteger();
        assertThat(relay.sendDue(() -> asked.incrementAndGet() <= 2, () -> {})).isEqualTo(2);
        assertThat(ledger.of(HN)).extracting(LedgerEntry::state).containsOnly(MailState.SENT, MailState.PLANNED);
        assertThat(relay.sendDue()).isEqualTo(3);
        assertThat(messageIds()).hasSize(5).doesNotHaveDuplicates();
        assertThat(ledger.of(HN))
                .allSatisfy(entry -> assertThat(entry.mail().attempts()).isEqualTo(1));
    }

    @Test
    void a_failed_mail_goes_out_again_to_the_corrected_address_as_the_same_mail() {
        order("1", "tp@hatinh");
        smtp.answer("tp@hatinh", "550 no such user");
        relay.sendDue();
        long id = ledger.of(HN).get(0).mail().id();
        words = mail -> Optional.empty();

        assertThatThrownBy(() -> ledger.resend(id, "chanhVanPhong", "x@y.example\r\nBcc: z@y.example"))
                .isInstanceOf(Refused.class);
        ledger.resend(id, "chanhVanPhong", "tp@hatinh.example");
        assertThat(relay.sendDue()).isEqualTo(1);

        assertThat(sentTo("tp@hatinh.example")).hasSize(1);
        assertThat(messageIds()).containsExactly(MessageId.of(HN + "/1", "vptu.hatinh.example"));
        assertThat(ledger.find(id).orElseThrow().resentBy()).isEqualTo("chanhVanPhong");
        assertThatThrownBy(() -> ledger.resend(id, "chanhVanPhong", null))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.CONFLICT));
        assertThatThrownBy(() -> ledger.resend(-1, "chanhVanPhong", null))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.NOT_FOUND));
    }

    @Test
    void what_has_not_arrived_at_a_wrong_address_goes_to_the_right_one_as_the_same_mail_in_words_of_now() {
        smtp.answer("tp@hatinh", "550 no such user", "450 busy");
        order("1", "tp@hatinh");
        relay.sendDue();
        order("2", "tp@hatinh");
        relay.sendDue();
        order("3", "TP@hatinh");
        mailbox.order(to("4", "tp@hatinh", clock.instant().plus(Duration.ofHours(2))));
        order("of another agency", "LOCHA", "tp@hatinh");
        order("to another address", "tp2@hatinh");
        words = mail -> Optional.of(new MailContent("Nay", "<p>Nay</p>", "Nay"));

        assertThat(redirect("tp@hatinh", "tp@hatinh.example")).isEqualTo(Map.of(HN, 4));
        relay.sendDue();

        assertThat(sentTo("tp@hatinh.example"))
                .extracting(mail -> mail.getHeader("Message-ID")[0] + " " + mail.getSubject())
                .containsExactly(messageId("1") + " Nay", messageId("2") + " Nay", messageId("3") + " Nay");
        assertThat(sentTo("tp@hatinh")).hasSize(1);
        assertThat(sentTo("tp2@hatinh")).hasSize(1);
        assertThat(state("4")).isEqualTo(MailState.PLANNED);
        assertThat(ledger.of(HN))
                .filteredOn(entry -> entry.mail().address().equals("tp@hatinh.example"))
                .hasSize(4)
                .allSatisfy(entry -> {
                    assertThat(entry.redirection().from()).isEqualToIgnoringCase("tp@hatinh");
                    assertThat(entry.redirection().by()).isEqualTo("chanhVanPhong");
                    assertThat(entry.redirection().at()).isEqualTo(Instant.parse("2022-01-17T09:00:00Z"));
                    assertThat(entry.resentBy()).isNull();
                });
        clock.advance(Duration.ofHours(2));
        relay.sendDue();
        assertThat(sentTo("tp@hatinh.example")).hasSize(4);
    }

    @Test
    void a_mail_under_way_to_a_wrong_address_goes_to_the_right_one_if_it_fails_and_no_second_time_if_it_arrives() {
        order("1", "tp@hatinh");
        smtp.answer("tp@hatinh", "550 no such user");
        smtp.beforeHandedOver("tp@hatinh", () -> redirect("tp@hatinh", "tp@hatinh.example"));
        order("2", "loc@ha");
        smtp.beforeHandedOver("loc@ha", () -> redirect("loc@ha", "loc@ha.example"));

        relay.sendDue();
        relay.sendDue();

        assertThat(ledger.of(HN)).extracting(LedgerEntry::state).containsOnly(MailState.SENT);
        assertThat(sentTo("tp@hatinh")).isEmpty();
        assertThat(sentTo("tp@hatinh.example")).hasSize(1);
        assertThat(sentTo("loc@ha")).hasSize(1);
        assertThat(sentTo("loc@ha.example")).isEmpty();
        assertThat(undelivered).isEmpty();
        assertThat(ledger.of(HN))
                .extracting(entry -> entry.mail().address(), entry -> entry.redirection() == null)
                .containsExactlyInAnyOrder(tuple("tp@hatinh.example", false), tuple("loc@ha", true));
    }

    @Test
    void a_failed_mail_that_nobody_needs_any_more_is_not_sent_to_the_right_address() {
        order("1", "tp@hatinh");
        smtp.answer("tp@hatinh", "550 no such user");
        relay.sendDue();
        words = mail -> Optional.empty();

        redirect("tp@hatinh", "tp@hatinh.example");

        assertThat(relay.sendDue()).isZero();
        assertThat(state("1")).isEqualTo(MailState.DROPPED);
    }

    @Test
    void mails_of_a_conference_that_is_past_stay_where_they_are() {
        order("1", "tp@hatinh");
        smtp.answer("tp@hatinh", "550 no such user");
        relay.sendDue();

        assertThat(ledger.redirect(List.of("hn-2023"), "TPHATINH", "tp@hatinh", "tp@hatinh.example", "chanhVanPhong"))
                .isEmpty();
        assertThat(state("1")).isEqualTo(MailState.FAILED);
    }

    @Test
    void the_ledger_shows_the_mails_of_one_conference_latest_first() {
        order("1", "tp@hatinh.example");
        clock.advance(Duration.ofMinutes(1));
        order("2", "loc@ha.example");
        mailbox.order(
                new MailOrder("other/1", "other", "Reminder", 0, null, "a@b.example", null, null, clock.instant()));
        assertThat(ledger.of(HN)).extracting(entry -> entry.mail().key()).containsExactly(HN + "/2", HN + "/1");
        assertThat(ledger.content(ledger.of(HN).get(0).mail().id())).isEmpty();
    }

    @Test
    void without_a_mail_server_each_mail_becomes_a_file(@TempDir Path folder) throws Exception {
        Path mails = folder.resolve("data/outbox");
        MailRelay files = relay(new FolderCarrier(mails, clock), outbox);
        order("1", "tp@hatinh.example");
        order("2", "tp@hatinh.example");
        order("3", "a/b@hatinh.example");
        files.sendDue();
        try (Stream<Path> found = Files.list(mails)) {
            assertThat(found.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(
                            "20220117-160000-a_b@hatinh.example-Reminder.eml",
                            "20220117-160000-tp@hatinh.example-Reminder-2.eml",
                            "20220117-160000-tp@hatinh.example-Reminder.eml");
        }
        try (Stream<Path> found = Files.list(folder)) {
            assertThat(found).hasSize(1);
        }
        MimeMessage mail = new MimeMessage(
                null, Files.newInputStream(mails.resolve("20220117-160000-tp@hatinh.example-Reminder.eml")));
        assertThat(mail.getMessageID()).isEqualTo(MessageId.of(HN + "/1", "vptu.hatinh.example"));
    }

    @Test
    void mails_wait_for_a_mail_server_that_nobody_has_named_yet_and_go_out_once_there_is_one() {
        MailRelay before = relay(new MissingServer(), outbox);
        order("1", "tp@hatinh.example");
        order("2", "loc@ha.example");
        for (int hours = 0; hours < 20; hours++) {
            assertThat(before.sendDue()).isZero();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(ledger.of(HN)).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(MailState.PLANNED);
            assertThat(entry.mail().error()).startsWith("Chưa cấu hình máy chủ thư: thư chưa được gửi đi");
        });
        assertThat(relay.sendDue()).isEqualTo(2);
        assertThat(state("1")).isEqualTo(MailState.SENT);

        order("3", "tp@hatinh.example");
        before.sendDue();
        clock.advance(Duration.ofHours(25));
        before.sendDue();
        assertThat(state("3")).isEqualTo(MailState.FAILED);
        assertThat(undelivered).extracting(OrderedMail::key).containsExactly(HN + "/3");
        assertThat(ledger.resendAll(HN, null, "chanhVanPhong")).hasSize(1);
        assertThat(relay.sendDue()).isEqualTo(1);
        assertThat(state("3")).isEqualTo(MailState.SENT);
    }

    @Test
    void a_folder_that_cannot_be_written_keeps_the_mails(@TempDir Path folder) throws Exception {
        Path mails = Files.writeString(folder.resolve("outbox"), "a file");
        MailRelay files = relay(new FolderCarrier(mails, clock), outbox);
        order("1", "tp@hatinh.example");
        assertThat(files.sendDue()).isZero();
        Files.delete(mails);
        clock.advance(Duration.ofMinutes(1));
        assertThat(files.sendDue()).isEqualTo(1);
    }

    private record FakeRound(Consumer<OrderedMail> server) implements Carrier, Carrier.Round {

        @Override
        public Round open() {
            return this;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void connect() {
            // Always there.
        }

        @Override
        public void send(OrderedMail mail, MimeMessage message) {
            server.accept(mail);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private Instant leaseUntil() {
        return jdbc.sql("select lease_until from mail")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private MailRelay relay(Carrier carrier, Outbox on) {
        return relay(carrier, on, Duration.ofSeconds(30));
    }

    private MailRelay relay(Carrier carrier, Outbox on, Duration lease) {
        MailComposer composer = new MailComposer() {
            @Override
            public Set<String> kinds() {
                return Set.of("Reminder", "List");
            }

            @Override
            public Set<String> slowKinds() {
                return Set.of("List");
            }

            @Override
            public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
                composed.incrementAndGet();
                together.once("reading", mail.conference(), readings::incrementAndGet);
                return words.of(mail);
            }
        };
        MailRelay made = new MailRelay(
                on,
                carrier,
                mimeMails,
                () -> List.of(composer),
                () -> listeners,
                new JdbcTransactionManager(database),
                clock,
                new MailSettings.Relay(false, 1, 1, 20, Duration.ofSeconds(1), lease));
        relays.add(made);
        return made;
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "5000");
        return sender;
    }

    private boolean order(String key, String address) {
        return mailbox.order(to(key, address, clock.instant()));
    }

    private boolean order(String key, String agency, String address) {
        return mailbox.order(new MailOrder(
                HN + "/" + key, HN, "Reminder", 1, agency, address, "Văn thư", "RegisterSites", clock.instant()));
    }

    private Map<String, Integer> redirect(String from, String to) {
        return ledger.redirect(List.of(HN), "TPHATINH", from, to, "chanhVanPhong");
    }

    private List<MimeMessage> sentTo(String address) {
        return smtp.received().stream()
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void orderList(String key) {
        mailbox.order(new MailOrder(
                HN + "/" + key, HN, "List", 0, "VTHT", "kt@hatinh.example", "Văn thư", null, clock.instant()));
    }

    private static void hear(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void orderMany(int count) {
        transaction.executeWithoutResult(
                status -> IntStream.rangeClosed(1, count).forEach(i -> order("" + i, "unit" + i + "@hatinh.example")));
    }

    private static MailOrder to(String key, String address, Instant at) {
        return new MailOrder(HN + "/" + key, HN, "Reminder", 1, "TPHATINH", address, "Văn thư", "RegisterSites", at);
    }

    private static String messageId(String key) {
        return MessageId.of(HN + "/" + key, "vptu.hatinh.example");
    }

    private MailState state(String key) {
        return ledger.of(HN).stream()
                .filter(entry -> entry.mail().key().equals(HN + "/" + key))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> messageIds() {
        return smtp.received().stream()
                .flatMap(mail -> {
                    try {
                        return Arrays.stream(mail.getHeader("Message-ID"));
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
