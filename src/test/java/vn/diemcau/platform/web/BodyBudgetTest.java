package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.diemcau.platform.web.BodyBudget.Outcome;

@Timeout(20)
class BodyBudgetTest {

    private static final long HEAP = 256L << 20;

    private final BodyBudget impatient = new BodyBudget(HEAP, 1);

    @Test
    void one_that_would_take_all_and_more_never_gets_in() throws InterruptedException {
        assertThat(impatient.take("huongkhe", impatient.largest() + 1024)).isEqualTo(Outcome.NEVER);
        assertThat(impatient.take("huongkhe", impatient.largest() - 1024)).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void one_person_gets_no_more_than_half_and_another_the_rest() throws InterruptedException {
        long fifth = impatient.largest() / 5;
        assertThat(impatient.take("huongkhe", fifth)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.take("huongkhe", fifth)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.take("huongkhe", fifth)).isEqualTo(Outcome.TOO_MUCH_OF_ONE);
        assertThat(impatient.take("kyanh", 2 * fifth)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.take("canloc", 2 * fifth)).isEqualTo(Outcome.SPENT);
        impatient.giveBack("huongkhe", fifth);
        impatient.giveBack("huongkhe", fifth);
        assertThat(impatient.take("canloc", 2 * fifth)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.take("huongkhe", fifth / 2)).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void who_waits_gets_what_is_given_back() throws Exception {
        BodyBudget patient = new BodyBudget(HEAP, 15_000);
        long most = patient.largest() - 1024;
        assertThat(patient.take("huongkhe", most)).isEqualTo(Outcome.TAKEN);
        CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> take(patient, "kyanh", most));
        patient.giveBack("huongkhe", most);
        assertThat(waiting.get()).isEqualTo(Outcome.TAKEN);
        patient.giveBack("kyanh", most);
    }

    @Test
    void the_heap_is_tidied_up_after_much_has_passed_and_nobody_is_at_it() throws InterruptedException {
        long most = impatient.largest() - 1024;
        assertThat(impatient.take("huongkhe", most)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.giveBack("huongkhe", most)).isFalse();
        assertThat(impatient.take("huongkhe", most / 4)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.take("kyanh", most / 4)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.giveBack("huongkhe", most / 4))
                .as("somebody is at it")
                .isFalse();
        assertThat(impatient.giveBack("kyanh", most / 4)).isTrue();
        assertThat(impatient.take("kyanh", most / 4)).isEqualTo(Outcome.TAKEN);
        assertThat(impatient.giveBack("kyanh", most / 4)).isFalse();
    }

    private static Outcome take(BodyBudget budget, String user, long bytes) {
        try {
            return budget.take(user, bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
