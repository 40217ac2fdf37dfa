package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.chase.MailMatters;
import vn.diemcau.escalation.chase.PlannedMail;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.chase.ReminderOrders;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.text.VietnameseTime;

/** Adds words and names to the ledger's codes. */
@Component
class MailViews {

    /** "HUONGKHE-2": the second version of a unit's registration. */
    private static final Pattern CHANGE = Pattern.compile("([A-Za-z0-9]+)-(\\d+)");

    private final DirectoryStore directory;
    private final MailMatters matters;
    private final ReminderOrders orders;
    private final AccountNames names;

    MailViews(DirectoryStore directory, MailMatters matters, ReminderOrders orders, AccountNames names) {
        this.directory = directory;
        this.matters = matters;
        this.orders = orders;
        this.names = names;
    }

    List<MailView> of(Conference conference, List<LedgerEntry> entries) {
        Map<Long, String> ordered =
                orders.orderedBy(entries.stream().map(LedgerEntry::mail).toList());
        Map<String, String> people =
                names.of(Stream.concat(entries.stream().flatMap(MailViews::people), ordered.values().stream())
                        .toList());
        Map<String, List<PlannedMail.Matter>> chased =
                matters.of(entries.stream().map(entry -> entry.mail().key()).toList());
        return entries.stream()
                .map(entry -> view(
                        entry,
                        conference,
                        people,
                        ordered.get(entry.mail().id()),
                        chased.getOrDefault(entry.mail().key(), List.of())))
                .toList();
    }

    /** Planned mails, in order. */
    List<MailView.Planned> planned(Conference conference, List<PlannedMail> mails) {
        return mails.stream()
                .map(mail -> new MailView.Planned(
                        hour(mail.at(), conference.zone()),
                        mail.kind(),
                        MailWords.kind(mail.kind(), conference),
                        mail.level(),
                        mail.agency(),
                        post(mail.agency(), mail.role()),
                        mail.address(),
                        about(mail.duties(), mail.agency())))
                .toList();
    }

    List<MailView.Promised> promised(Conference conference, List<Promises.Named> promises) {
        return promises.stream()
                .map(named -> new MailView.Promised(
                        named.promise().agency(),
                        name(named.promise().agency()),
                        named.name(),
                        hour(named.promise().until(), conference.zone())))
                .sorted(Comparator.comparing(promise -> promise.until().at()))
                .toList();
    }

    List<MailView.AgencyName> agencies(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> directory.find(code).stream())
                .map(agency -> new MailView.AgencyName(agency.code(), agency.name()))
                .toList();
    }

    /** Possible addresses for this agency: only posts of the directory (O70). */
    List<MailView.Address> addresses(String code) {
        return code == null
                ? List.of()
                : directory.find(code).stream()
                        .flatMap(agency -> agency.posts().stream()
                                .map(contact -> new MailView.Address(agency.post(contact.role()), contact.email())))
                        .distinct()
                        .toList();
    }

    private MailView view(
            LedgerEntry entry,
            Conference conference,
            Map<String, String> people,
            String orderedBy,
            List<PlannedMail.Matter> chased) {
        OrderedMail mail = entry.mail();
        ZoneId zone = conference.zone();
        return new MailView(
                mail.id(),
                mail.kind(),
                MailWords.kind(mail.kind(), conference),
                mail.level(),
                mail.agency(),
                name(mail.agency()),
                post(mail.agency(), mail.recipient()),
                mail.address(),
                chased.isEmpty() ? changedUnit(mail) : about(chased, mail.agency()),
                entry.subject(),
                hour(mail.plannedAt(), zone),
                hour(entry.sentAt(), zone),
                hour(entry.nextTryAt(), zone),
                entry.state(),
                MailWords.state(entry.state(), mail.attempts()),
                mail.attempts(),
                mail.error(),
                hour(entry.resentAt(), zone),
                entry.resentBy() == null ? null : people.get(entry.resentBy()),
                entry.redirection() == null ? null : redirected(entry.redirection(), zone, people),
                orderedBy == null ? null : people.get(orderedBy));
    }

    /** Ids of the users involved; entries may be null. */
    private static Stream<String> people(LedgerEntry entry) {
        return Stream.of(
                entry.resentBy(),
                entry.redirection() == null ? null : entry.redirection().by());
    }

    private static MailView.Redirected redirected(
            LedgerEntry.Redirection redirection, ZoneId zone, Map<String, String> people) {
        return new MailView.Redirected(redirection.from(), hour(redirection.at(), zone), people.get(redirection.by()));
    }

    /** The names of duties; a duty of another office also gets that office's name. */
    private List<String> about(List<PlannedMail.Matter> duties, String agency) {
        return duties.stream()
                .map(duty -> duty.agency().equals(agency) ? duty.name() : name(duty.agency()) + " – " + duty.name())
                .toList();
    }

    /** The unit that the mail is about, or else its recipient. */
    private List<String> changedUnit(OrderedMail mail) {
        Matcher change = CHANGE.matcher(Objects.requireNonNullElse(mail.about(), ""));
        return change.matches()
                ? List.of(directory.find(change.group(1)).map(Agency::name).orElseGet(() -> name(mail.agency())))
                : List.of();
    }

    private String name(String code) {
        return code == null ? "" : directory.name(code);
    }

    private String post(String code, String role) {
        if (role == null || code == null) {
            return Objects.requireNonNullElse(role, "");
        }
        return directory.find(code).map(agency -> agency.post(role)).orElse(role);
    }

    private static MailView.Hour hour(Instant at, ZoneId zone) {
        return at == null ? null : new MailView.Hour(at, VietnameseTime.brief(at.atZone(zone)));
    }
}
