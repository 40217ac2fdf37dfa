package vn.diemcau.process.office;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.registration.PlaceChanges;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.order.PlaceNews;

/** Changes the place of the site of a registered unit and tells whom it concerns. */
@Component
public class PlaceMoves {

    private static final String NONE = "(chưa ghi)";

    /**
     * What a change does.
     *
     * @param before the former place in words
     */
    public record Done(String before, String after, Told told) {}

    private final Conferences conferences;
    private final PlaceChanges places;
    private final PlaceNews news;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceMoves(
            Conferences conferences,
            PlaceChanges places,
            PlaceNews news,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.conferences = conferences;
        this.places = places;
        this.news = news;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Moves the site.
     *
     * @param by user id
     * @throws vn.diemcau.platform.input.Refused CONFLICT when the conference is over or the unit has not registered,
     *     NOT_FOUND for a unit that registers nothing, INVALID when the site is there already
     */
    public Done move(String id, String unit, String place, String reason, String by) {
        return transaction.execute(status -> moveNow(id, unit, place, reason, by));
    }

    /** Does the same and takes it back. */
    Done preview(String id, String unit, String place, String reason, String by) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return moveNow(id, unit, place, reason, by);
        });
    }

    private Done moveNow(String id, String unit, String place, String reason, String by) {
        conferences.running(id);
        PlaceChanges.Moved moved = places.move(id, unit, place, reason, by, clock.instant());
        String before = Objects.requireNonNullElse(moved.before(), NONE);
        journal.write(Act.of(Kind.PLACE_CHANGED, "đổi địa điểm điểm cầu: %s → %s".formatted(before, place))
                .in(id)
                .about(List.of(unit))
                .because(reason));
        return new Done(before, place, news.moved(id, unit, moved.version()));
    }
}
