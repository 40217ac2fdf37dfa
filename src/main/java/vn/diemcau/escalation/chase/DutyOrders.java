package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Tells agencies of the Office's changes to single duties, in the transaction that makes the change. */
@Component
public class DutyOrders {

    private final DutyChase chase;
    private final Reassignments reassignments;
    private final HeldMails held;
    private final ChaseStore store;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    DutyOrders(
            DutyChase chase,
            Reassignments reassignments,
            HeldMails held,
            ChaseStore store,
            DirectoryStore directory,
            Mailbox mailbox,
            Clock clock) {
        this.chase = chase;
        this.reassignments = reassignments;
        this.held = held;
        this.store = store;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Tells an agency of a duty that was added after the letter. */
    public void announceAdded(Duty duty) {
        tell(duty, MailKind.DUTY_ADDED, duty.agency(), duty.code());
    }

    /**
     * Continues the chase with another agency and tells both agencies.
     *
     * @param before the duty before the change
     * @param after the duty after the change
     * @param by user id
     */
    public void handOver(Duty before, Duty after, String reason, String by) {
        if (before.isOpen()) {
            chase.handOver(before, after.agency());
            held.dropDone(before.conference());
        }
        String move = String.valueOf(reassignments.add(before, after.agency(), reason, by, clock.instant()));
        tell(after, MailKind.DUTY_REASSIGNED, before.agency(), move);
        tell(after, MailKind.DUTY_REASSIGNED, after.agency(), move);
    }

    /**
     * Tells each agency once which of its duties the end of the conference leaves undone. What waits for the morning is
     * dropped.
     *
     * @return the number of agencies that are told
     */
    public int announceEnded(String conference, List<Duty> undone) {
        held.drop(conference);
        Map<String, List<Duty>> byAgency =
                undone.stream().collect(Collectors.groupingBy(Duty::agency, LinkedHashMap::new, Collectors.toList()));
        byAgency.forEach((agency, duties) -> tell(duties, MailKind.DUTIES_ENDED, agency, "closed"));
        return byAgency.size();
    }

    private void tell(Duty duty, String kind, String agency, String about) {
        tell(List.of(duty), kind, agency, about);
    }

    /** @param duties of one conference, at least one */
    private void tell(List<Duty> duties, String kind, String agency, String about) {
        Instant now = clock.instant();
        String conference = duties.get(0).conference();
        List<Digest.Line> lines = duties.stream()
                .map(duty -> new Digest.Line(duty, new Notice(now, 0, Map.of(), false, null), kind))
                .toList();
        List<MailOrder> mails =
                OccasionMails.of(conference, kind, directory.find(agency).orElseThrow(), about, about, now);
        mailbox.order(mails);
        store.add(mails.stream().collect(Collectors.toMap(MailOrder::key, mail -> lines, (one, same) -> one)));
    }
}
