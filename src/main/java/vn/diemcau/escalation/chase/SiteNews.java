package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.registration.Change;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.Mailbox;

/** Sends the registrations to their recipients: the list at the deadline, and each change after it. */
@Component
public class SiteNews {

    private final Conferences conferences;
    private final SiteReceivers receivers;
    private final Registrations registrations;
    private final SiteLists lists;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    SiteNews(
            Conferences conferences,
            SiteReceivers receivers,
            Registrations registrations,
            SiteLists lists,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.receivers = receivers;
        this.registrations = registrations;
        this.lists = lists;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sends the list of sites to the agencies that acknowledge it (O36, O58, O67), once per deadline.
     *
     * @param registration the date of registration that has come
     * @return false when the list of this deadline went out before
     */
    public boolean distribute(String conference, String registration) {
        Instant now = clock.instant();
        Instant due = conferences.get(conference).registrationDue(registration).toInstant();
        // The deadline may be extended while this step waits for the lock. This is then the list of the earlier
        // deadline.
        Instant of = lists.isExpected(conference, registration) && now.isBefore(due) ? now : due;
        if (!lists.add(conference, registration, of, now)) {
            return false;
        }
        String occasion = registration.equals(Plan.REGISTRATION_DUE) ? "registration-due/" : registration + "-due/";
        tell(conference, receivers.ofLists(conference), MailKind.SITES, occasion + of);
        journal.write(Act.of(Kind.MAILS_SENT, "gửi danh sách điểm cầu tới các nơi nhận")
                .in(conference)
                .about(receivers.ofLists(conference)));
        return true;
    }

    /** Records that the list goes out once more, at the current deadline. */
    public void expectAgain(String conference, String registration) {
        lists.expect(
                conference,
                registration,
                conferences.get(conference).registrationDue(registration).toInstant());
    }

    /**
     * Whether the list of a unit's own deadline has gone out, so that each later registration is a change to its
     * recipients.
     */
    private boolean isListOut(String conference, String unit) {
        return conferences
                .registration(conference, unit)
                .filter(registration -> lists.isOut(conference, registration))
                .isPresent();
    }

    /** Whether the list of a date of registration has gone out. */
    public boolean isOut(String conference, String registration) {
        return lists.isOut(conference, registration);
    }

    /**
     * Sends the latest change of a unit's registration once to the agencies that acknowledge the list. Before the first
     * list, no first registration is sent, because the list will contain it. A registration without a difference is no
     * change. One that brings sites after their line test also goes to who tests them, and to the Office.
     *
     * @return who is told
     */
    public Told announceChange(String conference, String unit) {
        boolean isListOut = isListOut(conference, unit);
        return registrations
                .lastChange(conference, unit)
                .filter(change -> isListOut || !change.isFirst())
                .map(change -> {
                    Told told = tell(conference, receivers.of(change), MailKind.AMENDMENT, about(change));
                    journal.write(Act.of(
                                    Kind.MAILS_SENT,
                                    "báo %s của %s tới các nơi nhận danh sách"
                                            .formatted(
                                                    words(change), agency(unit).name()))
                            .in(conference)
                            .about(List.of(unit)));
                    return told;
                })
                .orElse(new Told(Set.of(), 0));
    }

    private String words(Change change) {
        if (!change.isFirst()) {
            return "thay đổi đăng ký";
        }
        Instant due = conferences
                .registration(change.conference(), change.unit())
                .map(conferences.get(change.conference())::registrationDue)
                .map(ZonedDateTime::toInstant)
                .orElse(change.at());
        return change.at().isBefore(due) ? "đăng ký sau khi đã gửi danh sách" : "đăng ký muộn";
    }

    /** The mails with lists that are still to come. */
    List<PlannedMail> toCome(Conference conference) {
        if (conference.status() != Conference.Status.ISSUED) {
            return List.of();
        }
        List<String> all = receivers.ofLists(conference.id());
        return lists.toCome(conference).stream()
                .flatMap(registration -> all.stream().flatMap(receiver -> toCome(registration, receiver)))
                .toList();
    }

    private Stream<PlannedMail> toCome(Milestone registration, String receiver) {
        return agency(receiver).contacts().stream()
                .map(to -> new PlannedMail(
                        registration.at().toInstant(),
                        receiver,
                        to.email(),
                        to.role(),
                        0,
                        MailKind.SITES,
                        List.of(),
                        "Danh sách điểm cầu"));
    }

    private Told tell(String conference, List<String> all, String kind, String occasion) {
        int mails = 0;
        for (String receiver : all) {
            for (Agency.Contact contact : agency(receiver).contacts()) {
                mailbox.order(
                        OccasionMails.mail(conference, kind, receiver, contact, occasion, occasion, clock.instant()));
                mails++;
            }
        }
        return new Told(Set.copyOf(all), mails);
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }

    /** The unique name of this change among the mails of its conference. */
    public static String about(Change change) {
        return "%s-%d".formatted(change.unit(), change.version());
    }
}
