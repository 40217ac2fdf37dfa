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
    void oneThatWouldTakeAllAndMoreNeverGetsIn() throws InterruptedException {
        assertThat(impatient.take("huongkhe", impatient.largest() + 1024)).isEqualTo(Outcome.NEVER);
        assertThat(impatient.take("huongkhe", impatient.largest() - 1024)).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void onePersonGetsNoMoreThanHalfAndAnotherTheRest() throws InterruptedException {
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
    void whoWaitsGetsWhatIsGivenBack() throws Exception {
        BodyBudget patient = new BodyBudget(HEAP, 15_000);
        long most = patient.largest() - 1024;
        assertThat(patient.take("huongkhe", most)).isEqualTo(Outcome.TAKEN);
        CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> take(patient, "kyanh", most));
        patient.giveBack("huongkhe", most);
        assertThat(waiting.get()).isEqualTo(Outcome.TAKEN);
        patient.giveBack("kyanh", most);
    }

    @Test
    void theHeapIsTidiedUpAfterMuchHasPassedAndNobodyIsAtIt() throws InterruptedException {
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
