package vn.diemcau.process.layout;

/**
 * A connection that is to be drawn.
 *
 * @param name null when it has none
 * @param forks whether all lines out of its source may share their way
 * @param joins whether all lines into its target may share their way
 */
public record Line(String id, String name, String source, String target, boolean forks, boolean joins) {

    /** Whether the two may be drawn over each other. */
    boolean sharesWith(Line other) {
        return forks && other.forks && source.equals(other.source)
                || joins && other.joins && target.equals(other.target);
    }
}
