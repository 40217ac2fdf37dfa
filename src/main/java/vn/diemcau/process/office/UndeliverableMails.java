package vn.diemcau.process.office;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.relay.UndeliverableListener;
import vn.diemcau.platform.engine.EngineIncidents;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.task.ConferenceActs;

/**
 * Shows undeliverable mails of a running conference in Cockpit, one incident each until it is settled, and opens a task
 * for the Office to call the recipients by phone.
 */
@Component
public class UndeliverableMails implements UndeliverableListener {

    static final String INCIDENT = "undeliverableMail";

    private final EngineIncidents incidents;
    private final RuntimeService runtime;
    private final DirectoryStore directory;
    private final Conferences conferences;
    private final Duties duties;
    private final IncidentReports incidentReports;
    private final ConferenceProcesses processes;
    private final MailLedger ledger;
    private final Journal journal;

    UndeliverableMails(
            EngineIncidents incidents,
            RuntimeService runtime,
            DirectoryStore directory,
            Conferences conferences,
            Duties duties,
            IncidentReports incidentReports,
            ConferenceProcesses processes,
            MailLedger ledger,
            Journal journal) {
        this.incidents = incidents;
        this.runtime = runtime;
        this.directory = directory;
        this.conferences = conferences;
        this.duties = duties;
        this.incidentReports = incidentReports;
        this.processes = processes;
        this.ledger = ledger;
        this.journal = journal;
    }

    @Override
    @Transactional
    public void undeliverable(OrderedMail mail) {
        // Locks the conference's row before the engine's rows. A change of dates uses the same order.
        conferences.hold(mail.conference());
        // The same mail may fail again for another reason or at another address.
        settled(mail);
        Optional<String> conference = processes.own(mail.conference());
        if (conference.isEmpty()) {
            return;
        }
        Agency missed = directory.find(mail.agency()).orElseThrow();
        String message = message(mail, missed);
        incidents.create(conference.get(), INCIDENT, String.valueOf(mail.id()), message);
        String call = haveCalled(conferences.get(mail.conference()), missed, message)
                .map(duty -> "; giao Văn phòng gọi điện, " + ConferenceActs.incident(duty))
                .orElse("");
        journal.write(Act.of(
                        Kind.MAIL_UNDELIVERED,
                        "không gửi được %s tới %s%s".formatted(title(mail), missed.post(mail.recipient()), call))
                .in(mail.conference())
                .about(List.of(missed.code()))
                .because(mail.error()));
    }

    /** One call per agency, however many of its mails fail before the call; empty when there is nothing to add. */
    private Optional<String> haveCalled(Conference conference, Agency missed, String message) {
        if (conference.isOver() || missed.code().equals(conference.host())) {
            return Optional.empty();
        }
        String call = "Gọi điện cho %s%s: ".formatted(missed.name(), phone(missed));
        boolean isToBeCalled = duties.ofConference(conference.id()).stream()
                .anyMatch(duty -> duty.kind() == DutyKind.INCIDENT
                        && duty.doneAt() == null
                        && duty.words().startsWith(call));
        return isToBeCalled ? Optional.empty() : Optional.of(incidentReports.open(conference.id(), call + message));
    }

    private static String phone(Agency agency) {
        return agency.contacts().stream()
                .map(Agency.Contact::phone)
                .filter(Objects::nonNull)
                .findFirst()
                .map(phone -> " (" + phone + ")")
                .orElse("");
    }

    @Override
    public void settled(OrderedMail mail) {
        for (Incident incident : runtime.createIncidentQuery()
                .incidentType(INCIDENT)
                .configuration(String.valueOf(mail.id()))
                .list()) {
            runtime.resolveIncident(incident.getId());
        }
    }

    /** "Thư “Nhắc việc: …” không đến được Văn thư, Huyện ủy Hương Khê (vanthu@…). Máy chủ thư từ chối nhận thư: …" */
    private String message(OrderedMail mail, Agency agency) {
        return "%s không đến được %s (%s). %s"
                .formatted(
                        title(mail).replaceFirst("t", "T"),
                        agency.post(mail.recipient()),
                        mail.address(),
                        mail.error());
    }

    /** "thư “Nhắc việc: …”", or "thư" for a mail without a subject. */
    private String title(OrderedMail mail) {
        String subject = ledger.find(mail.id()).map(LedgerEntry::subject).orElse(null);
        return subject == null ? "thư" : "thư “" + subject + "”";
    }
}
