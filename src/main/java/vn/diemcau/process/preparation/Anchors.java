package vn.diemcau.process.preparation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;

/** The dates of a conference before and after a change. Every time of a duty keeps its distance to one of them. */
final class Anchors {

    /** A date that duties prepare. */
    record Anchor(String name, ZonedDateTime before, ZonedDateTime after) {

        Instant move(Instant at) {
            return at.plus(Duration.between(before, after));
        }
    }

    private final Conference before;
    private final Conference after;
    private final List<Anchor> all = new ArrayList<>();
    private final Anchor registration;

    Anchors(Conference before, Conference after) {
        this.before = before;
        this.after = after;
        registration = new Anchor("registrationDue", before.registrationDue(), after.registrationDue());
        all.add(registration);
        all.add(new Anchor("lineTest", before.lineTest(), after.lineTest()));
        all.add(new Anchor("start", before.start(), after.start()));
        for (Milestone milestone : before.milestones()) {
            after.milestones().stream()
                    .filter(other -> other.id().equals(milestone.id()))
                    .forEach(other -> all.add(new Anchor(milestone.id(), milestone.at(), other.at())));
        }
        all.sort(Comparator.comparing(Anchor::before));
    }

    Conference before() {
        return before;
    }

    Conference after() {
        return after;
    }

    /** The date of registration whose list a time follows. */
    Anchor registration(Instant at) {
        return before.hasRegistration()
                ? named(before.registrationBefore(at).id()).orElse(registration)
                : registration;
    }

    /**
     * The date that a time belongs to: the one that the plan tells it from, otherwise the next.
     *
     * @param from name of the date that the plan tells it from; may be null
     */
    Anchor of(Instant at, String from) {
        return named(from)
                .orElseGet(() -> all.stream()
                        .filter(anchor -> !at.isAfter(anchor.before().toInstant()))
                        .findFirst()
                        .orElse(all.get(all.size() - 1)));
    }

    private Optional<Anchor> named(String name) {
        return all.stream().filter(anchor -> anchor.name().equals(name)).findFirst();
    }
}
