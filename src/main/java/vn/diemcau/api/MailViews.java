package vn.diemcau.api;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.duty.Duties;
import vn.diemcau.mail.MailLedger;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.security.AccountNames;
import vn.diemcau.text.VietnameseTime;

/** Puts into words what the ledger keeps in codes. */
@Component
class MailViews {

    /** "HUONGKHE-2": the second version of a unit's registration. */
    private static final Pattern CHANGE = Pattern.compile("([A-Za-z0-9]+)-(\\d+)");

    private final DirectoryStore directory;
    private final Duties duties;
    private final AccountNames names;

    MailViews(DirectoryStore directory, Duties duties, AccountNames names) {
        this.directory = directory;
        this.duties = duties;
        this.names = names;
    }

    List<MailView> of(Conference conference, List<MailLedger.Entry> entries) {
        Map<String, String> people =
                names.of(entries.stream().map(MailLedger.Entry::resentBy).toList());
        Map<String, String> dutyNames = new HashMap<>();
        duties.ofConference(conference.id()).forEach(duty -> dutyNames.put(duty.code(), duty.name()));
        return entries.stream()
                .map(entry -> view(entry, conference.zone(), people, dutyNames))
                .toList();
    }

    List<MailView.AgencyName> agencies(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> directory.find(code).stream())
                .map(agency -> new MailView.AgencyName(agency.code(), agency.name()))
                .toList();
    }

    /** Where a mail about this agency may go: to the posts of the directory, and to nobody else (O70). */
    List<MailView.Address> addresses(String code) {
        return code == null
                ? List.of()
                : directory.find(code).stream()
                        .flatMap(agency -> Stream.concat(agency.contacts().stream(), Stream.of(agency.leader()))
                                .map(contact -> new MailView.Address(agency.post(contact.role()), contact.email())))
                        .distinct()
                        .toList();
    }

    private MailView view(
            MailLedger.Entry entry, ZoneId zone, Map<String, String> people, Map<String, String> dutyNames) {
        OrderedMail mail = entry.mail();
        Agency agency =
                mail.agency() == null ? null : directory.find(mail.agency()).orElse(null);
        return new MailView(
                mail.id(),
                mail.kind(),
                MailWords.kind(mail.kind()),
                mail.level(),
                mail.agency(),
                agency == null ? "" : agency.name(),
                mail.recipient() == null ? "" : agency == null ? mail.recipient() : agency.post(mail.recipient()),
                mail.address(),
                about(mail, dutyNames),
                entry.subject(),
                hour(mail.plannedAt(), zone),
                hour(entry.sentAt(), zone),
                hour(entry.nextTryAt(), zone),
                entry.state(),
                MailWords.state(entry.state(), mail.attempts()),
                mail.attempts(),
                mail.error(),
                hour(entry.resentAt(), zone),
                entry.resentBy() == null ? null : people.get(entry.resentBy()));
    }

    private String about(OrderedMail mail, Map<String, String> dutyNames) {
        String about = Objects.requireNonNullElse(mail.about(), "");
        if (dutyNames.containsKey(about)) {
            return dutyNames.get(about);
        }
        Matcher change = CHANGE.matcher(about);
        return change.matches()
                ? directory.find(change.group(1)).map(Agency::name).orElse("")
                : "";
    }

    private static MailView.Hour hour(Instant at, ZoneId zone) {
        return at == null ? null : new MailView.Hour(at, VietnameseTime.brief(at.atZone(zone)));
    }
}
