package vn.diemcau.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.platform.input.Refused;

/** How many sign-ins compute at once, and who is told to come again. */
class BulkheadTest {

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();

    @AfterEach
    void stop() {
        end.countDown();
        pool.shutdown();
    }

    @Test
    void so_many_work_at_once_and_all_get_their_turn() throws Exception {
        Bulkhead two = new Bulkhead(2, 100, Duration.ofMinutes(1));
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            all.add(pool.submit(() -> two.call(() -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                Thread.yield();
                atWork.decrementAndGet();
                return number;
            })));
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get()).isEqualTo(i);
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoever_waits_too_long_is_told_to_come_again() {
        Bulkhead one = new Bulkhead(1, 100, Duration.ofMillis(50));
        pool.submit(() -> one.call(this::untilTheEnd));
        await().until(() -> atWork.get() == 1);

        assertIsRefused(one);
    }

    @Test
    void whoever_would_be_one_too_many_is_told_at_once() {
        Bulkhead one = new Bulkhead(1, 1, Duration.ofMinutes(5));
        pool.submit(() -> one.call(this::untilTheEnd));
        await().until(() -> atWork.get() == 1);
        Thread waiting = new Thread(() -> one.call(this::untilTheEnd));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        assertIsRefused(one);
    }

    @Test
    void work_that_fails_gives_its_turn_back() {
        Bulkhead one = new Bulkhead(1, 1, Duration.ZERO);
        assertThatThrownBy(() -> one.call(() -> {
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(one.<String>call(() -> "next")).isEqualTo("next");
    }

    private String untilTheEnd() {
        atWork.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static void assertIsRefused(Bulkhead one) {
        assertThatThrownBy(() -> one.call(() -> "too soon"))
                .isInstanceOfSatisfying(TryLater.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refused.Reason.UNAVAILABLE);
                    assertThat(refused.seconds()).isEqualTo(5);
                })
                .hasMessage("Đang có quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít giây.");
    }
}
