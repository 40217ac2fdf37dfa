package vn.diemcau.escalation.message;

import java.util.List;

/** Knows which steps of a conference the system tried in vain and has given up, until somebody has them tried again. */
public interface StoppedSteps {

    /**
     * One of them.
     *
     * @param step what people call it
     * @param unit code of the unit whose it is; null when it is the conference's
     */
    record Stopped(String step, String unit) {}

    /** Those of a conference, each unit's once. */
    List<Stopped> of(String conference);
}
