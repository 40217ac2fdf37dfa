package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.ladder.Addressee;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;

/** How much of what is owed at one deadline is ordered at once. */
class ReminderBatchTest {

    private static final Instant NOW = Instant.parse("2022-01-17T09:00:00Z");

    @Test
    void what_few_owe_is_one_portion() {
        List<Digests.About> all = owed(10, 5);

        ReminderBatch portion = ReminderBatch.of(all, all.get(3).duty(), List.of(), NOW);

        assertThat(portion.owed()).isEqualTo(all);
        assertThat(portion.isLast()).isTrue();
    }

    @Test
    void of_two_thousand_the_first_portion_is_small_has_the_one_that_came_and_parts_no_agency() {
        List<Digests.About> all = owed(400, 5);
        Duty come = all.get(1_900).duty();

        ReminderBatch portion = ReminderBatch.of(all, come, List.of(), NOW);

        assertThat(portion.isLast()).isFalse();
        assertThat(portion.owed()).hasSize(50).anyMatch(about -> about.duty().equals(come));
        Set<String> agencies = new HashSet<>();
        portion.owed().forEach(about -> agencies.add(about.duty().agency()));
        assertThat(portion.owed())
                .isEqualTo(all.stream()
                        .filter(about -> agencies.contains(about.duty().agency()))
                        .toList());
    }

    @Test
    void each_is_in_one_portion_and_there_are_few_of_them() {
        List<Digests.About> left = owed(2_000, 1);
        List<Digests.About> told = new ArrayList<>();
        List<Instant> settled = new ArrayList<>(List.of(NOW.minus(Duration.ofDays(1))));
        int portions = 0;

        for (boolean isLast = false; !isLast; portions++) {
            ReminderBatch portion =
                    ReminderBatch.of(left, left.get(left.size() / 2).duty(), settled, NOW);
            told.addAll(portion.owed());
            left = left.stream()
                    .filter(about -> !portion.owed().contains(about))
                    .toList();
            settled.add(NOW);
            isLast = portion.isLast();
        }

        assertThat(left).isEmpty();
        assertThat(told).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(portions).isEqualTo(5);
    }

    @Test
    void who_is_told_of_many_agencies_waits_for_the_last_portion_and_nobody_else_does() {
        List<Digests.About> all = owed(400, 5);
        ReminderBatch first = ReminderBatch.of(all, all.get(0).duty(), List.of(), NOW);
        ReminderBatch last = ReminderBatch.of(first.owed(), all.get(0).duty(), List.of(), NOW);
        Digest own = digest("U0", all.get(0));
        Digest office = digest("VPTU", all.get(0), all.get(7));

        assertThat(first.leaves(own, NOW, NOW)).isEqualTo(NOW);
        assertThat(first.leaves(office, NOW, NOW)).isEqualTo(NOW.plusSeconds(10));
        assertThat(last.leaves(office, NOW, NOW)).isEqualTo(NOW);
    }

    private static Digest digest(String agency, Digests.About... abouts) {
        Agency.Contact to = new Agency.Contact("Văn thư", agency + "@hatinh.example", null);
        return new Digest(
                NOW,
                new Agency(agency, Agency.Kind.UNIT, agency, List.of(), null, to, List.of(to), List.of()),
                to,
                List.of(abouts).stream()
                        .map(about -> new Digest.Line(about.duty(), about.notice(), MailKind.OVERDUE))
                        .toList());
    }

    private static List<Digests.About> owed(int agencies, int each) {
        return IntStream.range(0, agencies * each)
                .mapToObj(n -> new Digests.About(
                        new Duty(
                                "hn",
                                "Duty" + n % each,
                                DutyKind.GENERAL,
                                "U" + n / each,
                                "Việc",
                                null,
                                NOW,
                                "",
                                List.of(),
                                "task" + n,
                                NOW.minusSeconds(60),
                                null,
                                null,
                                null),
                        new Notice(NOW, 1, Map.of(Addressee.AGENCY, MailKind.OVERDUE), false, null)))
                .toList();
    }
}
