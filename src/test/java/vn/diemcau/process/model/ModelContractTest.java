package vn.diemcau.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.FormRules;

/** Models, contract, beans, forms and the example's plan name the same things. */
@DiemCauTest
class ModelContractTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(\\w+)(?:\\.(\\w+)\\([\\w, ]*\\))?\\}");

    /** Optional by nature: nobody is chased for not changing a registration. */
    private static final Set<String> NOT_CHASED = Set.of("userTask_AmendRegistration", "userTask_CorrectRegistration");

    /** Known to the process, and to no bean. */
    private static final Set<String> VARIABLES = Set.of(
            ConferencePreparation.CONFERENCE.name(),
            UnitPreparation.UNIT.name(),
            ConferencePreparation.LINES_ACCEPTED.name(),
            ConferencePreparation.READY.name(),
            ConferencePreparation.PROCEED.name());

    @Autowired
    ApplicationContext context;

    record Model(String file, BpmnModelInstance instance) {

        <T extends FlowElement> Collection<T> all(Class<T> type) {
            return instance.getModelElementsByType(type);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Model> models() {
        return Stream.of(ConferencePreparation.KEY, UnitPreparation.KEY).map(key -> {
            String file = key + ".bpmn";
            try (InputStream in = ModelContractTest.class.getResourceAsStream("/bpmn/" + file)) {
                return new Model(file, Bpmn.readModelFromStream(in));
            } catch (IOException e) {
                throw new AssertionError(file, e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_model_is_called_like_its_contract(Model model) {
        assertThat(model.instance().getModelElementsByType(Process.class))
                .extracting(process -> process.getId() + ".bpmn")
                .containsExactly(model.file());
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_expression_names_a_bean_and_a_method_or_a_variable_that_exists(Model model) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(Bpmn.convertToString(model.instance()));
        while (matcher.find()) {
            String name = matcher.group(1);
            String method = matcher.group(2);
            boolean known = method == null
                    ? VARIABLES.contains(name) || context.containsBean(name)
                    : context.containsBean(name)
                            && Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(
                                            context.getBean(name).getClass()))
                                    .anyMatch(candidate -> candidate.getName().equals(method));
            if (!known) {
                unknown.add(matcher.group());
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(Bpmn.convertToString(model.instance()).split("[$#]\\{", -1).length - 1)
                .as("expressions that this test understands")
                .isEqualTo((int) EXPRESSION
                        .matcher(Bpmn.convertToString(model.instance()))
                        .results()
                        .count());
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_service_task_is_called_like_its_bean(Model model) {
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            String bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
            assertThat(task.getId()).isEqualToIgnoringCase("serviceTask_" + bean);
            assertThat(task.isCamundaAsyncBefore())
                    .as(task.getId() + " is a job of its own")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_user_task_has_an_agency_a_deadline_the_letters_words_and_a_form_that_exists(Model model) {
        assertThat(model.all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isEqualTo("${duty.agency(execution)}");
            assertThat(task.getCamundaDueDate()).as(task.getId()).isEqualTo("${duty.due(execution)}");
            assertThat(task.getCamundaFollowUpDate())
                    .as(task.getId() + ": a follow-up date is a promise")
                    .isNull();
            assertThat(task.getDocumentations())
                    .as(task.getId())
                    .singleElement()
                    .extracting(words -> words.getTextContent())
                    .isEqualTo("${duty.words(execution)}");
            assertThat(FormRules.of(formOf(task)).names()).as(task.getId()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_user_task_shows_a_timer_for_its_reminders_and_one_for_its_escalations_and_neither_ends_it(Model model) {
        for (UserTask task : model.all(UserTask.class)) {
            if (NOT_CHASED.contains(task.getId())) {
                continue;
            }
            String duty = ConferencePreparation.dutyOf(task.getId());
            assertThat(model.all(BoundaryEvent.class).stream()
                            .filter(timer -> timer.getAttachedTo().equals(task))
                            .toList())
                    .as(task.getId())
                    .allMatch(timer -> !timer.cancelActivity())
                    .extracting(FlowElement::getId, ModelContractTest::dateOf)
                    .containsExactlyInAnyOrder(
                            tuple("timer_" + duty + "_Reminder", "${duty.nextReminder(execution)}"),
                            tuple("timer_" + duty + "_Due", "${duty.nextEscalation(execution)}"));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_follows_a_user_task_is_asynchronous_or_the_next_task_so_that_no_officer_sees_a_conflict(Model model) {
        for (UserTask task : model.all(UserTask.class)) {
            assertThat(task.getOutgoing())
                    .as(task.getId())
                    .singleElement()
                    .satisfies(flow -> assertThat(flow.getTarget()).satisfies(ModelContractTest::meetsNobody));
        }
    }

    /** Ends no branch and joins none within the officer's own transaction. */
    private static void meetsNobody(FlowNode next) {
        if (next instanceof ExclusiveGateway gateway && !gateway.isCamundaAsyncBefore()) {
            assertThat(gateway.getOutgoing())
                    .extracting(SequenceFlow::getTarget)
                    .allSatisfy(ModelContractTest::meetsNobody);
        } else if (!(next instanceof UserTask)) {
            assertThat(next.isCamundaAsyncBefore())
                    .as(next.getId() + " is asynchronous")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_exclusive_gateway_asks_one_thing_and_has_a_default(Model model) {
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> {
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            assertThat(gateway.getOutgoing().stream().filter(flow -> !flow.equals(gateway.getDefault())))
                    .as(gateway.getId())
                    .singleElement()
                    .satisfies(flow -> assertThat(flow.getConditionExpression().getTextContent())
                            .matches(EXPRESSION));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_message_is_one_of_the_contract(Model model) {
        assertThat(model.instance().getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .isSubsetOf(
                        ConferencePreparation.MESSAGE_REDATED,
                        ConferencePreparation.MESSAGE_EXTENDED,
                        ConferencePreparation.MESSAGE_CANCELLED,
                        ConferencePreparation.MESSAGE_INCIDENT,
                        ConferencePreparation.MESSAGE_REOPENED,
                        ConferencePreparation.MESSAGE_DUTY_ADDED);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everything_is_drawn_and_named_by_a_rule(Model model) {
        Set<String> drawn = new TreeSet<>();
        model.instance()
                .getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.instance()
                .getModelElementsByType(BpmnEdge.class)
                .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));

        assertThat(model.all(FlowNode.class)).allSatisfy(node -> {
            assertThat(drawn).contains(node.getId());
            assertThat(node.getId())
                    .matches("(startEvent|endEvent|timer|userTask|serviceTask|callActivity|gateway|subProcess)"
                            + "_[A-Z]\\w+");
        });
        assertThat(model.all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(drawn).contains(flow.getId()));
    }

    private static String formOf(UserTask task) {
        return task.getCamundaFormKey().replaceFirst("embedded:/forms/(\\w+)\\.html", "$1");
    }

    private static String dateOf(BoundaryEvent timer) {
        return timer.getEventDefinitions().stream()
                .map(definition ->
                        ((TimerEventDefinition) definition).getTimeDate().getTextContent())
                .findFirst()
                .orElseThrow();
    }
}
