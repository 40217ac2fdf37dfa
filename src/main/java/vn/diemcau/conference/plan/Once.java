package vn.diemcau.conference.plan;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import vn.diemcau.platform.input.Problem;

/** Checks that texts are unique. */
final class Once {

    private final Set<String> seen = new HashSet<>();

    void check(String text, Consumer<String> problem) {
        if (text != null && !seen.add(text)) {
            problem.accept("%s ghi hai lần.".formatted(Problem.quoted(text)));
        }
    }

    boolean has(String text) {
        return seen.contains(text);
    }
}
