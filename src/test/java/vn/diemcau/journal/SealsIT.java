package vn.diemcau.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;

/** What is done to the record behind the application's back shows. */
@DiemCauTest
class SealsIT {

    private final String conference = "niem-phong-" + UUID.randomUUID();

    @Autowired
    private Journal journal;

    @Autowired
    private Seals seals;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void every_act_is_sealed_once_in_one_chain() {
        write("một");
        write("hai");
        sealAll();

        assertThat(sealed()).isEqualTo(2);
        assertThat(seals.broken()).isEmpty();
        assertThat(seals.last().orElseThrow().hash()).hasSize(32);
        sealAll();
        assertThat(sealed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update act set words = 'không có gì' where id = :act",
                "update act set at = at - interval '1 microsecond' where id = :act",
                "update act set by_user = 'nguoi-khac' where id = :act",
                "update act set agencies = '{HUONGKHE}' where id = :act",
                "update act set detail = '{\"a\": 1}' where id = :act",
                "delete from act where id = :act",
                "delete from act_seal where act_id = :act",
                "update act_seal set hash = sha256('khác') where act_id = :act"
            })
    void what_is_changed_or_removed_by_hand_shows(String sql) {
        write("một");
        write("hai");
        write("ba");
        sealAll();
        long second = jdbc.sql("select id from act where conference_id = ? order by id offset 1 limit 1")
                .param(conference)
                .query(Long.class)
                .single();

        transaction.executeWithoutResult(status -> {
            // As whoever owns the database may do it: no trigger stops them.
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql).param("act", second).update()).isOne();
            assertThat(seals.broken()).isPresent();
            status.setRollbackOnly();
        });
        assertThat(seals.broken()).isEmpty();
    }

    @Test
    @Timeout(60)
    void nobody_waits_for_an_act_that_is_not_committed_yet_and_it_is_sealed_later() {
        TransactionTemplate another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            journal.write(Act.of(Kind.CHASED, "lâu").in(conference));
            another.executeWithoutResult(
                    inner -> journal.write(Act.of(Kind.CHASED, "nhanh").in(conference)));
            another.executeWithoutResult(inner -> {
                while (seals.seal()) {
                    // until none is left
                }
            });
            assertThat(another.<Integer>execute(inner -> sealed())).isOne();
        });
        sealAll();

        assertThat(sealed()).isEqualTo(2);
        assertThat(seals.broken()).isEmpty();
    }

    @Test
    @Timeout(60)
    void sixteen_who_act_at_once_leave_one_chain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            all.add(() -> {
                write("cùng lúc");
                return null;
            });
        }
        for (Future<Void> each : threads.invokeAll(all)) {
            each.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        sealAll();

        assertThat(sealed()).isEqualTo(160);
        assertThat(seals.broken()).isEmpty();
    }

    private void write(String words) {
        transaction.executeWithoutResult(
                status -> journal.write(Act.of(Kind.CHASED, words).in(conference)));
    }

    /** As the thread of the sealer does, which may be at it as well. */
    private void sealAll() {
        while (seals.seal()) {
            // until none is left
        }
    }

    private int sealed() {
        return jdbc.sql("select count(*) from act_seal s join act a on a.id = s.act_id where a.conference_id = ?")
                .param(conference)
                .query(Integer.class)
                .single();
    }
}
