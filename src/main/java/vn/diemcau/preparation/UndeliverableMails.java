package vn.diemcau.preparation;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.mail.MailLedger;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.mail.UndeliverableListener;

/** Shows the Office in Cockpit which mails of a running conference reached nobody: one incident each, until it is settled. */
@Component
class UndeliverableMails implements UndeliverableListener {

    static final String INCIDENT = "undeliverableMail";

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final DirectoryStore directory;
    private final MailLedger ledger;

    UndeliverableMails(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            DirectoryStore directory,
            MailLedger ledger) {
        this.engine = engine;
        this.runtime = runtime;
        this.directory = directory;
        this.ledger = ledger;
    }

    @Override
    public void undeliverable(OrderedMail mail) {
        // The same mail may fail again for another reason, at another address.
        settled(mail);
        Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(ConferencePreparation.KEY)
                        .processInstanceBusinessKey(mail.conference())
                        .singleResult())
                .ifPresent(conference -> createIncident(conference, mail));
    }

    /** The engine's public way asks for an activity, and would end the incident with it. */
    private void createIncident(ProcessInstance conference, OrderedMail mail) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.getExecutionManager()
                        .findExecutionById(conference.getId())
                        .createIncident(INCIDENT, String.valueOf(mail.id()), message(mail)));
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
    private String message(OrderedMail mail) {
        String subject = ledger.find(mail.id()).map(MailLedger.Entry::subject).orElse(null);
        Agency agency = directory.find(mail.agency()).orElseThrow();
        return "%s không đến được %s (%s). %s"
                .formatted(
                        subject == null ? "Thư" : "Thư “" + subject + "”",
                        agency.post(mail.recipient()),
                        mail.address(),
                        mail.error());
    }
}
