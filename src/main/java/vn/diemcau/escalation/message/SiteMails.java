package vn.diemcau.escalation.message;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.export.ListKind;
import vn.diemcau.conference.export.Occasion;
import vn.diemcau.conference.export.SiteWorkbooks;
import vn.diemcau.conference.linetest.LateSites;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Change;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.escalation.chase.SiteNews;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mails to the recipients of the registrations: first the whole list, then each change (O36, O58). */
@Component
class SiteMails implements MailComposer {

    /** A task that acknowledges a list. */
    public record Link(String duty, String address) {}

    /** Units whose deadline is still to come; public, because templates read it. */
    public record ToCome(String due, List<UnitSites> units) {}

    private final Duties duties;
    private final Registrations registrations;
    private final LateSites lateSites;
    private final Letterhead letterhead;
    private final Clock clock;

    SiteMails(Duties duties, Registrations registrations, LateSites lateSites, Letterhead letterhead, Clock clock) {
        this.duties = duties;
        this.registrations = registrations;
        this.lateSites = lateSites;
        this.letterhead = letterhead;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.SITES, MailKind.AMENDMENT);
    }

    /** These mails have up to four workbooks each. */
    @Override
    public Set<String> slowKinds() {
        return Set.of(MailKind.SITES, MailKind.AMENDMENT);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        SiteList sites = together.once("sites", mail.conference(), () -> registrations.sites(mail.conference()));
        if (mail.kind().equals(MailKind.SITES)) {
            return Optional.of(list(mail, conference, sites, together));
        }
        return together.once("changes", mail.conference(), () -> registrations.changes(mail.conference())).stream()
                .filter(change -> SiteNews.about(change).equals(mail.about()))
                .findFirst()
                .map(change -> amendment(mail, conference, sites, change, together));
    }

    /** A unit that first registers after the list went out is in no list, so its sites are shown as in a list. */
    private MailContent amendment(
            OrderedMail mail, Conference conference, SiteList sites, Change change, BatchReads together) {
        List<ListKind> kinds = change.isFirst() ? kinds(mail, together) : List.of();
        Map<String, Object> matter = new HashMap<>(matter(unitOf(change, sites), change, kinds, conference));
        matter.put(
                "untested",
                together.once(
                        "late/" + mail.about(),
                        mail.conference(),
                        () -> lateSites.of(conference, change).size()));
        matter.put("testedAt", VietnameseTime.full(letterhead.testOf(change.unit(), conference)));
        return letterhead
                .fill(mail, conference, matter, together)
                .with(workbooks(kinds, mail, conference, sites, together));
    }

    private MailContent list(OrderedMail mail, Conference conference, SiteList sites, BatchReads together) {
        List<ListKind> kinds = kinds(mail, together);
        return letterhead
                .fill(
                        mail,
                        conference,
                        Map.of(
                                "sites", sites,
                                "missing", sites.missing(clock.instant()),
                                "toCome", toCome(sites, conference),
                                "links", links(mail, together),
                                "files", titles(kinds)),
                        together)
                .with(workbooks(kinds, mail, conference, sites, together));
    }

    private List<ToCome> toCome(SiteList sites, Conference conference) {
        return sites.toCome(clock.instant()).entrySet().stream()
                .map(each -> new ToCome(VietnameseTime.full(each.getKey().atZone(conference.zone())), each.getValue()))
                .toList();
    }

    /** The kinds of list that an agency receives. */
    private List<ListKind> kinds(OrderedMail mail, BatchReads together) {
        return duties(mail, together).stream()
                .filter(duty -> duty.agency().equals(mail.agency()))
                .map(Duty::list)
                .filter(Objects::nonNull)
                .map(ListKind::of)
                .distinct()
                .toList();
    }

    private static List<String> titles(List<ListKind> kinds) {
        return kinds.stream().map(ListKind::title).toList();
    }

    private List<MailContent.Attachment> workbooks(
            List<ListKind> kinds, OrderedMail mail, Conference conference, SiteList sites, BatchReads together) {
        Agency host = letterhead.agency(conference.host());
        Occasion occasion = new Occasion(
                conference, host.name(), host.papers(), clock.instant().atZone(conference.zone()));
        return kinds.stream()
                .map(kind -> new MailContent.Attachment(
                        kind.plainFileName(),
                        ListKind.CONTENT_TYPE,
                        together.once(kind.name(), mail.conference(), () -> SiteWorkbooks.of(kind, sites, occasion))))
                .toList();
    }

    private static UnitSites unitOf(Change change, SiteList sites) {
        return sites.units().stream()
                .filter(unit -> unit.unit().equals(change.unit()))
                .findFirst()
                .orElseThrow();
    }

    /** The tasks in which the agency acknowledges; empty when nothing is left to acknowledge. */
    private List<Link> links(OrderedMail mail, BatchReads together) {
        return duties(mail, together).stream()
                .filter(duty ->
                        duty.isOpen() && duty.agency().equals(mail.agency()) && duty.kind() == DutyKind.ACKNOWLEDGE)
                .map(duty -> new Link(duty.name(), letterhead.task(duty.taskId())))
                .toList();
    }

    private List<Duty> duties(OrderedMail mail, BatchReads together) {
        return together.once("duties", mail.conference(), () -> duties.ofConference(mail.conference()));
    }

    private static Map<String, Object> matter(
            UnitSites unit, Change change, List<ListKind> kinds, Conference conference) {
        return Map.of(
                "sites", change.isFirst() ? unit.sites() : List.of(),
                "files", titles(kinds),
                "unit", unit.name(),
                "first", change.isFirst(),
                "late", change.isFirst() ? Objects.requireNonNullElse(unit.lateText(), "") : "",
                "source", Objects.requireNonNullElse(change.source(), ""),
                "changes", List.of(change.summary().split("; ")),
                "changedAt", VietnameseTime.full(change.at().atZone(conference.zone())),
                "siteCount", unit.siteCount(),
                "delegateCount", unit.delegateCount());
    }
}
