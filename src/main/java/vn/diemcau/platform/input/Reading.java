package vn.diemcau.platform.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One reading of a document: its text and the problems so far. */
final class Reading {

    private static final int MAX_PROBLEMS = 200;

    /** One problem with its line. */
    record Found(int line, Problem problem) {

        static Found of(int line, String path, String message) {
            return new Found(line, new Problem(place(line, path), message));
        }
    }

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private final List<Consumer<List<Found>>> atTheEnd = new ArrayList<>();

    Reading(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    void problem(int line, String path, String message) {
        found.add(Found.of(line, path, message));
    }

    /** Registers a check that runs after everything is read. */
    void ask(Consumer<List<Found>> last) {
        atTheEnd.add(last);
    }

    /** All problems by line. A long list is cut, with the number of the remaining ones. */
    List<Problem> problems() {
        List<Found> all = new ArrayList<>(found);
        atTheEnd.forEach(last -> last.accept(all));
        List<Problem> problems = new ArrayList<>(all.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .limit(MAX_PROBLEMS)
                .map(Found::problem)
                .toList());
        if (all.size() > MAX_PROBLEMS) {
            problems.add(new Problem("", "Còn %d lỗi khác không liệt kê ở đây.".formatted(all.size() - MAX_PROBLEMS)));
        }
        return problems;
    }

    /** "dòng 7, duties[2]", from a line number starting at 0; the path may be empty. */
    static String place(int line, String path) {
        return path.isEmpty() ? place(line) : place(line) + ", " + path;
    }

    /** "dòng 7", from a line number starting at 0. */
    static String place(int line) {
        return "dòng " + (line + 1);
    }
}
