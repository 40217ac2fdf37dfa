package vn.diemcau.patterns;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A regular expression as it stands in a source.
 *
 * @param place file and line
 * @param flags of {@link Pattern}
 * @param uses how a text is held against it
 */
record WrittenPattern(String place, String expression, int flags, Set<Use> uses) {

    /** Whether the whole text must match, or is searched: what is linear for one may not be for the other. */
    enum Use {
        WHOLE,
        SEARCHED
    }

    Pattern compiled() {
        return Pattern.compile(expression, flags);
    }

    @Override
    public String toString() {
        return place + " " + expression;
    }
}
