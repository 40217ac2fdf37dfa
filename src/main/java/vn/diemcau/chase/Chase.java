package vn.diemcau.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.diemcau.journal.Act;
import vn.diemcau.journal.Journal;
import vn.diemcau.journal.Kind;
import vn.diemcau.mail.MailOrder;
import vn.diemcau.mail.Mailbox;
import vn.diemcau.registration.Registrations;

/**
 * Orders the mails of a conference, in the transaction of the step that calls for them.
 *
 * <p>Agencies are written to, never single delegates (O70).
 */
@Component
public class Chase {

    /** What the codes of the duties begin with that confirm the list of sites. */
    static final String ACKNOWLEDGE = "Acknowledge";

    /** The duty that begins with the line test. */
    static final String TEST_LINES = "TestLines";

    private static final int FUTURE_AT_MOST = 2_000;

    private final Conferences conferences;
    private final Duties duties;
    private final DutyChase dutyChase;
    private final Registrations registrations;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    Chase(
            Conferences conferences,
            Duties duties,
            DutyChase dutyChase,
            Registrations registrations,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.dutyChase = dutyChase;
        this.registrations = registrations;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tells every agency its duties, and those who get the letter that it was issued (O72–O79). */
    public void announceDuties(String conference) {
        announce(conference, Mails.DUTIES_ANNOUNCED, "issued", "gửi Giấy mời và nhiệm vụ");
    }

    /** Tells every agency the new dates. */
    public void announceNewDates(String conference) {
        announce(
                conference,
                Mails.NEW_DATES,
                "revision-" + conferences.get(conference).revision(),
                "gửi lịch mới");
    }

    public void announceCancellation(String conference) {
        announce(conference, Mails.CANCELLED, "cancelled", "báo hủy Hội nghị");
    }

    /** Sends the list of sites to those who are to acknowledge it (O36, O58, O67). */
    public void distributeSites(String conference) {
        tellReceivers(conference, Mails.SITES, "registration-due");
        journal.write(Act.of(Kind.MAILS_SENT, "gửi danh sách điểm cầu tới các nơi nhận")
                .in(conference)
                .about(receivers(conference)));
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
                .ifPresent(change -> {
                    tellReceivers(conference, Mails.AMENDMENT, SiteMails.about(change));
                    journal.write(Act.of(
                                    Kind.MAILS_SENT,
                                    "báo %s của %s tới các nơi nhận danh sách"
                                            .formatted(
                                                    change.isFirst() ? "đăng ký muộn" : "thay đổi đăng ký",
                                                    agency(unit).name()))
                            .in(conference)
                            .about(List.of(unit)));
                });
    }

    /** Tells a unit that its registration was opened again, and why. */
    public void announceReopening(Duty duty) {
        for (Agency.Contact contact : agency(duty.agency()).contacts()) {
            order(duty.conference(), Mails.REOPENED, duty.agency(), contact, duty.code(), duty.code());
        }
    }

    /**
     * The mails that will be sent until the conference begins if nobody does anything, by hour; not those that are
     * ordered already, which the ledger has.
     */
    public List<PlannedMail> future(String id) {
        Conference conference = conferences.get(id);
        if (conference.isOver()) {
            return List.of();
        }
        List<PlannedMail> future = new ArrayList<>(
                dutyChase.future(conference).stream().map(Digest::planned).toList());
        future.addAll(sitesToCome(conference));
        return future.stream()
                .sorted(Comparator.comparing(PlannedMail::at)
                        .thenComparing(PlannedMail::address)
                        .thenComparing(PlannedMail::kind))
                .limit(FUTURE_AT_MOST)
                .toList();
    }

    private List<PlannedMail> sitesToCome(Conference conference) {
        Instant at = conference.registrationDue().toInstant();
        if (conference.status() != Conference.Status.ISSUED || !at.isAfter(clock.instant())) {
            return List.of();
        }
        return receivers(conference.id()).stream()
                .flatMap(receiver -> agency(receiver).contacts().stream()
                        .map(to -> new PlannedMail(
                                at, receiver, to.email(), to.role(), 0, Mails.SITES, List.of(), "Danh sách điểm cầu")))
                .toList();
    }

    private void tellReceivers(String conference, String kind, String occasion) {
        for (String receiver : receivers(conference)) {
            for (Agency.Contact contact : agency(receiver).contacts()) {
                order(conference, kind, receiver, contact, occasion, occasion);
            }
        }
    }

    private List<String> receivers(String conference) {
        return duties.ofConference(conference).stream()
                .filter(duty -> duty.code().startsWith(ACKNOWLEDGE))
                .map(Duty::agency)
                .distinct()
                .toList();
    }

    private void announce(String conference, String kind, String occasion, String told) {
        Map<String, Agency> agencies =
                directory.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
        Set<String> all = new TreeSet<>(conferences.agencies(conference));
        for (String code : all) {
            for (Agency.Contact contact : agencies.get(code).contacts()) {
                order(conference, kind, code, contact, null, occasion);
            }
        }
        journal.write(Act.of(Kind.MAILS_SENT, "%s tới %d cơ quan, đơn vị".formatted(told, all.size()))
                .in(conference));
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
