package vn.diemcau.process.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.diemcau.process.builder.Plans.OFFICE;
import static vn.diemcau.process.builder.Plans.drawn;
import static vn.diemcau.process.builder.Plans.own;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.process.builder.ModelPlan.Duty;

/** Which steps the models of a plan have, and in which order. */
class ModelBuilderTest {

    @ParameterizedTest
    @EnumSource(Plans.class)
    void each_duty_of_the_plan_is_a_task_and_no_other_is(Plans plan) {
        BuiltModels models = plan.models();
        assertThat(tasks(models.conferenceXml()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.plan().ofAgencies().map(Duty::code).toList());
        if (models.unitXml() == null) {
            assertThat(plan.plan().ofUnits()).isEmpty();
        } else {
            assertThat(tasks(models.unitXml()))
                    .containsExactlyInAnyOrderElementsOf(
                            plan.plan().ofUnits().map(Duty::code).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Plans.class)
    void each_step_is_reached_and_each_way_comes_to_an_end(Plans plan) {
        for (String xml : xmls(plan)) {
            Picture model = new Picture(xml);
            assertThat(unreached(model)).as("not reached").isEmpty();
            assertThat(model.model().getModelElementsByType(FlowNode.class))
                    .filteredOn(node -> !(node instanceof SubProcess))
                    .filteredOn(node -> !(node instanceof BoundaryEvent timer) || timer.cancelActivity())
                    .allSatisfy(
                            node -> assertThat(reaches(node)).as(node.getId()).anyMatch(EndEvent.class::isInstance));
        }
    }

    @ParameterizedTest
    @EnumSource(Plans.class)
    void each_gateway_has_something_to_part_or_to_join_and_each_question_a_default(Plans plan) {
        for (String xml : xmls(plan)) {
            Picture model = new Picture(xml);
            assertThat(model.model().getModelElementsByType(Gateway.class))
                    .allSatisfy(gateway -> assertThat(gateway.getIncoming().size()
                                    + gateway.getOutgoing().size())
                            .as(gateway.getId())
                            .isGreaterThan(2));
            assertThat(model.model().getModelElementsByType(ExclusiveGateway.class))
                    .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                    .allSatisfy(gateway -> {
                        assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                        assertThat(gateway.getOutgoing())
                                .filteredOn(flow -> !flow.equals(gateway.getDefault()))
                                .singleElement()
                                .satisfies(flow -> assertThat(flow.getConditionExpression())
                                        .isNotNull());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Plans.class)
    void what_follows_a_task_is_asynchronous_or_the_next_task(Plans plan) {
        for (String xml : xmls(plan)) {
            for (UserTask task : new Picture(xml).model().getModelElementsByType(UserTask.class)) {
                assertThat(task.getOutgoing()).as(task.getId()).singleElement().satisfies(flow -> {
                    Stream<FlowNode> next =
                            flow.getTarget() instanceof ExclusiveGateway gateway && !gateway.isCamundaAsyncBefore()
                                    ? gateway.getOutgoing().stream().map(SequenceFlow::getTarget)
                                    : Stream.of(flow.getTarget());
                    assertThat(next)
                            .allMatch(node -> node instanceof UserTask || node.isCamundaAsyncBefore(), task.getId());
                });
            }
        }
    }

    @Test
    void a_duty_of_the_letters_own_is_asked_reminded_and_chased_like_a_drawn_one() {
        Picture model = new Picture(Plans.COMMITTEE.models().conferenceXml());
        UserTask task = model.model().getModelElementById("userTask_Huy-dong");
        UserTask drawn = model.model().getModelElementById("userTask_TakeRollCall");

        assertThat(task.getName()).isEqualTo("Huy động lực lượng <4 giờ & báo cáo>");
        assertThat(task.getCamundaFormKey()).isEqualTo("embedded:/forms/GeneralDuty.html");
        assertThat(task.getCamundaCandidateGroups()).isEqualTo(drawn.getCamundaCandidateGroups());
        assertThat(task.getCamundaDueDate()).isEqualTo(drawn.getCamundaDueDate());
        assertThat(task.getDocumentations().iterator().next().getTextContent()).isEqualTo("${duty.words(execution)}");
        for (String timer : List.of("_Reminder", "_Due")) {
            String xml = text(model, "timer_Huy-dong" + timer);
            assertThat(xml).isEqualTo(text(model, "timer_TakeRollCall" + timer).replace("TakeRollCall", "Huy-dong"));
        }
    }

    private static String text(Picture model, String id) {
        String xml = BpmnText.of(model.model());
        int start = xml.indexOf("<bpmn:boundaryEvent id=\"" + id + "\"");
        return xml.substring(start, xml.indexOf("</bpmn:boundaryEvent>", start));
    }

    @Test
    void the_text_of_a_person_never_becomes_an_expression() {
        ModelPlan plan = new ModelPlan(
                OFFICE,
                List.of(
                        drawn("IssueLetter", OFFICE),
                        own("X", DutyKind.GENERAL, "SO1", "${runtimeService} #{x} \"><bpmn:scriptTask/>"),
                        drawn("CloseConference", OFFICE)),
                false,
                false,
                List.of(),
                List.of());
        Picture model = new Picture(
                ModelBuilder.build(plan, "${c} <b>", code -> "${a} <b>").conferenceXml());

        UserTask task = model.model().getModelElementById("userTask_X");
        assertThat(task.getName()).doesNotContain("${").doesNotContain("#{").contains("runtimeService");
        assertThat(model.model().getModelElementsByType(Lane.class))
                .allSatisfy(lane -> assertThat(lane.getName()).doesNotContain("${"));
    }

    @Test
    void without_a_line_test_nobody_tests_and_the_units_amend_until_the_start() {
        BuiltModels models = Plans.REGISTRATION_ALONE.models();
        assertThat(models.conferenceXml()).doesNotContain("timer_LineTest").doesNotContain("gateway_LinesAccepted");
        assertThat(after(models.conferenceXml(), "gateway_SitesDistributed", "serviceTask_DistributeSites"))
                .containsExactly("timer_RollCall");
        BoundaryEvent closed =
                new Picture(models.unitXml()).model().getModelElementById("timer_AmendRegistration_Closed");
        assertThat(closed.getEventDefinitions())
                .singleElement()
                .satisfies(definition -> assertThat(((TimerEventDefinition) definition)
                                .getTimeDate()
                                .getTextContent())
                        .isEqualTo("${dates.rollCall(execution)}"));
    }

    @Test
    void without_registration_no_list_goes_out_and_none_is_reopened() {
        Picture model = new Picture(Plans.COMMITTEE.models().conferenceXml());
        assertThat(model.model().getModelElementsByType(SubProcess.class))
                .extracting(SubProcess::getId)
                .containsExactly(
                        "subProcess_ConferenceRedated",
                        "subProcess_ConferenceCancelled",
                        "subProcess_IncidentReported",
                        "subProcess_DutyAdded");
        assertThat(model.model().getModelElementsByType(Message.class)).hasSize(4);
        assertThat(BpmnText.of(model.model())).doesNotContain("RegistrationDue").doesNotContain("DistributeSites");
    }

    @Test
    void a_conference_of_nothing_but_its_hour_is_called_waits_and_is_closed() {
        String xml = Plans.START_ALONE.models().conferenceXml();
        assertThat(Plans.START_ALONE.models().unitXml()).isNull();
        assertThat(after(xml, "serviceTask_AnnounceDuties")).containsExactly("timer_RollCall");
        assertThat(after(xml, "timer_RollCall")).containsExactly("userTask_CloseConference");
        assertThat(after(xml, "userTask_CloseConference")).containsExactly("endEvent_ConferenceClosed");
    }

    @Test
    void a_duty_opens_when_all_that_it_waits_for_is_done() {
        String xml = Plans.CHAIN.models().conferenceXml();
        assertThat(after(xml, "userTask_A")).containsExactly("userTask_B");
        assertThat(after(xml, "userTask_B")).containsExactly("gateway_D_Opened");
        assertThat(after(xml, "userTask_C")).containsExactly("gateway_D_Opened");
        assertThat(after(xml, "gateway_D_Opened")).containsExactly("userTask_D");
        assertThat(after(xml, "gateway_D_Done")).containsExactlyInAnyOrder("userTask_E", "userTask_F");
        assertThat(after(xml, "gateway_DutiesOpened"))
                .contains("userTask_A", "userTask_C")
                .doesNotContain("userTask_B");
    }

    @Test
    void what_waits_for_a_step_of_the_conference_opens_beside_the_next_step() {
        String xml = Plans.CHAIN.models().conferenceXml();
        assertThat(after(xml, "gateway_LinesTested"))
                .containsExactlyInAnyOrder("userTask_DecideReadiness", "userTask_G");
        assertThat(after(xml, "gateway_DecidedOn")).containsExactlyInAnyOrder("timer_RollCall", "userTask_H");
        assertThat(after(xml, "gateway_Proceed")).containsExactlyInAnyOrder("timer_LineTest", "gateway_Decided");
    }

    @Test
    void what_waits_for_a_duty_of_the_units_opens_behind_the_event_that_all_have_done_it() {
        BuiltModels models = Plans.CHAIN.models();
        String xml = models.conferenceXml();

        assertThat(after(xml, "gateway_DutiesOpened")).contains("event_Phong_AllUnits");
        assertThat(after(xml, "event_Phong_AllUnits")).containsExactly("userTask_K");
        UserTask told = new Picture(models.unitXml()).model().getModelElementById("userTask_Phong");
        assertThat(told.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaExecutionListener.class)
                        .list())
                .singleElement()
                .satisfies(listener ->
                        assertThat(listener.getCamundaDelegateExpression()).isEqualTo("${tellUnitDone}"));
    }

    @Test
    void a_test_that_nobody_repairs_is_repeated_and_a_no_that_nobody_takes_further_too() {
        String xml = Plans.NOBODY_POSTPONES.models().conferenceXml();
        assertThat(after(xml, "gateway_LinesAccepted"))
                .containsExactlyInAnyOrder("userTask_TestLines", "userTask_DecideReadiness");
        assertThat(after(xml, "gateway_Ready")).containsExactlyInAnyOrder("timer_LineTest", "timer_RollCall");
        assertThat(after(xml, "timer_RollCall")).containsExactly("userTask_RunAwards");
    }

    @Test
    void the_lanes_are_the_agencies_in_the_letters_order() {
        assertThat(new Picture(Plans.CHAIN.models().conferenceXml()).model().getModelElementsByType(Lane.class))
                .extracting(Lane::getName)
                .containsExactly(
                        "Cơ quan LANHDAO tỉnh",
                        "Cơ quan VPUB tỉnh",
                        "Cơ quan SO1 tỉnh",
                        "Cơ quan SO2 tỉnh",
                        "Cơ quan SO3 tỉnh",
                        "Cơ quan SO4 tỉnh",
                        "Đơn vị đăng ký điểm cầu",
                        "Bất cứ lúc nào");
    }

    @Test
    void the_same_plan_makes_the_same_text() {
        assertThat(Plans.CHAIN.build()).isEqualTo(Plans.CHAIN.build());
    }

    @Test
    void a_plan_that_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> planOf(
                        own("A", DutyKind.GENERAL, "SO1", "A", "B"), own("B", DutyKind.GENERAL, "SO1", "B", "A")))
                .hasMessageContaining("waits for itself");
        assertThatThrownBy(() -> planOf(own("A", DutyKind.GENERAL, "SO1", "A", "Z")))
                .hasMessageContaining("unknown");
        assertThatThrownBy(() -> planOf(own("A B", DutyKind.GENERAL, "SO1", "A")))
                .hasMessageContaining("No code");
        assertThatThrownBy(() -> planOf(own("HandleIncident", DutyKind.GENERAL, "SO1", "A")))
                .hasMessageContaining("No code");
    }

    private static ModelPlan planOf(Duty... duties) {
        return new ModelPlan(OFFICE, List.of(duties), false, false, List.of(), List.of());
    }

    private static List<String> xmls(Plans plan) {
        BuiltModels models = plan.models();
        return models.unitXml() == null
                ? List.of(models.conferenceXml())
                : List.of(models.conferenceXml(), models.unitXml());
    }

    private static List<String> tasks(String xml) {
        return new Picture(xml)
                .model().getModelElementsByType(UserTask.class).stream()
                        .filter(task -> !(task.getParentElement() instanceof SubProcess))
                        .map(task -> task.getId().replace("userTask_", ""))
                        .toList();
    }

    /** What follows the first of these nodes that the model has. */
    private static List<String> after(String xml, String... nodes) {
        Picture model = new Picture(xml);
        for (String id : nodes) {
            FlowNode node = model.model().getModelElementById(id);
            if (node != null) {
                return node.getOutgoing().stream()
                        .map(flow -> flow.getTarget().getId())
                        .toList();
            }
        }
        return List.of();
    }

    private static List<String> unreached(Picture model) {
        Set<FlowNode> reached = new HashSet<>();
        model.model().getModelElementsByType(StartEvent.class).forEach(start -> reached.addAll(reaches(start)));
        return model.model().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess) && !reached.contains(node))
                .map(FlowNode::getId)
                .toList();
    }

    private static Set<FlowNode> reaches(FlowNode from) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            FlowNode node = next.pop();
            if (reached.add(node)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
                node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                        .filter(timer -> timer.getAttachedTo().equals(node))
                        .forEach(next::add);
            }
        }
        return reached;
    }
}
