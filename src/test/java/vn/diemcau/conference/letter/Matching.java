package vn.diemcau.conference.letter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import vn.diemcau.conference.letter.GoldLetter.GoldDuty;
import vn.diemcau.conference.letter.Reading.AskedDuty;

/** The largest one-to-one matching of right duties with proposed ones; pairs that agree in more go first. */
final class Matching {

    private final List<GoldDuty> gold;
    private final List<AskedDuty> proposed;
    private final Map<Integer, Integer> proposalOf = new HashMap<>();
    private final Map<Integer, Integer> goldOf = new HashMap<>();

    private Matching(List<GoldDuty> gold, List<AskedDuty> proposed) {
        this.gold = gold;
        this.proposed = proposed;
    }

    /** @return the proposal of each duty that has one, by their places in the lists */
    static Map<Integer, Integer> of(List<GoldDuty> gold, List<AskedDuty> proposed) {
        Matching matching = new Matching(gold, proposed);
        BiPredicate<Integer, Integer> shows = (g, p) -> matching.share(g, p) >= WordPairs.SHARE;
        BiPredicate<Integer, Integer> agree = (g, p) -> shows.test(g, p) && isSameName(gold.get(g), proposed.get(p));
        BiPredicate<Integer, Integer> both = (g, p) ->
                agree.test(g, p) && isSameDue(gold.get(g).due(), proposed.get(p).due());
        for (BiPredicate<Integer, Integer> way : List.of(both, agree, shows)) {
            for (int g = 0; g < gold.size(); g++) {
                if (!matching.proposalOf.containsKey(g)) {
                    matching.place(g, new HashSet<>(), way);
                }
            }
        }
        return matching.proposalOf;
    }

    static boolean isSameName(GoldDuty gold, AskedDuty proposed) {
        return gold.who() != null && WordPairs.isSameName(gold.who(), gold.via(), proposed.who());
    }

    static boolean isSameDue(String gold, String proposed) {
        if (gold == null || proposed == null) {
            return gold == null && proposed == null;
        }
        return gold.equals(proposed) || gold.length() == 10 && proposed.startsWith(gold);
    }

    private double share(int g, int p) {
        return WordPairs.share(
                gold.get(g).what(), WordPairs.shown(proposed.get(p).words()));
    }

    private boolean place(int g, Set<Integer> seen, BiPredicate<Integer, Integer> way) {
        List<Integer> fitting = IntStream.range(0, proposed.size())
                .boxed()
                .filter(p -> way.test(g, p))
                .sorted(Comparator.comparingDouble(p -> -share(g, p)))
                .toList();
        for (int p : fitting) {
            if (seen.add(p) && (!goldOf.containsKey(p) || place(goldOf.get(p), seen, way))) {
                goldOf.put(p, g);
                proposalOf.put(g, p);
                return true;
            }
        }
        return false;
    }
}
