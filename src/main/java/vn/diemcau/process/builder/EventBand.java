package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import vn.diemcau.process.layout.Box;
import vn.diemcau.process.layout.Layout;
import vn.diemcau.process.layout.Lettering;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.layout.Sheet;

/** What may happen at any time, beside each other in a band below the lanes, and the legend. */
final class EventBand {

    private static final int MARGIN = 20;
    private static final int TITLE_MARGIN = 14;
    private static final int LEGEND_WIDTH = 330;
    private static final int LEGEND_MARGIN = 5;

    private final Sheet sheet = new Sheet();
    private int x = MARGIN;
    private int y = MARGIN;
    private int rowHeight;
    private final int width;

    /** @param width in which the events have to find room, one row below the other */
    EventBand(Drawing drawing, int width) {
        this.width = width;
        List<Sheet> events = new ArrayList<>();
        for (SubProcess event : drawing.subProcesses()) {
            events.add(sheetOf(event));
        }
        int height = events.stream().mapToInt(Sheet::bottom).max().orElse(0);
        for (int i = 0; i < events.size(); i++) {
            SubProcess event = drawing.subProcesses().get(i);
            put(
                    event.getId(),
                    events.get(i),
                    events.get(i).shapes().remove(event.getId()).width(),
                    height);
        }
        for (TextAnnotation legend : drawing.process().getChildElementsByType(TextAnnotation.class)) {
            String text = legend.getText().getTextContent();
            int legendHeight = 2 * LEGEND_MARGIN
                    + Lettering.INSIDE.height(text, LEGEND_WIDTH - 2 * LEGEND_MARGIN)
                    + Lettering.INSIDE.lineHeight();
            put(legend.getId(), new Sheet(), LEGEND_WIDTH, legendHeight);
        }
    }

    private void put(String id, Sheet content, int contentWidth, int height) {
        if (x > MARGIN && x + contentWidth + MARGIN > width) {
            x = MARGIN;
            y += rowHeight + MARGIN;
            rowHeight = 0;
        }
        sheet.shapes().put(id, new Box(x, y, contentWidth, height));
        sheet.add(content, x, y);
        x += contentWidth + MARGIN;
        rowHeight = Math.max(rowHeight, height);
    }

    Sheet sheet() {
        return sheet;
    }

    int height() {
        return y + rowHeight + MARGIN;
    }

    /** An event's steps in a row; where a timer ends a task, its way goes on in a second one. */
    private static Sheet sheetOf(SubProcess event) {
        Map<String, Place> places = new HashMap<>();
        List<FlowNode> nodes = event.getFlowElements().stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
        follow(event.getChildElementsByType(StartEvent.class).iterator().next(), 0, 0, places, nodes);
        Layout layout = new Layout(
                List.of(""), Marks.of(nodes, places), Marks.lines(event.getChildElementsByType(SequenceFlow.class)));
        Box lane = layout.lanes().get(0);
        int width = Math.max(lane.width(), Lettering.INSIDE.width(event.getName()) / 2 + 60);
        int title = Lettering.INSIDE.height(event.getName(), width - 2 * TITLE_MARGIN) + TITLE_MARGIN;
        Sheet sheet = new Sheet();
        sheet.shapes().put(event.getId(), new Box(0, 0, width, title + lane.height()));
        sheet.add(layout.sheet(), (width - lane.width()) / 2, title);
        return sheet;
    }

    private static void follow(FlowNode node, int row, int column, Map<String, Place> places, List<FlowNode> nodes) {
        places.put(node.getId(), new Place(0, row, column));
        node.getOutgoing().forEach(flow -> follow(flow.getTarget(), row, column + 1, places, nodes));
        for (FlowNode other : nodes) {
            if (other instanceof BoundaryEvent timer && timer.getAttachedTo().equals(node)) {
                timer.getOutgoing().forEach(flow -> follow(flow.getTarget(), row + 1, column + 1, places, nodes));
            }
        }
    }
}
