package vn.diemcau.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.mail.MailOrder;
import vn.diemcau.mail.Mailbox;
import vn.diemcau.registration.Registrations;

/**
 * Orders the mails of a conference, in the transaction of the step that calls for them.
 *
 * <p>One person gets one mail at one instant, however many duties it is about: the orders of that instant share a key,
 * and the mail lists what is open when it leaves. Agencies are written to, never single delegates (O70).
 */
@Component
public class Chase {

    /** What the codes of the duties begin with that confirm the list of sites. */
    static final String ACKNOWLEDGE = "Acknowledge";

    private final Conferences conferences;
    private final Duties duties;
    private final Registrations registrations;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    Chase(
            Conferences conferences,
            Duties duties,
            Registrations registrations,
            DirectoryStore directory,
            Mailbox mailbox,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.registrations = registrations;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** When the reminder of a duty goes out: one working day before its deadline, at the same hour. */
    public Instant remindAt(Duty duty) {
        return remindAt(duty, conferences.get(duty.conference()));
    }

    static Instant remindAt(Duty duty, Conference conference) {
        return WorkingDays.dayBefore(duty.due().atZone(conference.zone())).toInstant();
    }

    /** Tells every agency its duties, and those who get the letter that it was issued (O72–O79). */
    public void announceDuties(String conference) {
        announce(conference, Mails.DUTIES_ANNOUNCED, "issued");
    }

    /** Tells every agency the new dates. */
    public void announceNewDates(String conference) {
        announce(
                conference,
                Mails.NEW_DATES,
                "revision-" + conferences.get(conference).revision());
    }

    public void announceCancellation(String conference) {
        announce(conference, Mails.CANCELLED, "cancelled");
    }

    /** Reminds the agency of an open duty; a duty that was opened after its reminder was due has none. */
    public void remind(Duty duty) {
        Instant planned = remindAt(duty);
        if (duty.openedAt() == null
                || duty.openedAt().isAfter(planned)
                || !clock.instant().isBefore(duty.due())) {
            return;
        }
        for (Agency.Contact contact : agency(duty.agency()).contacts()) {
            order(duty.conference(), Mails.REMINDER, 0, duty.agency(), contact, duty.code(), planned);
        }
    }

    /** Tells the agency, its leader and the Office that a deadline has passed (level 1). */
    public void escalate(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Agency agency = agency(duty.agency());
        List<Agency.Contact> concerned = new ArrayList<>();
        if (!agency.code().equals(conference.host())) {
            concerned.addAll(agency.contacts());
        }
        concerned.add(agency.leader());
        for (Agency.Contact contact : concerned) {
            order(duty.conference(), Mails.OVERDUE, 1, duty.agency(), contact, duty.code(), duty.due());
        }
        for (Agency.Contact contact : agency(conference.host()).contacts()) {
            order(duty.conference(), Mails.OVERDUE_OFFICE, 1, conference.host(), contact, null, duty.due());
        }
    }

    /** Sends the list of sites to those who are to acknowledge it (O36, O58, O67). */
    public void distributeSites(String conference) {
        tellReceivers(conference, Mails.SITES, "registration-due");
    }

    /**
     * Sends the latest change of a unit's registration to those who acknowledge the list, once. A first registration in
     * time is not sent, because the list will have it; one that changed nothing is no change.
     */
    public void announceAmendment(String conference, String unit) {
        boolean listIsOut = !clock.instant()
                .isBefore(conferences.get(conference).registrationDue().toInstant());
        registrations
                .lastChange(conference, unit)
                .filter(change -> listIsOut || !change.isFirst())
                .ifPresent(change -> tellReceivers(conference, Mails.AMENDMENT, SiteMails.about(change)));
    }

    /** Tells a unit that its registration was opened again, and why. */
    public void announceReopening(Duty duty) {
        for (Agency.Contact contact : agency(duty.agency()).contacts()) {
            order(duty.conference(), Mails.REOPENED, duty.agency(), contact, duty.code(), duty.code());
        }
    }

    private void tellReceivers(String conference, String kind, String occasion) {
        List<String> receivers = duties.ofConference(conference).stream()
                .filter(duty -> duty.code().startsWith(ACKNOWLEDGE))
                .map(Duty::agency)
                .distinct()
                .toList();
        for (String receiver : receivers) {
            for (Agency.Contact contact : agency(receiver).contacts()) {
                order(conference, kind, receiver, contact, occasion, occasion);
            }
        }
    }

    private void announce(String conference, String kind, String occasion) {
        Map<String, Agency> agencies =
                directory.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
        for (String code : new TreeSet<>(conferences.agencies(conference))) {
            for (Agency.Contact contact : agencies.get(code).contacts()) {
                order(conference, kind, code, contact, null, occasion);
            }
        }
    }

    private void order(
            String conference,
            String kind,
            int level,
            String agency,
            Agency.Contact to,
            String about,
            Instant planned) {
        mailbox.order(new MailOrder(
                String.join("/", conference, kind, String.valueOf(level), agency, to.email(), planned.toString()),
                conference,
                kind,
                level,
                agency,
                to.email(),
                to.role(),
                about,
                planned));
    }

    private void order(
            String conference, String kind, String agency, Agency.Contact to, String about, String occasion) {
        mailbox.order(new MailOrder(
                String.join("/", conference, kind, agency, to.email(), occasion),
                conference,
                kind,
                0,
                agency,
                to.email(),
                to.role(),
                about,
                clock.instant()));
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }
}
