package vn.diemcau.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Many registrations whose deadline passes at one instant with nobody having handed in. */
final class Storm {

    /** Time for both to settle between the change of the deadline and the deadline. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    /**
     * How it went.
     *
     * @param first from the deadline to the first mail to a unit, in seconds
     * @param last from the deadline to the last one
     * @param lost units that were not told
     * @param twice mails that came more than once, and units that were told more than once
     */
    record Result(double first, double last, int told, int lost, int twice, int otherMails) {

        double perSecond() {
            return (told - 1) / (last - first);
        }
    }

    private Storm() {}

    static Result run(Side side, Sink sink, Collection<String> conferences, List<String> units, Duration perMessage) {
        side.awaitQuiet();
        sink.reset(perMessage);
        Set<String> addresses = units.stream().map(Units::address).collect(Collectors.toSet());
        Instant deadline = Instant.now().plus(AHEAD);
        side.deadline(conferences, deadline);
        Duration patience = side.options.patience().plus(AHEAD);
        Waiting.comesTrue(
                patience,
                Side.POLL,
                () -> sink.count() >= units.size()
                        && told(sink, addresses).keySet().containsAll(addresses));
        Waiting.comesTrue(patience, Side.POLL, side::isQuiet);
        Map<String, List<Sink.Received>> told = told(sink, addresses);
        List<Instant> times =
                told.values().stream().map(mails -> mails.get(0).at()).sorted().toList();
        Set<String> lost = new HashSet<>(addresses);
        lost.removeAll(told.keySet());
        long again = told.values().stream().mapToLong(mails -> mails.size() - 1).sum();
        long repeated = sink.count()
                - sink.received().stream()
                        .map(Sink.Received::messageId)
                        .distinct()
                        .count();
        int others = sink.count()
                - (int) told.values().stream().mapToLong(List::size).sum();
        return times.isEmpty()
                ? new Result(Double.NaN, Double.NaN, 0, lost.size(), 0, others)
                : new Result(
                        seconds(deadline, times.get(0)),
                        seconds(deadline, times.get(times.size() - 1)),
                        times.size(),
                        lost.size(),
                        (int) Math.max(again, repeated),
                        others);
    }

    private static Map<String, List<Sink.Received>> told(Sink sink, Set<String> addresses) {
        return sink.received().stream()
                .filter(mail -> addresses.contains(mail.to()))
                .collect(Collectors.groupingBy(Sink.Received::to));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
