package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.allDoneEvent;
import static vn.diemcau.process.model.ConferencePreparation.openingOf;
import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.builder.ModelPlan.Registration;
import vn.diemcau.process.builder.ModelPlan.Session;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * Where the steps and duties of a conference stand: its phases from left to right, each in the lane of who does it. The
 * first row of the Office's lane is the way of the conference itself.
 */
final class ConferencePlaces {

    private static final int MOST_BESIDE_EACH_OTHER = 3;

    /** Widths and heights in pixels, for an estimate. */
    private static final int LETTER_WIDTH = 700;

    private static final int STEP_WIDTH = 240;

    private static final int COLUMN_WIDTH = 260;
    private static final int ROW_HEIGHT = 118;
    private static final double WANTED_RATIO = 2.2;

    private final Drawing drawing;
    private final ModelPlan plan;
    private final ConferenceFlow flow;
    private final Lanes lanes;
    private final int office;
    private final Columns columns = new Columns();
    private final Map<String, Integer> ranks = new HashMap<>();
    private int beside;

    ConferencePlaces(Drawing drawing, ModelPlan plan, ConferenceFlow flow, Lanes lanes) {
        this.drawing = drawing;
        this.plan = plan;
        this.flow = flow;
        this.lanes = lanes;
        this.office = lanes.of(lanes.office());
    }

    /** The places by the ids of the nodes. */
    Map<String, Place> places() {
        defineColumns();
        placeSteps();
        flow.afters().duties().forEach(this::placeDuty);
        Map<String, Place> places = new HashMap<>();
        for (FlowNode node : drawing.nodes()) {
            if (!(node instanceof BoundaryEvent)) {
                places.put(
                        node.getId(), columns.has(node.getId()) ? columns.placeOf(node.getId()) : columns.beside(node));
            }
        }
        return places;
    }

    private void defineColumns() {
        int levels =
                flow.afters().duties().mapToInt(duty -> levelOf(duty) + 1).max().orElse(1);
        beside = levels > 1 ? 1 : besideEachOther();
        int preparation = Math.max(Math.max(beside, levels), plan.hasRegistration() ? 2 : 1);
        List.of("start", "issue", "announce", "opened").forEach(columns::narrow);
        for (int i = 0; i < preparation; i++) {
            columns.wide("preparation " + i);
        }
        columns.narrow("distributed");
        if (!plan.furtherTests().isEmpty()) {
            List.of(ConferenceFlow.TESTS, ConferenceFlow.TESTS_OPENED).forEach(columns::narrow);
        }
        List.of("lists", "test").forEach(columns::wide);
        plan.furtherTests().forEach(test -> List.of(hourOf(test), test.code()).forEach(columns::wide));
        columns.narrow("tested");
        List.of("decide", "postpone").forEach(columns::wide);
        List.of("decided", "decided on", "roll timer").forEach(columns::narrow);
        List.of("roll", "awards").forEach(columns::wide);
        for (Session session : plan.sessions()) {
            columns.narrow(flow.timerOf(session));
            plan.rollCall(session).ifPresent(duty -> columns.wide(duty.code()));
        }
        columns.wide("close");
    }

    /** How many steps a duty is away from the letter; less than 0 when it opens in a later phase. */
    private int levelOf(Duty duty) {
        int level = flow.isOpenedByLetter(duty) ? 0 : -1;
        for (String before : flow.afters().before(duty)) {
            if (flow.isStep(before)) {
                return -1;
            }
            int earlier = plan.duty(before).isOfUnit() ? 0 : levelOf(plan.duty(before));
            if (earlier < 0) {
                return -1;
            }
            level = Math.max(level, earlier + 1);
        }
        return flow.afters().opensAfterSeveral(duty) ? level + 1 : level;
    }

    /** As many duties of an agency beside each other as make the sheet wide rather than high. */
    private int besideEachOther() {
        Map<String, Integer> duties = new HashMap<>();
        flow.afters()
                .duties()
                .filter(flow::isOpenedByLetter)
                .forEach(duty -> duties.merge(duty.agency(), 1, Integer::sum));
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int number = 1; number <= MOST_BESIDE_EACH_OTHER; number++) {
            int rows = lanes.count() + 1;
            for (Map.Entry<String, Integer> each : duties.entrySet()) {
                int needed = (each.getValue() + number - 1) / number;
                rows += each.getKey().equals(lanes.office()) ? needed : needed - 1;
            }
            double ratio =
                    (LETTER_WIDTH + flow.steps() * STEP_WIDTH + number * COLUMN_WIDTH) / (double) (rows * ROW_HEIGHT);
            double off = Math.abs(Math.log(ratio / WANTED_RATIO));
            if (off < least) {
                least = off;
                best = number;
            }
        }
        return best;
    }

    private void placeSteps() {
        columns.put(ConferenceFlow.START, office, 0, columns.of("start"));
        columns.put(taskOf(DutyCodes.ISSUE_LETTER), office, 0, columns.of("issue"));
        columns.put(ConferenceFlow.ANNOUNCE, office, 0, columns.of("announce"));
        columns.put(ConferenceFlow.OPENED, office, 0, columns.of("opened"));
        int preparation = columns.rankOf(columns.of("lists"));
        if (plan.hasRegistration()) {
            columns.put(ConferencePreparation.TIMER_REGISTRATION_DUE, office, 0, columns.ranked(preparation - 2));
            columns.put(ConferenceFlow.DISTRIBUTE, office, 0, columns.ranked(preparation - 1));
            columns.put(ConferenceFlow.DISTRIBUTED, office, 0, columns.of("distributed"));
            plan.registrations().forEach(this::placeRegistration);
        }
        columns.put(ConferencePreparation.TIMER_LINE_TEST, office, 0, columns.of("lists"));
        step(DutyCodes.TEST_LINES, "test", ConferenceFlow.LINES_ACCEPTED);
        step(DutyCodes.REPAIR_LINES, "test", null);
        columns.put(ConferenceFlow.LINES_TESTED, office, 0, columns.of("tested"));
        if (!plan.furtherTests().isEmpty()) {
            List.of(ConferenceFlow.TESTS, ConferenceFlow.TESTS_OPENED)
                    .forEach(gateway -> columns.put(gateway, office, 0, columns.of(gateway)));
            plan.furtherTests().forEach(this::placeTest);
        }
        step(DutyCodes.DECIDE_READINESS, "decide", ConferenceFlow.READY);
        step(DutyCodes.DECIDE_POSTPONEMENT, "postpone", ConferenceFlow.PROCEED);
        columns.put(ConferenceFlow.DECIDED, office, 0, columns.of("decided"));
        columns.put(ConferenceFlow.DECIDED_ON, office, 0, columns.of("decided on"));
        columns.put(ConferencePreparation.TIMER_ROLL_CALL, office, 0, rollTimerColumn());
        step(DutyCodes.TAKE_ROLL_CALL, "roll", ConferenceFlow.doneGateway(DutyCodes.TAKE_ROLL_CALL));
        step(DutyCodes.RUN_AWARDS, "awards", null);
        String last = DutyCodes.TAKE_ROLL_CALL;
        if (flow.isStep(DutyCodes.RUN_AWARDS)) {
            last = DutyCodes.RUN_AWARDS;
        }
        int dayLane = flow.isStep(last) ? lanes.of(plan.agencyOf(last)) : office;
        int dayRow = columns.has(taskOf(last)) ? columns.placeOf(taskOf(last)).row() : 0;
        columns.put(ConferenceFlow.DAY, dayLane, dayRow, columns.after("awards"));
        for (Session session : plan.sessions()) {
            columns.put(flow.timerOf(session), office, 0, columns.of(flow.timerOf(session)));
            plan.rollCall(session).ifPresent(duty -> {
                step(duty.code(), duty.code(), ConferenceFlow.doneGateway(duty.code()));
                ranks.put(duty.code(), columns.rankOf(columns.of(duty.code())));
            });
        }
        step(DutyCodes.CLOSE_CONFERENCE, "close", ConferenceFlow.CLOSED);
        if (plan.hasUnits()) {
            String call = drawing.process()
                    .getChildElementsByType(CallActivity.class)
                    .iterator()
                    .next()
                    .getId();
            columns.put(call, lanes.ofUnits(), 0, columns.of("preparation 0"));
            int row = 1;
            for (Duty duty : plan.awaited()) {
                columns.put(allDoneEvent(duty.code()), lanes.ofUnits(), row++, columns.of("preparation 0"));
                ranks.put(duty.code(), 0);
            }
        }
        ranks.put(DutyCodes.DECIDE_READINESS, columns.rankOf(columns.of("postpone")));
        ranks.put(DutyCodes.TEST_LINES, columns.rankOf(columns.of("test")));
        ranks.put(DutyCodes.TAKE_ROLL_CALL, columns.rankOf(columns.of("roll")));
        ranks.put(DutyCodes.RUN_AWARDS, columns.rankOf(columns.of("awards")));
    }

    /** A further test stands right of the one before it, below the way of the conference itself. */
    private void placeTest(Duty test) {
        int timer = columns.of(hourOf(test));
        columns.put(openingOf(test.code()), office, columns.freeRow(office, 1, timer - 1, timer + 1), timer);
        int lane = lanes.of(test.agency());
        int column = columns.of(test.code());
        int row = columns.freeRow(lane, lane == office ? 1 : 0, column - 1, column + 1);
        columns.put(taskOf(test.code()), lane, row, column);
        columns.put(ConferenceFlow.acceptedGateway(test.code()), lane, row, column + 1);
        plan.repairOf(test).ifPresent(repair -> step(repair.code(), test.code(), null));
    }

    private static String hourOf(Duty test) {
        return test.code() + " hour";
    }

    /** Below the way of the conference itself: an hour and what goes out at it. */
    private void placeRegistration(Registration registration) {
        int timer = columns.of("lists");
        int distribute = columns.of("test");
        int row = columns.freeRow(office, 1, timer - 1, distribute + 1);
        columns.put(ConferencePreparation.registrationOf(registration.id()), office, row, timer);
        columns.put(ConferencePreparation.distributionOf(registration.id()), office, row, distribute);
    }

    /** Below the gateway that asks whether to meet, when nothing stands between the two. */
    private int rollTimerColumn() {
        return drawing.has(ConferenceFlow.DECIDED_ON) ? columns.of("roll timer") : columns.after("postpone");
    }

    private void step(String code, String column, String next) {
        if (!flow.isStep(code)) {
            return;
        }
        int lane = lanes.of(plan.agencyOf(code));
        columns.putStep(taskOf(code), lane, columns.of(column));
        if (next != null) {
            int row = columns.placeOf(taskOf(code)).row();
            columns.put(next, lane, row, columns.after(column));
        }
    }

    private void placeDuty(Duty duty) {
        if (columns.has(taskOf(duty.code()))) {
            return;
        }
        List<String> before = flow.afters().before(duty);
        before.stream()
                .filter(code -> !flow.isStep(code) && !plan.duty(code).isOfUnit())
                .forEach(code -> placeDuty(plan.duty(code)));
        int lane = lanes.of(duty.agency());
        int row = lane == office ? 1 : 0;
        int rank = before.stream().mapToInt(ranks::get).max().orElse(-1) + 1;
        if (before.isEmpty() && flow.isAcknowledgement(duty)) {
            rank = columns.rankOf(columns.of("lists"));
        } else if (before.isEmpty() && duty.kind() == DutyKind.COVER) {
            rank = columns.rankOf(columns.of("awards")) + 1;
        } else if (before.isEmpty()) {
            while (rank < beside - 1 && !isFree(lane, row, rank)) {
                rank++;
                if (rank == beside - 1 && !isFree(lane, row, rank)) {
                    rank = 0;
                    row++;
                }
            }
        } else if (before.size() == 1 && columns.has(taskOf(before.get(0)))) {
            Place place = columns.placeOf(taskOf(before.get(0)));
            row = place.lane() == lane && isFree(lane, place.row(), rank) ? place.row() : row;
        }
        int from = columns.ranked(rank) - (before.size() > 1 || duty.opensLater() ? 1 : 0);
        // Such a duty has a gateway and a timer before it, so the timer takes the place of a task.
        int column = columns.ranked(flow.afters().opensAfterSeveral(duty) ? ++rank : rank);
        row = columns.freeRow(lane, row, from, column + 1);
        if (duty.opensLater()) {
            columns.put(openingOf(duty.code()), lane, row, flow.afters().opensAfterSeveral(duty) ? from + 1 : from);
        }
        columns.put(taskOf(duty.code()), lane, row, column);
        ranks.put(duty.code(), rank);
    }

    private boolean isFree(int lane, int row, int rank) {
        int column = columns.ranked(rank);
        return columns.isFree(lane, row, column, column + 1);
    }
}
