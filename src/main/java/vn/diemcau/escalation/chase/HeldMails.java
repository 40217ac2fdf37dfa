package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.Hours;
import vn.diemcau.escalation.mail.Mailbox;

/** Mails that opened duties ordered at night, and that wait for the morning. */
@Component
public class HeldMails {

    private final ChaseStore store;
    private final Mailbox mailbox;
    private final Conferences conferences;
    private final Holidays holidays;
    private final Clock clock;

    HeldMails(ChaseStore store, Mailbox mailbox, Conferences conferences, Holidays holidays, Clock clock) {
        this.store = store;
        this.mailbox = mailbox;
        this.conferences = conferences;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Brings them forward when the new dates let them leave earlier; what the mail of the new dates says is dropped. */
    void follow(Conference moved) {
        Collection<String> held = held(moved.id());
        if (held.isEmpty()) {
            return;
        }
        Instant hour = nextHour(moved);
        mailbox.bringForward(held, hour);
        dropWithoutMatter(held);
    }

    /** Drops those whose duties are all done or belong to others now; by day none is held, and nothing is looked up. */
    public void dropDone(String conference) {
        if (nextHour(conferences.get(conference)).isAfter(clock.instant())) {
            dropWithoutMatter(held(conference));
        }
    }

    private Instant nextHour(Conference conference) {
        return new Hours(holidays, conference)
                .escalation(clock.instant().atZone(conference.zone()))
                .toInstant();
    }

    /** Drops all of them, because the conference rests or is over. */
    void drop(String conference) {
        mailbox.settleNow(held(conference));
    }

    private Collection<String> held(String conference) {
        return mailbox.held(conference, Digest.BY_WEIGHT);
    }

    private void dropWithoutMatter(Collection<String> held) {
        if (!held.isEmpty()) {
            Map<String, List<ChaseStore.Line>> open = store.open(held);
            mailbox.settleNow(
                    held.stream().filter(key -> !open.containsKey(key)).toList());
        }
    }
}
