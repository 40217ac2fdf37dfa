package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** When a mail that failed is tried again. */
final class RetryPauses {

    private static final List<Duration> DELAYED = minutes(1, 2, 5, 10, 30, 60);

    /** Costs a connection or the server something each time: not too often for one mail, nor too seldom once it is mended. */
    private static final List<Duration> SILENT = minutes(1, 2, 5, 15);

    private static final List<Duration> WORDS = minutes(1, 2, 5);

    /** Short to the end: whoever waits for the server gets the mail soon after it is back. */
    private static final Duration SERVER_AT_MOST = Duration.ofMinutes(5);

    /** A server that does not let us in may count how often we ask. */
    private static final Duration SERVER_AT_LEAST = Duration.ofMinutes(1);

    /** Whom nobody refuses costs nobody anything. */
    private static final Duration ABSENT_AT_LEAST = Duration.ofSeconds(5);

    /** Of the time that nobody was there: by so much, and no more, a mail is later than it must be. */
    private static final int ABSENT_PART = 4;

    private static final Duration GIVE_UP = Duration.ofHours(24);

    private RetryPauses() {}

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
            case DELAYED, BROKEN_OFF -> within(DELAYED, attempts, since, now);
            case SILENT, SENDER -> within(SILENT, attempts, since, now);
            case ABSENT, SERVER, CROWDED -> forServer(fault, since, now);
        };
    }

    /**
     * When a mail that could not even be tried is tried; empty when a person is to know.
     *
     * @param since when it was due first
     */
    static Optional<Instant> forServer(Fault fault, Instant since, Instant now) {
        Duration waited = Duration.between(since, now);
        Duration pause = fault == Fault.ABSENT
                ? longer(waited.dividedBy(ABSENT_PART), ABSENT_AT_LEAST)
                : longer(waited, SERVER_AT_LEAST);
        return inTime(now.plus(pause.compareTo(SERVER_AT_MOST) > 0 ? SERVER_AT_MOST : pause), since);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<Instant> within(List<Duration> pauses, int attempts, Instant since, Instant now) {
        return inTime(now.plus(pauses.get(Math.min(attempts, pauses.size()) - 1)), since);
    }

    private static Optional<Instant> inTime(Instant next, Instant since) {
        return Optional.of(next).filter(time -> !time.isAfter(since.plus(GIVE_UP)));
    }

    private static List<Duration> minutes(long... minutes) {
        return LongStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }
}
