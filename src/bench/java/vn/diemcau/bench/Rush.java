package vn.diemcau.bench;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vn.diemcau.bench.Side.Answer;
import vn.diemcau.bench.Side.Work;

/** Many clients that hand in registrations at once; one who meets a conflict tries again. */
final class Rush {

    /**
     * How it went.
     *
     * @param done what was handed in
     * @param p99 of the time from a client's first try until its registration was in, in milliseconds
     */
    record Result(List<Work> done, double seconds, double p99, int conflicts, int errors) {

        double perSecond() {
            return done.size() / seconds;
        }
    }

    private Rush() {}

    /** @param atMost after which no client begins another one */
    static Result run(Side side, List<Work> work, int clients, int sites, Duration atMost) throws Exception {
        List<Work> mixed = new ArrayList<>(work);
        // The same disorder in every run.
        Collections.shuffle(mixed, new Random(16));
        ConcurrentLinkedQueue<Work> left = new ConcurrentLinkedQueue<>(mixed);
        ConcurrentLinkedQueue<Work> done = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicInteger conflicts = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        AtomicReference<String> firstError = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + atMost.toNanos();
        Callable<Void> client = () -> {
            for (Work next = left.poll(); next != null && System.nanoTime() < end; next = left.poll()) {
                long begun = System.nanoTime();
                Answer answer = Answer.CONFLICT;
                while (answer == Answer.CONFLICT && System.nanoTime() < end) {
                    HttpResponse<byte[]> got = side.register(next, sites);
                    answer = side.answer(got);
                    if (answer == Answer.CONFLICT) {
                        conflicts.incrementAndGet();
                    } else if (answer == Answer.ERROR) {
                        errors.incrementAndGet();
                        firstError.compareAndSet(
                                null, got.statusCode() + " " + new String(got.body(), StandardCharsets.UTF_8));
                    } else {
                        done.add(next);
                        times.add(System.nanoTime() - begun);
                    }
                }
            }
            return null;
        };
        Clients.atOnce(Collections.nCopies(clients, client));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (firstError.get() != null) {
            System.out.println("  first error: " + firstError.get());
        }
        return new Result(
                List.copyOf(done), seconds, Percentile.of(99, List.copyOf(times)), conflicts.get(), errors.get());
    }
}
