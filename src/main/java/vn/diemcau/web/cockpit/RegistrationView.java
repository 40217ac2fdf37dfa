package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;

/**
 * The state of a conference's registrations. Times come twice, for programs and for people.
 *
 * @param units empty when no unit registers sites
 * @param speeches null when nobody is asked for one
 * @param lists words of the lists that there are
 */
record RegistrationView(
        Head conference,
        Totals totals,
        List<Unit> units,
        List<Receiver> receivers,
        Talks speeches,
        List<String> lists) {

    /**
     * The conference of the registrations.
     *
     * @param registrationDue null when no unit registers sites
     * @param deadlines all dates of registration where there are several; else empty
     * @param lineTest null when no lines are tested
     * @param now the server's time, against which lateness is measured
     */
    record Head(
            String id,
            String title,
            Hour registrationDue,
            List<Deadline> deadlines,
            Hour lineTest,
            boolean over,
            Hour now) {}

    /** A date of registration with how many units register by it, and how many have. */
    record Deadline(String name, Hour at, int units, int registered) {}

    /** @param text in the conference's zone: "16:00 17/01", or "16 giờ 00, thứ Hai ngày 17/01/2022" of its own dates */
    record Hour(Instant at, String text) {}

    /** @param sites of all levels; delegates as the units registered them */
    record Totals(int units, int registered, int late, int missing, int sites, int delegates) {}

    /** The state of a unit's registration. */
    enum State {
        REGISTERED,
        /** Registered after the deadline. */
        LATE,
        /** Missing, not yet due. */
        MISSING,
        /** Missing after the deadline. */
        OVERDUE
    }

    /**
     * One unit.
     *
     * @param promised promised time of registration; null without a promise or after registration
     * @param reopened end of a reopened registration, or null
     * @param changes newest first; empty while missing
     * @param task id of the open task to register or amend, or null
     * @param taskName name of that task, or null
     * @param duty code of that task's duty, or null
     */
    record Unit(
            String unit,
            String name,
            State state,
            String stateText,
            Hour promised,
            Hour reopened,
            int sites,
            int delegates,
            int guests,
            Hour first,
            Hour changed,
            List<Change> changes,
            String task,
            String taskName,
            String duty) {}

    /**
     * A version of a registration.
     *
     * @param words what changed, in plain Vietnamese
     * @param source source of an entry by the Office, null for the unit's own entry
     */
    record Change(int version, Hour at, String by, String words, String source) {}

    /**
     * The speeches (O61–O63).
     *
     * @param minutes total of all speeches
     * @param none names of the agencies that do not speak
     * @param unanswered names of the agencies that have not answered
     */
    record Talks(List<Talk> held, int minutes, List<String> none, List<String> unanswered) {}

    record Talk(String agency, String title, String speaker, Integer minutes) {}

    /**
     * An agency that has to confirm the list.
     *
     * @param done time and user of the confirmation, or null
     * @param overdue whether the confirmation is overdue
     * @param task null unless open
     */
    record Receiver(
            String agency,
            String name,
            String duty,
            Hour due,
            Hour done,
            String doneBy,
            boolean overdue,
            String stateText,
            String task) {}
}
