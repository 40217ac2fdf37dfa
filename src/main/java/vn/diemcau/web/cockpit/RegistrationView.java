package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;

/** Where the registrations of a conference stand; hours come twice, for programs and for people. */
record RegistrationView(Head conference, Totals totals, List<Unit> units, List<Receiver> receivers, Talks speeches) {

    /**
     * The conference they are for.
     *
     * @param now the server's hour, against which everything late is late
     */
    record Head(String id, String title, Hour registrationDue, Hour lineTest, boolean over, Hour now) {}

    /** @param text in the conference's zone: "16:00 17/01", or "16 giờ 00, thứ Hai ngày 17/01/2022" of its own dates */
    record Hour(Instant at, String text) {}

    /** @param sites of all levels; delegates as the units registered them */
    record Totals(int units, int registered, int late, int missing, int sites, int delegates) {}

    /** How a unit's registration stands. */
    enum State {
        REGISTERED,
        /** It came after the deadline. */
        LATE,
        /** It is not there, and not yet due. */
        MISSING,
        /** It is not there, and was due. */
        OVERDUE
    }

    /**
     * One unit.
     *
     * @param promised when it will register by its own word; null when it gave none, or has registered
     * @param reopened until when the Office opened its registration again; null when it did not
     * @param changes newest first; empty while it is missing
     * @param task where it is registered or amended, null when no such task is open
     * @param taskName what the task is called, null without one
     * @param duty code of the duty that the task is for, null without one
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
     * @param source on whose word the Office entered it, null when the unit did so itself
     */
    record Change(int version, Hour at, String by, String words, String source) {}

    /**
     * Who speaks (O61–O63).
     *
     * @param minutes of all speeches together
     * @param none names of those who do not speak
     * @param unanswered names of those who have not said yet
     */
    record Talks(List<Talk> held, int minutes, List<String> none, List<String> unanswered) {}

    record Talk(String agency, String title, String speaker, int minutes) {}

    /**
     * An agency that is to confirm what it received.
     *
     * @param done when and by whom, null while it has not
     * @param overdue whether it should have by now
     * @param task null unless it is open
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
