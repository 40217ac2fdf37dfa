package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/**
 * Orders the mails of a conference, in the transaction of the step that calls for them.
 *
 * <p>Mails go to agencies, never to single delegates (O70).
 */
@Component
public class Chase {

    private static final int FUTURE_AT_MOST = 2_000;

    private final Conferences conferences;
    private final DutyChase dutyChase;
    private final SiteNews siteNews;
    private final DutyOpenings openings;
    private final HeldMails held;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    Chase(
            Conferences conferences,
            DutyChase dutyChase,
            SiteNews siteNews,
            DutyOpenings openings,
            HeldMails held,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.dutyChase = dutyChase;
        this.siteNews = siteNews;
        this.openings = openings;
        this.held = held;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Tells every agency its duties, and tells the recipients of the letter that it was issued (O72–O79).
     * {@link DutyOpenings} tells a unit when its own process has opened its tasks.
     */
    public void announceDuties(String conference) {
        List<String> units = conferences.units(conference);
        Set<String> others = new TreeSet<>(conferences.agencies(conference));
        units.forEach(others::remove);
        openings.announced();
        Instant now = clock.instant();
        mailbox.order(
                others.stream()
                        .flatMap(code -> OccasionMails.of(
                                conference, MailKind.DUTIES_ANNOUNCED, agency(code), null, OccasionMails.ISSUED, now)
                                .stream())
                        .toList());
        String told = "gửi %s và nhiệm vụ tới %d cơ quan"
                .formatted(conferences.get(conference).letterKind(), others.size());
        record(
                conference,
                units.isEmpty() ? told : "%s; %d đơn vị nhận khi nhiệm vụ của mình mở".formatted(told, units.size()));
    }

    /** Tells everybody concerned what has become of the dates: that there are new ones, or none for now. */
    public Told announceDates(String id) {
        Conference conference = conferences.get(id);
        return conference.isDeferred() ? announceDeferral(conference) : announceNewDates(conference);
    }

    /** Tells the new dates to everybody whose letter did not, or will not. */
    private Told announceNewDates(Conference conference) {
        String id = conference.id();
        held.follow(conference);
        mailbox.revive(id, MailKind.DUTIES_ANNOUNCED);
        LetterReaders letters = letters(id);
        int revision = conference.revision();
        Set<String> readers =
                conference.status() == Conference.Status.CALLED ? Set.of() : new TreeSet<>(conferences.agencies(id));
        Told told = tell(
                conference,
                MailKind.NEW_DATES,
                String.valueOf(revision),
                "revision-" + revision,
                letters,
                (agency, contact) -> letters.isBehind(agency, contact, revision)
                        || isHost(agency, conference) && !readers.contains(agency.code()));
        long byLetter = readers.stream()
                .filter(agency -> !told.agencies().contains(agency))
                .count();
        record(
                id,
                byLetter == 0
                        ? "gửi lịch mới tới %d cơ quan, đơn vị"
                                .formatted(told.agencies().size())
                        : "gửi lịch mới tới %d cơ quan, đơn vị; %d cơ quan, đơn vị nhận lịch mới ngay trong %s"
                                .formatted(told.agencies().size(), byLetter, conference.letterKind()));
        return told;
    }

    /** Tells everybody who may know of the conference that it rests without a date. */
    private Told announceDeferral(Conference conference) {
        String revision = String.valueOf(conference.revision());
        Told told = tellReaders(conference, MailKind.DEFERRED, revision, "revision-" + revision);
        record(
                conference.id(),
                "báo tạm hoãn Hội nghị tới %d cơ quan, đơn vị"
                        .formatted(told.agencies().size()));
        return told;
    }

    /** Tells everybody who may know of the conference that it is cancelled. */
    public Told announceCancellation(String id) {
        Told told = tellReaders(conferences.get(id), MailKind.CANCELLED, null, "cancelled");
        record(
                id,
                "báo hủy Hội nghị tới %d cơ quan, đơn vị"
                        .formatted(told.agencies().size()));
        return told;
    }

    private Told tellReaders(Conference conference, String kind, String about, String occasion) {
        held.drop(conference.id());
        LetterReaders letters = letters(conference.id());
        return tell(
                conference,
                kind,
                about,
                occasion,
                letters,
                (agency, contact) -> letters.mayKnow(agency, contact) || isHost(agency, conference));
    }

    private LetterReaders letters(String conference) {
        return new LetterReaders(mailbox.deliveries(conference, MailKind.DUTIES_ANNOUNCED));
    }

    private static boolean isHost(Agency agency, Conference conference) {
        return agency.code().equals(conference.host());
    }

    private Told tell(
            Conference conference,
            String kind,
            String about,
            String occasion,
            LetterReaders letters,
            BiPredicate<Agency, Agency.Contact> whom) {
        Instant now = clock.instant();
        Set<String> agencies = new TreeSet<>(letters.agencies());
        agencies.add(conference.host());
        List<MailOrder> orders = agencies.stream()
                .map(this::agency)
                .flatMap(agency -> agency.contacts().stream()
                        .filter(contact -> whom.test(agency, contact))
                        .map(contact -> OccasionMails.mail(
                                conference.id(), kind, agency.code(), contact, about, occasion, now)))
                .toList();
        mailbox.order(orders);
        return new Told(
                orders.stream().map(MailOrder::agency).collect(Collectors.toCollection(TreeSet::new)), orders.size());
    }

    /** Tells a unit that its registration was opened again, and why. */
    public void announceReopening(Duty duty) {
        mailbox.order(OccasionMails.of(
                duty.conference(),
                MailKind.REOPENED,
                agency(duty.agency()),
                duty.code(),
                duty.code(),
                clock.instant()));
    }

    /**
     * The mails that will still be sent before the conference begins if nobody acts, ordered by time. Mails that are
     * already ordered are in the ledger, not here.
     */
    public List<PlannedMail> future(String id) {
        Conference conference = conferences.get(id);
        if (conference.isOver() || conference.isDeferred()) {
            return List.of();
        }
        List<PlannedMail> future = new ArrayList<>(
                dutyChase.future(conference).stream().map(Digest::planned).toList());
        future.addAll(siteNews.toCome(conference));
        return future.stream()
                .sorted(Comparator.comparing(PlannedMail::at)
                        .thenComparing(PlannedMail::address)
                        .thenComparing(PlannedMail::kind))
                .limit(FUTURE_AT_MOST)
                .toList();
    }

    private void record(String conference, String told) {
        journal.write(Act.of(Kind.MAILS_SENT, told).in(conference));
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }
}
