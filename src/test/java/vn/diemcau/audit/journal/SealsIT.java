package vn.diemcau.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private ActTexts texts;

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
                "update act set text_digest = null where id = :act",
                "update act_text set reason = 'vì việc khác' where act_id = :act",
                "update act_text set salt = 'muối khác' where act_id = :act",
                "delete from act_text where act_id = :act",
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
    void a_seal_that_was_kept_elsewhere_shows_a_cut_end_and_a_chain_made_anew() {
        write("một");
        write("hai");
        sealAll();
        String kept = seals.last().orElseThrow().written();
        assertThat(seals.compare(" " + kept.toUpperCase(Locale.ROOT) + "\n")).contains(Seals.Kept.SAME);
        assertThat(seals.compare("1-chưa phải dấu")).isEmpty();
        write("ba");
        sealAll();
        assertThat(seals.compare(kept)).as("what came later changes nothing").contains(Seals.Kept.SAME);
        long number = Long.parseLong(kept.substring(0, kept.indexOf('-')));

        byHand(() -> {
            jdbc.sql("delete from act where id in (select act_id from act_seal where number >= ?)")
                    .param(number)
                    .update();
            jdbc.sql("delete from act_seal where number >= ?").param(number).update();
            assertThat(seals.broken()).as("the chain itself tells nothing").isEmpty();
            assertThat(seals.compare(kept)).contains(Seals.Kept.GONE);
        });
        byHand(() -> {
            jdbc.sql("update act set words = 'khác' where id = (select act_id from act_seal where number = ?)")
                    .param(number)
                    .update();
            jdbc.sql("""
                            insert into act_unsealed select act_id from act_seal where number >= ?
                            on conflict do nothing""").param(number).update();
            jdbc.sql("delete from act_seal where number >= ?").param(number).update();
            sealAll();
            assertThat(seals.broken()).as("the chain was made anew").isEmpty();
            assertThat(seals.compare(kept)).contains(Seals.Kept.DIFFERENT);
        });
        assertThat(seals.compare(kept)).contains(Seals.Kept.SAME);
    }

    /** As whoever owns the database may do it: no trigger stops them. All is as before afterwards. */
    private void byHand(Runnable act) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            act.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void what_was_typed_may_be_taken_out_where_that_is_on_record() {
        write("một");
        write("hai");
        sealAll();

        transaction.executeWithoutResult(status -> {
            assertThat(texts.removeOf(conference)).isEqualTo(2);
            assertThat(seals.broken()).as("not on record yet").isPresent();
            journal.write(Act.of(Kind.PERSONS_REMOVED, "xóa").in("hoi-nghi-khac"));
            assertThat(seals.broken()).as("of another conference").isPresent();
            journal.write(Act.of(Kind.PERSONS_REMOVED, "xóa").in(conference));
        });
        sealAll();

        assertThat(seals.broken()).isEmpty();
        assertThat(journal.of(conference, Journal.Wanted.ALL, 0, 10))
                .extracting(entry -> entry.act().words(), entry -> entry.act().reason())
                .containsExactly(tuple("xóa", null), tuple("hai", Journal.REMOVED), tuple("một", Journal.REMOVED));
    }

    @Test
    void the_oldest_acts_may_be_taken_out_where_that_is_on_record_and_the_chain_goes_on() {
        write("một");
        sealAll();

        transaction.executeWithoutResult(status -> {
            Seals.Seal last = seals.last().orElseThrow();
            assertThat(seals.cut(Instant.parse("1999-01-01T00:00:00Z"), Instant.now()))
                    .as("nothing is that old")
                    .isEmpty();
            Seals.Seal cut = seals.cut(Instant.parse("2999-01-01T00:00:00Z"), Instant.now())
                    .orElseThrow();
            assertThat(cut.written()).isEqualTo(last.written());
            assertThat(seals.broken()).as("not on record yet").isPresent();
            journal.write(Act.of(Kind.RECORD_SHORTENED, "xóa").with("seal", cut.written()));
            assertThat(seals.broken()).isEmpty();
            write("sau");
            sealAll();
            assertThat(seals.broken()).isEmpty();
            assertThat(seals.last().orElseThrow().number()).isGreaterThanOrEqualTo(cut.number() + 2);
            // Others keep their record.
            status.setRollbackOnly();
        });
        assertThat(seals.broken()).isEmpty();
    }

    @Test
    void an_act_that_was_added_past_the_triggers_is_found_and_sealed_at_the_next_start() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            journal.write(Act.of(Kind.CHASED, "vòng qua").in(conference));
        });
        sealAll();
        assertThat(sealed()).isZero();

        seals.lookForUnsealed();
        sealAll();
        assertThat(sealed()).isOne();
        seals.lookForUnsealed();
        sealAll();
        assertThat(sealed()).isOne();
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
        transaction.executeWithoutResult(status ->
                journal.write(Act.of(Kind.CHASED, words).in(conference).because("Vì " + words)));
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
