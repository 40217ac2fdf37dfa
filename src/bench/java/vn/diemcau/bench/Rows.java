package vn.diemcau.bench;

import static vn.diemcau.bench.Table.Better.LESS;
import static vn.diemcau.bench.Table.Better.MORE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.bench.Side.Called;
import vn.diemcau.bench.Side.Work;

/** The rows of the table for one side, which is alone on the machine meanwhile. */
final class Rows {

    /** Of a conference in the letter. */
    static final int UNITS = 14;

    private static final int CLIENTS_OF_ONE_CONFERENCE = 8;

    /** So that the largest conference has 10,000 sites. */
    private static final int FEW_SITES = 7;

    private final Side side;
    private final Sink sink;
    private final Options options;
    private final Table table;

    Rows(Side side, Sink sink, Options options, Table table) {
        this.side = side;
        this.sink = sink;
        this.options = options;
        this.table = table;
    }

    /** What a province of the letter's size shows. */
    void small() throws Exception {
        if (options.has("start")) {
            start();
        }
        if (options.has("memory")) {
            memory();
        }
    }

    /** What needs many units. */
    void large() throws Exception {
        if (!options.hasAny("calling", "redating", "completing", "export", "board", "rush", "storm", "nodes")) {
            return;
        }
        side.start();
        if (options.hasAny("calling", "redating", "completing", "export", "board")) {
            inOneConference();
        }
        if (options.has("rush")) {
            rush("rush");
        }
        if (options.has("storm")) {
            storm("one conference", Map.of("storm", Units.from(0, options.units())));
            storm(options.units() / UNITS + " conferences of 14", manyConferences("storms"));
        }
        if (options.has("nodes") && side instanceof DiemCau) {
            side.start();
            rush("two nodes");
            storm("one conference on two nodes", Map.of("nodes", Units.from(0, options.units())));
        }
    }

    /** What a year leaves. */
    void year() throws Exception {
        if (options.has("growth")) {
            new Growth((DiemCau) side, options, table).run();
        }
    }

    /** The second start finds the tables in place. */
    private void start() throws Exception {
        side.start();
        add("start on an empty database", "s", LESS, side.child().coldStart);
        side.stop();
        side.start();
        add("start with the tables in place", "s", LESS, side.child().coldStart);
        table.add("resident after the start", "MiB", LESS, side, side.child().residentMiB());
        side.stop();
    }

    private void inOneConference() throws Exception {
        for (int size : options.sizes()) {
            String id = "size-" + size;
            Called called = side.call(id, Units.from(0, size));
            add("calling a conference of %d: the caller waits".formatted(size), "s", LESS, called.waited());
            add("calling a conference of %d: all tasks open".formatted(size), "s", LESS, called.open());
            side.awaitQuiet();
            if (options.has("redating") && side instanceof DiemCau ours) {
                Called moved = ours.redate(id);
                add("re-dating a conference of %d: the caller waits".formatted(size), "s", LESS, moved.waited());
                add("re-dating a conference of %d: all tasks moved".formatted(size), "s", LESS, moved.open());
                side.awaitQuiet();
            }
            if (options.hasAny("completing", "export", "board")) {
                complete(id, size);
            }
        }
    }

    private void complete(String id, int size) throws Exception {
        Rush.Result result = Rush.run(
                side,
                side.registrations(List.of(id)),
                CLIENTS_OF_ONE_CONFERENCE,
                FEW_SITES,
                options.patience().dividedBy(2));
        String what = "%d units of one conference complete at once: ".formatted(size);
        table.add(what + "rate", "/s", MORE, side, result.perSecond());
        table.add(what + "conflicts and errors", "", LESS, side, result.conflicts() + result.errors());
        check(result, FEW_SITES);
        side.awaitQuiet();
        if (side instanceof DiemCau ours) {
            new Reading(ours, options, table).of(id);
        }
    }

    private void rush(String what) throws Exception {
        Map<String, List<String>> conferences = manyConferences(what.replace(' ', '-'));
        conferences.forEach(side::call);
        side.awaitQuiet();
        Duration before = side.processorTime();
        Rush.Result result = Rush.run(
                side,
                side.registrations(conferences.keySet()),
                options.clients(),
                options.sites(),
                options.patience().multipliedBy(2));
        double spent = side.processorTime().minus(before).toMillis();
        table.add(
                what + ": registrations of %d sites".formatted(options.sites()), "/s", MORE, side, result.perSecond());
        table.add(what + ": p99", "ms", LESS, side, result.p99());
        table.add(
                what + ": processor time for each, the database's included",
                "ms",
                LESS,
                side,
                spent / result.done().size());
        table.add(what + ": conflicts and errors", "", LESS, side, result.conflicts() + result.errors());
        check(result, options.sites());
        side.awaitQuiet();
    }

    private void check(Rush.Result result, int sites) {
        List<Work> done = result.done();
        int readable = side.readable(done, sites);
        if (readable != done.size()) {
            table.fault(side, "%d registrations were taken, %d can be read".formatted(done.size(), readable));
        }
    }

    private void storm(String where, Map<String, List<String>> conferences) {
        boolean isCalled = false;
        for (Duration perMessage : List.of(Duration.ZERO, Duration.ofMillis(50))) {
            Map<String, List<String>> called = conferences;
            // The stock model tells a deadline once: a second one needs new conferences.
            if (side instanceof Stock) {
                called = renamed(conferences, "-" + perMessage.toMillis());
            }
            if (!isCalled || side instanceof Stock) {
                called.forEach(side::call);
                isCalled = true;
            }
            List<String> units = called.values().stream().flatMap(List::stream).toList();
            Storm.Result result = Storm.run(side, sink, called.keySet(), units, perMessage);
            String what =
                    "storm, %d units in %s, %d ms per mail: ".formatted(units.size(), where, perMessage.toMillis());
            table.add(what + "first mail after", "s", LESS, side, result.first());
            table.add(what + "mails", "/s", MORE, side, result.perSecond());
            table.add(what + "all told after", "s", LESS, side, result.last());
            if (result.lost() > 0 || result.twice() > 0) {
                table.fault(side, what + "%d lost, %d twice".formatted(result.lost(), result.twice()));
            }
        }
    }

    private static Map<String, List<String>> renamed(Map<String, List<String>> conferences, String suffix) {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        conferences.forEach((id, units) -> renamed.put(id + suffix, units));
        return renamed;
    }

    private Map<String, List<String>> manyConferences(String prefix) {
        Map<String, List<String>> conferences = new LinkedHashMap<>();
        for (int first = 0; first + UNITS <= options.units(); first += UNITS) {
            conferences.put(prefix + "-" + first, Units.from(first, UNITS));
        }
        return conferences;
    }

    /** Both with the same small heap, after the same work. */
    private void memory() throws Exception {
        side.start("-Xmx256m");
        side.call("memory", Units.from(0, UNITS));
        side.awaitQuiet();
        Rush.Result result = Rush.run(
                side,
                new ArrayList<>(side.registrations(List.of("memory"))),
                CLIENTS_OF_ONE_CONFERENCE,
                options.sites(),
                options.patience());
        check(result, options.sites());
        side.awaitQuiet();
        table.add(
                "resident with -Xmx256m after a conference of 14",
                "MiB",
                LESS,
                side,
                side.child().residentMiB());
        side.stop();
    }

    private void add(String what, String unit, Table.Better better, Duration value) {
        table.add(what, unit, better, side, value.toMillis() / 1000.0);
    }
}
