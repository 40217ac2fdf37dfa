package vn.diemcau.bench;

import static vn.diemcau.bench.Table.Better.LESS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A year of conferences, and what is left of it after its time: how large the database and the heap are, and how long people
 * wait, before, after and when retention has done its work.
 */
final class Growth {

    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 30;
    private static final int TIMES = 100;

    /** The conference that is being prepared all the while. */
    private static final String CURRENT = "current";

    private final DiemCau side;
    private final Options options;
    private final Table table;
    private final Sizes sizes;

    Growth(DiemCau side, Options options, Table table) {
        this.side = side;
        this.options = options;
        this.table = table;
        this.sizes = new Sizes(side.jdbc);
    }

    void run() throws Exception {
        // Nothing is removed while the year is made.
        side.with("DIEMCAU_RETENTION_ENABLED", "false");
        side.start();
        new Life(side, CURRENT).begin();
        side.awaitQuiet();
        measure("before");

        List<Callable<Void>> year = new ArrayList<>();
        for (int i = 0; i < options.conferences(); i++) {
            Life life = new Life(side, "year-" + i);
            year.add(() -> {
                life.live();
                return null;
            });
        }
        Clients.atOnce(AT_ONCE, year);
        side.awaitQuiet();
        table.add(
                "database as it lies after the year",
                "MiB",
                LESS,
                side,
                sizes.byGroup().get("all"));
        spread();
        measure("after a year");

        retain(180);
        measure("after retention of half the year");
        retain(1);
        measure("after retention of all of it");
        side.stop();
    }

    /** The conferences ended evenly over the year, as the database tells it. The acts of the journal keep their hour. */
    private void spread() {
        side.jdbc.sql("""
                        update conference set ended_at = ended_at - make_interval(hours =>
                          (365 * 24 * split_part(id, '-', 2)::int / ?) + 48) where status = 'CLOSED'""").param(options.conferences()).update();
    }

    /** As on a server where so many days have passed, which does it a while after its start. */
    private void retain(int days) throws Exception {
        side.stop();
        side.with("DIEMCAU_RETENTION_ENABLED", "true");
        side.with("DIEMCAU_RETENTION_BEGINSAFTER", "PT1S");
        side.with("DIEMCAU_RETENTION_PERSONS", String.valueOf(days));
        long start = System.nanoTime();
        side.start();
        Waiting.until(
                "retention",
                options.patience().multipliedBy(10),
                Duration.ofMillis(200),
                () -> side.jdbc.sql("""
                                select count(*) from conference where status = 'CLOSED' and persons_removed_at is null
                                  and ended_at < now() - make_interval(days => ?)""").param(days).query(Integer.class).single() == 0);
        table.add("start and retention of %d days".formatted(days), "s", LESS, side, (System.nanoTime() - start) / 1e9);
    }

    private void measure(String when) throws Exception {
        sizes.compact();
        sizes.byGroup().forEach((what, size) -> table.add("%s: %s".formatted(when, what), "MiB", LESS, side, size));
        latencies(when + ": Tasklist's first page of the Office", new Tasklist(side.child(), "vptu")::firstPage);
        latencies(when + ": Tasklist's first page of a unit", new Tasklist(side.child(), "bench00000")::firstPage);
        for (String path : List.of(
                "/api/conferences/" + CURRENT + "/board",
                "/api/boards?over=false",
                "/api/boards",
                "/api/conferences",
                "/api/conferences/" + CURRENT + "/mails",
                "/api/conferences/" + CURRENT + "/history")) {
            latencies(when + ": " + path, () -> Http.expect(200, side.office().get(path)));
        }
        String seal = Http.expect(200, side.office().get("/api/history/seal"));
        if (!seal.contains("\"broken\":null")) {
            table.fault(side, when + ": the record does not hold: " + seal);
        }
        table.add(
                when + ": heap after collection",
                "MiB",
                LESS,
                side,
                side.child().heapMiB());
    }

    private void latencies(String what, Runnable request) {
        IntStream.range(0, WARM_UP).forEach(i -> request.run());
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            request.run();
            times.add(System.nanoTime() - start);
        }
        table.add(what + ", p50", "ms", LESS, side, Percentile.of(50, times));
        table.add(what + ", p99", "ms", LESS, side, Percentile.of(99, times));
    }
}
