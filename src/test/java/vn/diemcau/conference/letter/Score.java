package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.diemcau.conference.letter.GoldLetter.Gold;
import vn.diemcau.conference.letter.GoldLetter.GoldDuty;
import vn.diemcau.conference.letter.GoldLetter.GoldMilestone;
import vn.diemcau.conference.letter.Reading.AskedDuty;
import vn.diemcau.conference.letter.Reading.Milestone;

/**
 * How well a letter is read.
 *
 * @param counted proposed duties without those that are neither right nor wrong
 * @param unassigned right duties that stand in sentences given to nobody
 * @param merged right duties that stand only in another's words
 * @param lost right duties that stand nowhere
 * @param noise sentences given to nobody that ask nothing
 * @param faults what went wrong, in words
 */
record Score(
        int gold,
        int counted,
        int matched,
        int unassigned,
        int merged,
        int lost,
        int noise,
        int whoKnown,
        int whoRight,
        int dueGold,
        int dueRight,
        int milestones,
        int milestonesFound,
        int milestonesExtra,
        List<String> faults) {

    static final String HEADING = String.format(
            Locale.ROOT,
            "%-40s %5s %5s %5s %6s %6s %6s %6s %5s %5s %5s %5s %7s %6s",
            "letter",
            "gold",
            "prop",
            "match",
            "prec",
            "recall",
            "unass",
            "merged",
            "lost",
            "noise",
            "who",
            "due",
            "miles",
            "extra");

    static Score of(Gold gold, Reading reading) {
        List<GoldDuty> owed = gold.owed();
        List<AskedDuty> proposed = reading.duties();
        Map<Integer, Integer> matched = Matching.of(owed, proposed);
        List<AskedDuty> rest = IntStream.range(0, proposed.size())
                .filter(p -> !matched.containsValue(p))
                .mapToObj(proposed::get)
                .toList();
        Map<Integer, Integer> neutral = Matching.of(gold.optional(), rest);
        List<String> faults = new ArrayList<>();
        IntStream.range(0, rest.size())
                .filter(p -> !neutral.containsValue(p))
                .forEach(p -> faults.add("wrong: " + rest.get(p).words()));
        int unassigned = 0;
        int merged = 0;
        int lost = 0;
        for (int g = 0; g < owed.size(); g++) {
            String what = owed.get(g).what();
            if (matched.containsKey(g)) {
                continue;
            }
            if (reading.unassigned().stream().anyMatch(each -> WordPairs.shows(what, WordPairs.shown(each.words())))) {
                unassigned++;
                faults.add("unassigned: " + what);
            } else if (isMerged(owed, g, proposed, matched)) {
                merged++;
                faults.add("merged: " + what);
            } else {
                lost++;
                faults.add("lost: " + what);
            }
        }
        int noise = (int) reading.unassigned().stream()
                .filter(each -> gold.duties().stream()
                        .noneMatch(duty -> WordPairs.shows(duty.what(), WordPairs.shown(each.words()))))
                .peek(each -> faults.add("noise: " + each.words()))
                .count();
        List<GoldMilestone> dated =
                gold.milestones().stream().filter(each -> !each.recurring()).toList();
        List<Milestone> left = new ArrayList<>(reading.milestones());
        int found = 0;
        for (GoldMilestone each : dated) {
            boolean isFound = left.stream()
                    .filter(other -> each.isRight(other.kind().name()) && Matching.isSameDue(each.at(), other.at()))
                    .findFirst()
                    .map(left::remove)
                    .orElse(false);
            found += isFound ? 1 : 0;
            if (!isFound) {
                faults.add("milestone: " + each.kind() + " " + each.at());
            }
        }
        List<Map.Entry<GoldDuty, AskedDuty>> pairs = matched.entrySet().stream()
                .map(each -> Map.entry(owed.get(each.getKey()), proposed.get(each.getValue())))
                .toList();
        pairs.stream()
                .filter(each -> each.getKey().due() != null
                        && !Matching.isSameDue(
                                each.getKey().due(), each.getValue().due()))
                .forEach(each -> faults.add(
                        "due: " + each.getKey().what() + " " + each.getValue().due()));
        return new Score(
                owed.size(),
                proposed.size() - neutral.size(),
                matched.size(),
                unassigned,
                merged,
                lost,
                noise,
                (int) pairs.stream().filter(each -> each.getKey().who() != null).count(),
                (int) pairs.stream()
                        .filter(each -> Matching.isSameName(each.getKey(), each.getValue()))
                        .count(),
                (int) pairs.stream().filter(each -> each.getKey().due() != null).count(),
                (int) pairs.stream()
                        .filter(each -> each.getKey().due() != null
                                && Matching.isSameDue(
                                        each.getKey().due(), each.getValue().due()))
                        .count(),
                dated.size(),
                found,
                left.size(),
                faults);
    }

    private static boolean isMerged(
            List<GoldDuty> owed, int g, List<AskedDuty> proposed, Map<Integer, Integer> matched) {
        String what = owed.get(g).what();
        return IntStream.range(0, proposed.size())
                .filter(p ->
                        WordPairs.shows(what, WordPairs.shown(proposed.get(p).words())))
                .anyMatch(p -> matched.entrySet().stream()
                        .filter(each -> each.getValue() == p)
                        .map(each -> owed.get(each.getKey()).what())
                        .noneMatch(other -> WordPairs.shows(what, other) || WordPairs.shows(other, what)));
    }

    static Score sum(Stream<Score> scores) {
        return scores.reduce(new Score(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()), Score::plus);
    }

    private Score plus(Score other) {
        return new Score(
                gold + other.gold,
                counted + other.counted,
                matched + other.matched,
                unassigned + other.unassigned,
                merged + other.merged,
                lost + other.lost,
                noise + other.noise,
                whoKnown + other.whoKnown,
                whoRight + other.whoRight,
                dueGold + other.dueGold,
                dueRight + other.dueRight,
                milestones + other.milestones,
                milestonesFound + other.milestonesFound,
                milestonesExtra + other.milestonesExtra,
                Stream.concat(faults.stream(), other.faults.stream()).toList());
    }

    double precision() {
        return percent(matched, counted);
    }

    double recall() {
        return percent(matched, gold);
    }

    double whoPercent() {
        return percent(whoRight, whoKnown);
    }

    double duePercent() {
        return percent(dueRight, dueGold);
    }

    double milestonePercent() {
        return percent(milestonesFound, milestones);
    }

    /** Of what there is nothing, nothing is wrong. */
    private static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-40s %5d %5d %5d %5.0f%% %5.0f%% %6d %6d %5d %5d %4.0f%% %4.0f%% %3d/%-3d %6d",
                name,
                gold,
                counted,
                matched,
                precision(),
                recall(),
                unassigned,
                merged,
                lost,
                noise,
                whoPercent(),
                duePercent(),
                milestonesFound,
                milestones,
                milestonesExtra);
    }
}
