package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** Computes the backoff of failed mails. */
final class RetryPauses {

    private static final List<Duration> DELAYED = minutes(1, 2, 5, 10, 30, 60);

    /**
     * Pauses after a timeout. Each attempt costs a connection and the server something, but the mail should leave soon
     * after the repair.
     */
    private static final List<Duration> SILENT = minutes(1, 2, 5, 15);

    private static final List<Duration> WORDS = minutes(1, 2, 5);

    /** Longest pause while the server is down. It stays short, so that mails leave soon after the server returns. */
    private static final Duration SERVER_AT_MOST = Duration.ofMinutes(5);

    /** Shortest pause after a refused sign-in, because servers may count the attempts. */
    private static final Duration SERVER_AT_LEAST = Duration.ofMinutes(1);

    /** Shortest pause while nothing answers; such an attempt costs nobody anything. */
    private static final Duration ABSENT_AT_LEAST = Duration.ofSeconds(5);

    /** The pause is this fraction of the outage so far, which bounds the extra delay of a mail. */
    private static final int ABSENT_PART = 4;

    private static final Duration GIVE_UP = Duration.ofHours(24);

    private RetryPauses() {}

    /**
     * The time of the next attempt; empty when the mail is given up.
     *
     * @param attempts number of attempts so far, at least 1
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
     * The time of the first attempt after a server fault; empty when the mail is given up and reported.
     *
     * @param since when the mail was first due
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
