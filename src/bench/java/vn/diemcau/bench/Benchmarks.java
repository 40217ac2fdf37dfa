package vn.diemcau.bench;

import static vn.diemcau.bench.Table.Better.MORE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.concurrent.ExecutionException;

/** Runs the benchmarks and prints their table; ends with 1 when a side did not do its work. */
public final class Benchmarks {

    private static final Duration BOUND = Duration.ofSeconds(3);

    private Benchmarks() {}

    public static void main(String[] words) throws Exception {
        Options options = Options.of(words);
        Table table = new Table();
        long start = System.nanoTime();
        watch(options, table);
        Path folder = Files.createDirectories(options.target().resolve("bench"));
        try (Postgres postgres = new Postgres(folder.resolve("postgres"));
                Sink sink = new Sink()) {
            if (options.has("machine")) {
                machine(postgres, sink, table);
            }
            // The largest province that a row needs would make each start slower.
            int largest = Math.max(options.units(), Collections.max(options.sizes()));
            if (options.sides().contains("stock")) {
                run(new Stock(postgres, sink, options), rows -> rows.small(), sink, options, table);
                run(new Stock(postgres, sink, options), rows -> rows.large(), sink, options, table);
            }
            if (options.sides().contains("diemcau")) {
                run(new DiemCau(postgres, sink, options, Rows.UNITS), rows -> rows.small(), sink, options, table);
                run(new DiemCau(postgres, sink, options, largest), rows -> rows.large(), sink, options, table);
                run(new DiemCau(postgres, sink, options, Rows.UNITS), rows -> rows.year(), sink, options, table);
            }
        }
        print(options, table, "in %d s".formatted((System.nanoTime() - start) / 1_000_000_000));
        System.exit(table.isFaultless() ? 0 : 1);
    }

    private interface Part {
        void of(Rows rows) throws Exception;
    }

    private static void run(Side side, Part part, Sink sink, Options options, Table table) throws Exception {
        try (side) {
            part.of(new Rows(side, sink, options, table));
        } catch (RuntimeException | ExecutionException e) {
            e.printStackTrace();
            table.fault(side, String.valueOf(e.getMessage()));
        }
    }

    private static void machine(Postgres postgres, Sink sink, Table table) throws Exception {
        table.add("bound: mails over one raw connection", "/s", MORE, "machine", RawSmtp.perSecond(sink.port(), BOUND));
        table.add("bound: commits, one connection", "/s", MORE, "machine", postgres.commitsPerSecond(1, BOUND));
        table.add("bound: commits, eight connections", "/s", MORE, "machine", postgres.commitsPerSecond(8, BOUND));
    }

    /** Whatever hangs, the run ends, with what is known by then. */
    private static void watch(Options options, Table table) {
        Thread watch = new Thread(() -> {
            if (Waiting.comesTrue(Duration.ofMinutes(options.minutes()), Duration.ofSeconds(1), () -> false)) {
                return;
            }
            print(options, table, "cut off after %d minutes".formatted(options.minutes()));
            System.exit(2);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void print(Options options, Table table, String how) {
        System.out.printf(
                "%nPoints of comparison of %s, %d processors, %s: %s%n%n%s%n",
                LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                how,
                options,
                table);
    }
}
