package vn.diemcau.process.preparation;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.task.AssigneeRules;
import vn.diemcau.process.task.GivenAnswers;

/** Submits forms as answers instead of process variables, and the start form as a plan. */
public final class AnsweringFormService extends FormServiceImpl {

    private final GivenAnswers given;
    private final ObjectProvider<PreparationWorkflow> workflow;
    private final AssigneeRules hands;

    public AnsweringFormService(GivenAnswers given, ObjectProvider<PreparationWorkflow> workflow, AssigneeRules hands) {
        this.given = given;
        this.hands = hands;
        this.workflow = workflow;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> fields) {
        submitTaskFormWithVariablesInReturn(taskId, fields, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> fields, boolean deserializeValues) {
        return EngineCall.attempt(() -> given.during(
                taskId,
                fields,
                () -> commandExecutor.execute(context -> hands.answering(context, taskId, () -> {
                    super.submitTaskForm(taskId, Map.of());
                    return Variables.createVariables();
                }))));
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> fields) {
        return submitStartForm(definitionId, null, fields);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, String businessKey, Map<String, Object> fields) {
        return EngineCall.attempt(() -> {
            if (!workflow.getObject().isCallable(definitionId)) {
                throw new Refused(Refused.Reason.FORBIDDEN, "Việc này do Hội nghị tự mở, không mở riêng được.");
            }
            String plan = plan(fields);
            if (plan == null || plan.isBlank()) {
                throw new Refused(Refused.Reason.INVALID, "Chưa có kế hoạch Hội nghị.");
            }
            return workflow.getObject().start(plan);
        });
    }

    /** Reads the typed value, because the engine does not return the value of a serialized object otherwise. */
    private static String plan(Map<String, Object> fields) {
        TypedValue plan = fields == null ? null : Variables.fromMap(fields).getValueTyped("plan");
        return plan instanceof StringValue text ? text.getValue() : null;
    }
}
