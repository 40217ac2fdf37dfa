package vn.diemcau.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several that work at once. */
final class Clients {

    private Clients() {}

    /** Each on a thread of its own. */
    static <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
        return atOnce(work.size(), work);
    }

    static <T> List<T> atOnce(int clients, List<? extends Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
