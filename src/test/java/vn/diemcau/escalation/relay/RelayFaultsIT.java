package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.MailOrders;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.escalation.mail.MessageId;
import vn.diemcau.escalation.mail.RelayWakeUp;
import vn.diemcau.escalation.smtp.ScriptedSmtp;

/** What reaches the mail server when a node is killed or the database restarted in the middle of a storm of mails. */
@Timeout(120)
class RelayFaultsIT {

    private static final int MAILS = 60;
    private static final String HN = "hn-2022";

    @TempDir
    Path folder;

    private final ScriptedSmtp smtp = new ScriptedSmtp(0);
    private final HikariDataSource database = new HikariDataSource();
    private EmbeddedPostgres postgres;
    private Process node;

    @BeforeEach
    void orderAStorm() {
        postgres = Cluster.start(folder, 0);
        database.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        database.setUsername("postgres");
        database.setConnectionTimeout(2000);
        Flyway.configure().dataSource(database).load().migrate();
        Mailbox mailbox = new Mailbox(
                new MailOrders(JdbcClient.create(database)),
                new RelayWakeUp(),
                Clock.systemUTC(),
                "vptu.hatinh.example");
        IntStream.rangeClosed(1, MAILS)
                .forEach(n -> mailbox.order(new MailOrder(
                        HN + "/" + n,
                        HN,
                        "Reminder",
                        1,
                        "TPHATINH",
                        address(n),
                        "Văn thư",
                        "RegisterSites",
                        Instant.now().minusSeconds(60))));
    }

    @AfterEach
    void close() throws IOException {
        if (node != null) {
            node.destroyForcibly();
        }
        smtp.close();
        database.close();
        postgres.close();
    }

    @Test
    void a_node_killed_before_it_heard_that_a_mail_was_taken_repeats_that_mail_alone_under_its_id() {
        smtp.beforeSaidTaken(25, this::killNode);
        startNode();
        await().atMost(Duration.ofSeconds(60)).until(() -> !node.isAlive());

        anotherNodeGoesOn();

        assertThat(ids()).hasSize(MAILS + 1);
        assertThat(new TreeSet<>(ids())).isEqualTo(all());
    }

    @Test
    void a_node_killed_before_it_hands_a_mail_over_loses_none_and_repeats_none() {
        smtp.beforeHandedOver(address(25), this::killNode);
        startNode();
        await().atMost(Duration.ofSeconds(60)).until(() -> !node.isAlive());

        anotherNodeGoesOn();

        assertThat(ids()).hasSize(MAILS);
        assertThat(new TreeSet<>(ids())).isEqualTo(all());
    }

    @Test
    void a_database_restarted_during_the_storm_loses_no_mail_and_repeats_none() {
        smtp.beforeSaidTaken(25, () -> {
            int port = postgres.getPort();
            stopDatabase();
            postgres = Cluster.start(folder, port);
        });
        MailRelay relay = RelayInAnotherJvm.relay(database, smtp.port());

        // A round that meets the dead database fails, as it does in the relay's own threads, which begin the next.
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            relay.sendDue();
            return smtp.raw().size() >= MAILS && unsent() == 0;
        });

        relay.close();
        assertThat(ids()).hasSize(MAILS);
        assertThat(new TreeSet<>(ids())).isEqualTo(all());
    }

    private void anotherNodeGoesOn() {
        JdbcClient.create(database)
                .sql("update mail set lease_until = now() - interval '1 second' where lease_until is not null")
                .update();
        try (MailRelay relay = RelayInAnotherJvm.relay(database, smtp.port())) {
            while (relay.sendDue() > 0) {
                // until nothing is due
            }
        }
        assertThat(unsent()).isZero();
    }

    private int unsent() {
        return JdbcClient.create(database)
                .sql("select count(*) from mail where state <> 'SENT'")
                .query(Integer.class)
                .single();
    }

    private void startNode() {
        try {
            ProcessBuilder jvm = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    RelayInAnotherJvm.class.getName(),
                    database.getJdbcUrl(),
                    String.valueOf(smtp.port()));
            jvm.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            node = jvm.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("node.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killNode() {
        node.destroyForcibly();
        try {
            assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopDatabase() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(int n) {
        return "unit" + n + "@hatinh.example";
    }

    /** The Message-IDs that the mail server took, in their order. */
    private List<String> ids() {
        return smtp.received().stream()
                .map(mail -> {
                    try {
                        return mail.getMessageID();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        IntStream.rangeClosed(1, MAILS).forEach(n -> all.add(MessageId.of(HN + "/" + n, "vptu.hatinh.example")));
        return all;
    }
}
