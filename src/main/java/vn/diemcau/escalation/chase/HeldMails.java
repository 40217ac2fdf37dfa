package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.Hours;
import vn.diemcau.escalation.mail.Mailbox;

/** Mails that opened duties ordered at night, and that wait for the morning. */
@Component
public class HeldMails {

    private final ChaseStore store;
    private final Mailbox mailbox;
    private final Holidays holidays;
    private final Clock clock;

    HeldMails(ChaseStore store, Mailbox mailbox, Holidays holidays, Clock clock) {
        this.store = store;
        this.mailbox = mailbox;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Brings them forward when the new dates let them leave earlier; what the mail of the new dates says is dropped. */
    void follow(Conference moved) {
        Collection<String> held = held(moved.id());
        if (held.isEmpty()) {
            return;
        }
        Instant hour = new Hours(holidays, moved)
                .escalation(clock.instant().atZone(moved.zone()))
                .toInstant();
        mailbox.bringForward(held, hour);
        dropWithoutMatter(held);
    }

    /** Drops those whose duties are all done. */
    public void dropDone(String conference) {
        dropWithoutMatter(held(conference));
    }

    /** Drops all of them, because the conference is over. */
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
