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

/** Who acts for an agency, and which of its own officers act for others, as its manager reads it. */
@Component
class DeputyLists {

    /** How it stands with a deputy. */
    enum State {
        /** The home agency has not answered. */
        PENDING,
        /** The first hour has not come. */
        ACCEPTED,
        ACTING,
        DECLINED
    }

    /**
     * @param name as people call the deputy
     * @param agency name of the agency that is acted for
     * @param home name of the agency whose officer the deputy is
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

    /** Those who act for the agency, will or might. */
    List<Named> of(String agency) {
        rights.require(agency);
        return named(deputies.of(agency));
    }

    /** The agency's own officers who act for others, will or are asked for. */
    List<Named> from(String agency) {
        rights.require(agency);
        return named(deputies.from(agency));
    }

    /** How many requests wait for the word of the person. */
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
