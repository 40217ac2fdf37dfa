package vn.diemcau.escalation.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.PlanCorrections;
import vn.diemcau.conference.export.CalendarEvent;
import vn.diemcau.conference.export.CalendarFile;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.registration.PlaceChanges;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.order.DeadlineOrders;
import vn.diemcau.platform.text.VietnameseTime;

/** Makes calendar files for the line test and the conference. */
@Component
class Invitations {

    private static final String FILE = "lich-hoi-nghi.ics";

    private final Registrations registrations;
    private final PlanCorrections corrections;
    private final DeadlineOrders deadlines;
    private final PlaceChanges places;
    private final Letterhead letterhead;
    private final Clock clock;

    Invitations(
            Registrations registrations,
            PlanCorrections corrections,
            DeadlineOrders deadlines,
            PlaceChanges places,
            Letterhead letterhead,
            Clock clock) {
        this.deadlines = deadlines;
        this.places = places;
        this.registrations = registrations;
        this.corrections = corrections;
        this.letterhead = letterhead;
        this.clock = clock;
    }

    /** Both dates as they stand now. A calendar that has older dates moves them. */
    MailContent.Attachment held(OrderedMail mail, Conference conference, BatchReads together) {
        return new MailContent.Attachment(
                FILE,
                CalendarFile.HELD,
                file(conference).held(events(mail, conference, version(conference, together), together)));
    }

    /** Removes the dates from a calendar until there are new ones. */
    MailContent.Attachment deferred(OrderedMail mail, Conference conference, BatchReads together) {
        return removed(mail, conference, version(conference, together), together);
    }

    /** Removes the dates from a calendar. */
    MailContent.Attachment cancelled(OrderedMail mail, Conference conference, BatchReads together) {
        // The cancellation counts as one more version.
        return removed(mail, conference, version(conference, together) + 1, together);
    }

    private MailContent.Attachment removed(OrderedMail mail, Conference conference, int version, BatchReads together) {
        return new MailContent.Attachment(
                FILE, CalendarFile.CANCELLED, file(conference).cancelled(events(mail, conference, version, together)));
    }

    /** A calendar takes an event anew when its version is higher: new dates count, and so do new words. */
    private int version(Conference conference, BatchReads together) {
        return conference.revision()
                + together.once("corrections", conference.id(), () -> corrections.revision(conference.id()));
    }

    private CalendarFile file(Conference conference) {
        return new CalendarFile(
                letterhead.agency(conference.host()).contacts().get(0).email(), clock.instant());
    }

    private List<CalendarEvent> events(OrderedMail mail, Conference conference, int version, BatchReads together) {
        // Another place is a new version for the unit whose site moves.
        int sequence = version
                + together.once("places", conference.id(), () -> places.counts(conference.id()))
                        .getOrDefault(mail.agency(), 0);
        String location = location(mail, conference, together);
        CalendarEvent start = new CalendarEvent(
                conference.id() + "/start@diemcau",
                sequence,
                conference.start().toInstant(),
                conference.title(),
                location,
                "Khai mạc lúc %s. Đại biểu có mặt trước %d phút."
                        .formatted(VietnameseTime.full(conference.start()), conference.arriveMinutesBefore()));
        List<CalendarEvent> events = new ArrayList<>();
        for (Milestone test : letterhead.tests(conference, together).of(mail.agency())) {
            boolean isFirst = !conference.milestones().contains(test);
            events.add(event(
                    isFirst ? "line-test" : test.id(),
                    test,
                    conference,
                    sequence,
                    location,
                    isFirst ? ", phục vụ " + conference.title() : ""));
        }
        events.add(start);
        conference.milestones().stream()
                .filter(milestone -> milestone.isGathering() && !milestone.isLineTest())
                .forEach(milestone -> events.add(event(milestone.id(), milestone, conference, sequence, location, "")));
        together.once("movedDeadlines", conference.id(), () -> deadlines.deadlines(conference.id()))
                .getOrDefault(mail.agency(), List.of())
                .forEach(deadline -> events.add(deadline(deadline, conference, sequence)));
        return events;
    }

    /** A deadline that was moved alone has an entry of its own, which follows it from then on. */
    private static CalendarEvent deadline(DeadlineOrders.Deadline moved, Conference conference, int sequence) {
        return new CalendarEvent(
                "%s/duty/%s/%s@diemcau"
                        .formatted(
                                conference.id(),
                                moved.duty().code(),
                                moved.duty().agency()),
                sequence + moved.times(),
                moved.due(),
                "Hạn: " + moved.name(),
                "",
                "Hạn trước %s, phục vụ %s."
                        .formatted(VietnameseTime.full(moved.due().atZone(conference.zone())), conference.title()));
    }

    private static CalendarEvent event(
            String id, Milestone milestone, Conference conference, int sequence, String location, String what) {
        return new CalendarEvent(
                conference.id() + "/" + id + "@diemcau",
                sequence,
                milestone.at().toInstant(),
                "%s: %s".formatted(milestone.name(), conference.title()),
                location,
                "%s lúc %s%s.".formatted(milestone.name(), VietnameseTime.full(milestone.at()), what));
    }

    /** The place: a unit's own site, or a site of the province for all others. */
    private String location(OrderedMail mail, Conference conference, BatchReads together) {
        SiteList sites = together.once(
                "sitesWithoutCommunes",
                conference.id(),
                () -> registrations.withoutCommunes(conference.id(), together.agencies(conference.id())));
        return sites.units().stream()
                .filter(unit -> unit.hasSite() && unit.unit().equals(mail.agency()))
                .findFirst()
                .map(unit -> Stream.of(
                        "Điểm cầu " + unit.name(),
                        unit.isRegistered() ? unit.own().place() : ""))
                .orElseGet(() -> sites.province().stream().map(Invitations::withPlace))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String withPlace(Site site) {
        return site.place() == null ? site.label() : site.label() + ": " + site.place();
    }
}
