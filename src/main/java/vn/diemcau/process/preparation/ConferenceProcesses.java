package vn.diemcau.process.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ConferencePreparation;

/** Finds the processes of a conference in the engine and sends them messages. */
@Component
public class ConferenceProcesses {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    ConferenceProcesses(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /**
     * Starts the conference's own process with its id as business key.
     *
     * @param definition id of its model
     */
    ProcessInstance start(String conference, String definition) {
        return runtime.startProcessInstanceById(
                definition, conference, Map.of(ConferencePreparation.CONFERENCE.name(), conference));
    }

    /** Id of the conference's own process; empty when it no longer runs. */
    public Optional<String> own(String conference) {
        return asSystem.call(() -> conferences(conference).stream().findFirst().map(ProcessInstance::getId));
    }

    /** The key tells it from a process of a model that is not ours. */
    private List<ProcessInstance> conferences(String conference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(conference).list().stream()
                .filter(process -> ConferencePreparation.isKey(process.getProcessDefinitionKey()))
                .toList();
    }

    /** The conference's own process and those of its units. */
    public List<ProcessInstance> of(String conference) {
        return asSystem.call(() -> {
            List<ProcessInstance> all = new ArrayList<>(conferences(conference));
            for (ProcessInstance own : List.copyOf(all)) {
                all.addAll(runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(own.getId())
                        .list());
            }
            return all;
        });
    }

    /** Takes a way of the conference's process once more, from this step. */
    void goBackTo(String process, String step) {
        asSystem.run(() -> runtime.createProcessInstanceModification(process)
                .startBeforeActivity(step)
                .execute());
    }

    /**
     * Sends the conference's process a message without variables.
     *
     * @return false when the process runs on a model without this message
     */
    boolean tellIfKnown(String message, String conference) {
        return !asSystem.call(() -> runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(conference)
                        .correlateAllWithResult())
                .isEmpty();
    }

    /**
     * Sends the conference's process a message.
     *
     * @param variables variables of the step that the message opens
     * @throws Refused CONFLICT when the process runs on a model without this message
     */
    public void tell(String message, String conference, Map<String, Object> variables) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(conference)
                    .setVariablesToTriggeredScope(variables)
                    .correlate());
        } catch (MismatchingMessageCorrelationException e) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Hội nghị đang chạy theo phiên bản cũ của quy trình, chưa có bước này. Đề nghị quản trị hệ thống"
                            + " chuyển Hội nghị sang phiên bản mới nhất rồi thực hiện lại.");
        }
    }
}
