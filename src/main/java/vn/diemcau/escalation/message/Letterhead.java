package vn.diemcau.escalation.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.HelpSubject;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailTemplates;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** What every mail of a conference says besides its own matter: which conference, whom to call, where to answer. */
@Component
class Letterhead {

    /**
     * Whom to call about what, as the templates show it.
     *
     * @param post with its office
     * @param phone empty when there is none
     */
    public record Help(String subject, String post, String email, String phone) {}

    private static final Pattern END = Pattern.compile("(?<![\\s.;,:])[\\s.;,:]++$");

    private final Conferences conferences;
    private final DirectoryStore directory;
    private final MailTemplates templates;
    private final PublicAddress address;

    Letterhead(Conferences conferences, DirectoryStore directory, MailTemplates templates, PublicAddress address) {
        this.conferences = conferences;
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
        model.put("lineTest", VietnameseTime.full(conference.lineTest()));
        model.put("registrationDue", VietnameseTime.full(conference.registrationDue()));
        model.put("day", VietnameseTime.date(conference.start()));
        model.put("reason", sentence(conference.reason()));
        model.put("host", host.name());
        model.put("isLeadership", agency(mail.agency()).kind() == Agency.Kind.LEADERSHIP);
        model.put("asks", isBelow(mail.agency(), conference.host()) ? "giao" : "đề nghị");
        model.put("isHost", mail.agency().equals(conference.host()));
        model.put("recipient", agency(mail.agency()).post(mail.recipient()));
        model.put("agency", agency(mail.agency()).name());
        model.put("helps", helps(mail, conference, together));
        return templates
                .fill(template, model)
                .withReplyTo(host.contacts().get(0).email());
    }

    /** An office gives orders to those below it alone, and asks all others. */
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

    /** The address that opens this very task in Tasklist, after signing in too. */
    String task(String taskId) {
        return taskList() + "?task=" + taskId;
    }

    /** Where the office stands in the directory; after all others when it has left it. */
    int rank(Agency agency) {
        return directory.rank(agency);
    }

    /** Where the Office sees its conferences. */
    String cockpit() {
        return address + "/camunda/app/cockpit/default/#/dashboard";
    }

    String taskList() {
        return address.get() + "/camunda/app/tasklist/default/#/";
    }

    /** Nobody is told to call himself. */
    private List<Help> helps(OrderedMail mail, Conference conference, BatchReads together) {
        return together.once("helpLines", conference.id(), () -> conferences.helpLines(conference.id())).stream()
                .map(this::help)
                .filter(help -> !help.email().equals(mail.address()))
                .toList();
    }

    private Help help(Plan.HelpLine line) {
        Agency agency = agency(line.agency());
        Agency.Contact contact = agency.contact(line.role());
        return help(HelpSubject.valueOf(line.subject()).words(), agency, contact);
    }

    /** Whom to call at an office. */
    Help firstContact(Agency agency) {
        return help("", agency, agency.contacts().get(0));
    }

    private static Help help(String subject, Agency agency, Agency.Contact contact) {
        return new Help(
                subject, agency.post(contact.role()), contact.email(), Objects.requireNonNullElse(contact.phone(), ""));
    }

    /** What people typed, with one full stop at its end; empty when they typed nothing. */
    static String sentence(String typed) {
        String words = END.matcher(VietnameseText.clean(typed)).replaceFirst("");
        return words.isEmpty() ? "" : words + ".";
    }
}
