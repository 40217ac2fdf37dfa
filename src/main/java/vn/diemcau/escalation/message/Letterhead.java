package vn.diemcau.escalation.message;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.HelpSubject;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailTemplates;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** The parts that all mails of a conference share: the conference, the contacts and the address for answers. */
@Component
class Letterhead {

    /**
     * A contact for one subject, as the templates show it.
     *
     * @param post with its office
     * @param phone empty when there is none
     */
    public record Help(String subject, String post, String email, String phone) {}

    private static final Pattern END = Pattern.compile("(?<![\\s.;,:])[\\s.;,:]++$");

    private final Conferences conferences;
    private final LineTests lineTests;
    private final DirectoryStore directory;
    private final MailTemplates templates;
    private final PublicAddress address;

    Letterhead(
            Conferences conferences,
            LineTests lineTests,
            DirectoryStore directory,
            MailTemplates templates,
            PublicAddress address) {
        this.conferences = conferences;
        this.lineTests = lineTests;
        this.directory = directory;
        this.templates = templates;
        this.address = address;
    }

    Conference conference(OrderedMail mail, BatchReads together) {
        return together.once("conference", mail.conference(), () -> conferences.get(mail.conference()));
    }

    MailContent fill(OrderedMail mail, Conference conference, Map<String, ?> matter, BatchReads together) {
        return fill(mail.kind(), mail, conference, matter, together);
    }

    MailContent fill(
            String template, OrderedMail mail, Conference conference, Map<String, ?> matter, BatchReads together) {
        Map<String, Object> model = new HashMap<>(matter);
        Agency host = agency(conference.host());
        model.put("conference", conference);
        model.put("start", VietnameseTime.full(conference.start()));
        List<Milestone> tests = tests(conference, together).of(mail.agency());
        Optional<String> registration = registration(mail, conference, together);
        boolean isUnit = agency(mail.agency()).kind() == Agency.Kind.UNIT;
        MailDates dates = MailDates.of(conference, tests, registration.map(conference::registrationDue), isUnit);
        model.put("dates", dates.lines());
        model.put("inCalendar", dates.inCalendar());
        model.put("day", VietnameseTime.date(conference.start()));
        model.put("reason", sentence(conference.reason()));
        model.put("isDeferred", conference.isDeferred() && !template.equals(MailKind.DEFERRED));
        model.put("host", host.name());
        model.put("isLeadership", agency(mail.agency()).kind() == Agency.Kind.LEADERSHIP);
        model.put("asks", isBelow(mail.agency(), conference.host()) ? "giao" : "đề nghị");
        model.put("isHost", mail.agency().equals(conference.host()));
        model.put("recipient", agency(mail.agency()).post(mail.recipient()));
        model.put("agency", agency(mail.agency()).name());
        model.put(
                "helps",
                helps(mail, conference, together, !isUnit || registration.isPresent(), !isUnit || !tests.isEmpty()));
        return templates
                .fill(template, model)
                .withReplyTo(host.contacts().get(0).email());
    }

    /** Which line tests concern the receivers of a batch of mails, read once for them. */
    LineTests.Tested tests(Conference conference, BatchReads together) {
        return together.once(
                "lineTests", conference.id(), () -> lineTests.of(conference, together.agencies(conference.id())));
    }

    /** When the lines of a unit are first tested. */
    ZonedDateTime testOf(String unit, Conference conference) {
        return lineTests.begin(conference, unit);
    }

    /** The date of registration that concerns the receiver of a mail: a unit's own, for others the first. */
    private Optional<String> registration(OrderedMail mail, Conference conference, BatchReads together) {
        if (!conference.hasRegistration()) {
            return Optional.empty();
        }
        return agency(mail.agency()).kind() == Agency.Kind.UNIT
                ? Optional.ofNullable(together.once(
                                "registrations",
                                conference.id(),
                                () -> conferences.registrations(conference.id(), together.agencies(conference.id())))
                        .get(mail.agency()))
                : Optional.of(Plan.REGISTRATION_DUE);
    }

    /** Whether the agency is below the host. An office orders agencies below it and requests of all others. */
    private boolean isBelow(String code, String host) {
        for (String above = agency(code).parent();
                above != null;
                above = agency(above).parent()) {
            if (above.equals(host)) {
                return true;
            }
        }
        return false;
    }

    Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }

    /** The link that opens this task in Tasklist, also after a sign-in. */
    String task(String taskId) {
        return taskList() + "?task=" + taskId;
    }

    /** The office's position in the directory; last when the directory no longer has it. */
    int rank(Agency agency) {
        return directory.rank(agency);
    }

    /** The link to the Office's conferences. */
    String cockpit() {
        return address + "/camunda/app/cockpit/default/#/dashboard";
    }

    String taskList() {
        return address.get() + "/camunda/app/tasklist/default/#/";
    }

    /** The contacts for what concerns the recipient, without the recipient. */
    private List<Help> helps(
            OrderedMail mail, Conference conference, BatchReads together, boolean registers, boolean isTested) {
        return together.once("helpLines", conference.id(), () -> conferences.helpLines(conference.id())).stream()
                .filter(line -> HelpSubject.concerns(line.subject(), registers, isTested))
                .map(this::help)
                .filter(help -> !help.email().equals(mail.address()))
                .toList();
    }

    private Help help(Plan.HelpLine line) {
        Agency agency = agency(line.agency());
        Agency.Contact contact = agency.contact(line.role());
        return help(HelpSubject.words(line.subject()), agency, contact);
    }

    /** The first contact of an office. */
    Help firstContact(Agency agency) {
        return help("", agency, agency.contacts().get(0));
    }

    private static Help help(String subject, Agency agency, Agency.Contact contact) {
        return new Help(
                subject, agency.post(contact.role()), contact.email(), Objects.requireNonNullElse(contact.phone(), ""));
    }

    /** Typed text with exactly one full stop at its end; empty for empty text. */
    static String sentence(String typed) {
        String words = END.matcher(VietnameseText.clean(typed)).replaceFirst("");
        return words.isEmpty() ? "" : words + ".";
    }
}
