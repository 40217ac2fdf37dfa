package vn.diemcau.bench;

import java.util.Collection;

/** The time that so many of a hundred do not exceed. */
final class Percentile {

    private Percentile() {}

    /** @return milliseconds */
    static double of(int percent, Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
    }
}
