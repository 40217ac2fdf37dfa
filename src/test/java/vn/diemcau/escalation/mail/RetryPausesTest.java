package vn.diemcau.escalation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.diemcau.escalation.mail.Undelivered.Fault;

class RetryPausesTest {

    private static final Instant START = Instant.parse("2022-01-17T09:00:00Z");

    @Test
    void a_mail_that_is_put_off_is_tried_with_growing_pauses_for_a_day() {
        List<Long> pauses = pauses(Fault.DELAYED);
        assertThat(pauses(Fault.BROKEN_OFF)).isEqualTo(pauses);
        assertThat(pauses).startsWith(1L, 2L, 5L, 10L, 30L, 60L, 60L).hasSize(28);
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isBetween(23 * 60L, 24 * 60L);
    }

    @Test
    void a_mail_never_waits_long_for_a_server_that_is_back() {
        assertThat(pauses(Fault.SERVER)).startsWith(1L, 1L, 2L, 4L, 5L, 5L).allMatch(pause -> pause <= 5);
        assertThat(pauses(Fault.SILENT)).startsWith(1L, 2L, 5L, 15L, 15L).allMatch(pause -> pause <= 15);
    }

    @Test
    void a_mail_comes_soon_after_the_return_of_a_server_that_was_away_for_a_moment_and_asks_often_nobody_who_refuses() {
        for (long away = 1; away <= 3600; away++) {
            Instant back = START.plusSeconds(away);
            Instant tried = START;
            while (tried.isBefore(back)) {
                tried = RetryPauses.next(Fault.ABSENT, 1, START, tried).orElseThrow();
            }
            assertThat(Duration.between(back, tried))
                    .as("away for %d s", away)
                    .isLessThanOrEqualTo(Duration.ofSeconds(Math.min(300, Math.max(5, 1 + away / 4))));
        }
        assertThat(RetryPauses.next(Fault.SERVER, 1, START, START)).contains(START.plusSeconds(60));
    }

    @Test
    void a_mail_that_waits_untried_for_a_server_is_given_up_after_a_day_too() {
        assertThat(RetryPauses.forServer(Fault.SERVER, START, START.plus(Duration.ofHours(23))))
                .isPresent();
        assertThat(RetryPauses.forServer(Fault.SERVER, START, START.plus(Duration.ofHours(24))))
                .isEmpty();
    }

    @Test
    void a_mail_whose_words_cannot_be_found_is_given_up_while_a_call_still_helps() {
        assertThat(pauses(Fault.WORDS)).containsExactly(1L, 2L, 5L);
    }

    @Test
    void a_refused_mail_is_not_tried_again() {
        assertThat(RetryPauses.next(Fault.REFUSED, 1, START, START)).isEmpty();
    }

    /** In minutes, until it is given up. */
    private static List<Long> pauses(Fault fault) {
        List<Long> pauses = new ArrayList<>();
        Instant now = START;
        for (int attempts = 1; attempts < 1000; attempts++) {
            Optional<Instant> next = RetryPauses.next(fault, attempts, START, now);
            if (next.isEmpty()) {
                return pauses;
            }
            pauses.add(Duration.between(now, next.get()).toMinutes());
            now = next.get();
        }
        throw new AssertionError("never given up");
    }
}
