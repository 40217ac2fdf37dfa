package vn.diemcau.escalation.message;

import java.util.List;

/** Knows the steps of a conference that failed and were given up, until somebody retries them. */
public interface StoppedSteps {

    /**
     * A step that was given up.
     *
     * @param step the step's name for people
     * @param unit code of the unit; null for a step of the conference
     */
    record Stopped(String step, String unit) {}

    /** The stopped steps of a conference, each step of a unit once. */
    List<Stopped> of(String conference);
}
