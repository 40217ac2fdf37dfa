package vn.diemcau.identity.officer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.Deputies;
import vn.diemcau.identity.account.Deputy;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.platform.text.VietnameseTime;

/** Lists an agency's deputies, and its own officers who are deputies elsewhere, for its manager. */
@Component
class DeputyLists {

    /** The state of a deputyship. */
    enum State {
        /** The home agency has not answered. */
        PENDING,
        /** Accepted, but not yet begun. */
        ACCEPTED,
        ACTING,
        DECLINED
    }

    /**
     * @param name the deputy's name
     * @param agency name of the agency that the deputy acts for
     * @param home name of the deputy's own agency
     * @param fromText the first hour, in words
     * @param untilText the hour at which it ends
     */
    record Named(
            long id,
            String account,
            String name,
            String agency,
            String home,
            String fromText,
            String untilText,
            State state) {}

    private final AgencyRights rights;
    private final Deputies deputies;
    private final AccountNames names;
    private final AgencyIndex known;
    private final Clock clock;

    DeputyLists(AgencyRights rights, Deputies deputies, AccountNames names, AgencyIndex known, Clock clock) {
        this.rights = rights;
        this.deputies = deputies;
        this.names = names;
        this.known = known;
        this.clock = clock;
    }

    /** The current, future and requested deputies of the agency. */
    List<Named> of(String agency) {
        rights.require(agency);
        return named(deputies.of(agency));
    }

    /** The agency's own officers who are current, future or requested deputies elsewhere. */
    List<Named> from(String agency) {
        rights.require(agency);
        return named(deputies.from(agency));
    }

    /** The number of requests that wait for the user's answer. */
    int waiting() {
        return (int) rights.managed().stream()
                .flatMap(agency -> deputies.from(agency).stream())
                .filter(deputy -> deputy.answer() == Deputy.Answer.PENDING)
                .count();
    }

    private List<Named> named(List<Deputy> all) {
        var called = names.of(all.stream().map(Deputy::account).toList());
        return all.stream()
                .map(deputy -> new Named(
                        deputy.id(),
                        deputy.account(),
                        called.get(deputy.account()),
                        known.name(deputy.agency()),
                        deputy.home() == null ? null : known.name(deputy.home()),
                        words(deputy.from(), clock),
                        words(deputy.until(), clock),
                        state(deputy)))
                .toList();
    }

    private State state(Deputy deputy) {
        return switch (deputy.answer()) {
            case PENDING -> State.PENDING;
            case DECLINED -> State.DECLINED;
            case ACCEPTED -> deputy.from().isAfter(clock.instant()) ? State.ACCEPTED : State.ACTING;
        };
    }

    /** "08 giờ 00 ngày 17/01/2022". */
    static String words(Instant hour, Clock clock) {
        return VietnameseTime.withoutDay(hour.atZone(clock.getZone()));
    }
}
