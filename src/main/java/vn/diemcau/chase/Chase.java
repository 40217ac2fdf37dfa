package vn.diemcau.chase;

import java.time.Clock;
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
import vn.diemcau.duty.Duty;
import vn.diemcau.journal.Act;
import vn.diemcau.journal.Journal;
import vn.diemcau.journal.Kind;
import vn.diemcau.mail.MailOrder;
import vn.diemcau.mail.Mailbox;

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
    private final DutyChase dutyChase;
    private final SiteNews siteNews;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    Chase(
            Conferences conferences,
            DutyChase dutyChase,
            SiteNews siteNews,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.dutyChase = dutyChase;
        this.siteNews = siteNews;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tells every agency its duties, and those who get the letter that it was issued (O72–O79). */
    public void announceDuties(String conference) {
        announce(conference, Mails.DUTIES_ANNOUNCED, null, "issued", "gửi Giấy mời và nhiệm vụ");
    }

    /** Tells every agency the new dates. */
    public void announceNewDates(String conference) {
        announce(
                conference,
                Mails.NEW_DATES,
                String.valueOf(conferences.get(conference).revision()),
                "revision-" + conferences.get(conference).revision(),
                "gửi lịch mới");
    }

    public void announceCancellation(String conference) {
        announce(conference, Mails.CANCELLED, null, "cancelled", "báo hủy Hội nghị");
    }

    /** Whether this is the code of a receiver's duty to confirm the list of sites. */
    public static boolean isAcknowledgement(String duty) {
        return duty.startsWith(ACKNOWLEDGE);
    }

    /** Tells a unit that its registration was opened again, and why. */
    public void announceReopening(Duty duty) {
        for (Agency.Contact contact : agency(duty.agency()).contacts()) {
            mailbox.order(Occasions.mail(
                    duty.conference(),
                    Mails.REOPENED,
                    duty.agency(),
                    contact,
                    duty.code(),
                    duty.code(),
                    clock.instant()));
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
        future.addAll(siteNews.toCome(conference));
        return future.stream()
                .sorted(Comparator.comparing(PlannedMail::at)
                        .thenComparing(PlannedMail::address)
                        .thenComparing(PlannedMail::kind))
                .limit(FUTURE_AT_MOST)
                .toList();
    }

    private void announce(String conference, String kind, String about, String occasion, String told) {
        Map<String, Agency> agencies =
                directory.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
        Set<String> all = new TreeSet<>(conferences.agencies(conference));
        List<MailOrder> orders = new ArrayList<>();
        for (String code : all) {
            for (Agency.Contact contact : agencies.get(code).contacts()) {
                orders.add(Occasions.mail(conference, kind, code, contact, about, occasion, clock.instant()));
            }
        }
        mailbox.order(orders);
        journal.write(Act.of(Kind.MAILS_SENT, "%s tới %d cơ quan, đơn vị".formatted(told, all.size()))
                .in(conference));
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }
}
