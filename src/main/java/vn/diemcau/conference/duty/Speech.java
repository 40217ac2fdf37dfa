package vn.diemcau.conference.duty;

/**
 * The answer of one agency about a speech at a conference (O61–O64).
 *
 * @param agency its code
 * @param name of the agency
 * @param title null unless it speaks
 * @param speaker null where it said nobody
 * @param minutes null where it said no length
 */
public record Speech(String agency, String name, State state, String title, String speaker, Integer minutes) {

    /** Whether it speaks. */
    public enum State {
        HELD,
        /** "Không phát biểu", which is an answer. */
        NONE,
        UNANSWERED
    }

    /** Its length in minutes; 0 where it is unknown. */
    public int length() {
        return minutes == null ? 0 : minutes;
    }
}
