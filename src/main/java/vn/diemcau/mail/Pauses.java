package vn.diemcau.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import vn.diemcau.mail.Undelivered.Fault;

/** When a mail that failed is tried again. */
final class Pauses {

    private static final List<Duration> DELAYED = minutes(1, 2, 5, 10, 30, 60);

    /** Short to the end: whoever waits for the server gets the mail soon after it is back, and a refused connection costs nothing. */
    private static final List<Duration> SERVER = minutes(1, 2, 5);

    private static final List<Duration> WORDS = minutes(1, 2, 5);

    private static final Duration GIVE_UP = Duration.ofHours(24);

    private Pauses() {}

    /**
     * The time of the next attempt; empty when there is none.
     *
     * @param attempts made so far, 1 or more
     * @param since when the first of them began
     */
    static Optional<Instant> next(Fault fault, int attempts, Instant since, Instant now) {
        return switch (fault) {
            case REFUSED -> Optional.empty();
            case WORDS -> attempts > WORDS.size() ? Optional.empty() : within(WORDS, attempts, since, now);
            case DELAYED -> within(DELAYED, attempts, since, now);
            case SERVER -> within(SERVER, attempts, since, now);
        };
    }

    private static Optional<Instant> within(List<Duration> pauses, int attempts, Instant since, Instant now) {
        Instant next = now.plus(pauses.get(Math.min(attempts, pauses.size()) - 1));
        return Optional.of(next).filter(time -> !time.isAfter(since.plus(GIVE_UP)));
    }

    private static List<Duration> minutes(long... minutes) {
        return LongStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }
}
