package vn.diemcau.conference.plan;

import java.time.ZonedDateTime;

/**
 * A date of a conference besides its start, its first line test and its first registration.
 *
 * @param id letters, digits and hyphens; duties refer to it
 * @param name what people call it: "Tổng duyệt"
 */
public record Milestone(String id, Kind kind, String name, ZonedDateTime at) {

    /** What happens then. */
    public enum Kind {
        /** The conference meets again, on the same day or a later one. */
        SESSION,
        REHEARSAL,
        /** Some units register by it; the others by the registration's own date. */
        REGISTRATION,
        /** Lines are tested again, or those of other sites. */
        LINE_TEST,
        OTHER
    }

    /** The same at another time. */
    public Milestone at(ZonedDateTime time) {
        return new Milestone(id, kind, name, time);
    }

    /** Whether people come together then. */
    public boolean isGathering() {
        return kind != Kind.OTHER && kind != Kind.REGISTRATION;
    }

    /** Whether it is a deadline of registrations. */
    public boolean isRegistration() {
        return kind == Kind.REGISTRATION;
    }

    /** Whether lines are tested then. */
    public boolean isLineTest() {
        return kind == Kind.LINE_TEST;
    }

    /** Whether the conference meets then. */
    public boolean isSession() {
        return kind == Kind.SESSION;
    }
}
