package vn.diemcau.process.builder;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import vn.diemcau.process.layout.Box;
import vn.diemcau.process.layout.Layout;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.layout.Sheet;

/** Lays a pool with its lanes out, and the band of what may happen at any time. */
final class PoolSheet {

    /** The viewer writes the names of pools and lanes into strips of this width. */
    private static final int STRIP = 30;

    private static final int LEAST_WIDTH = 1500;

    private PoolSheet() {}

    /** @param lanes the ids of the lanes from above; the last is the band when there are events */
    static Sheet of(Drawing drawing, List<String> lanes, Map<String, Place> places) {
        boolean hasBand = !drawing.subProcesses().isEmpty();
        List<String> ids = hasBand ? lanes.subList(0, lanes.size() - 1) : lanes;
        Layout layout = new Layout(
                ids.stream()
                        .map(id -> ((Lane) drawing.model().getModelElementById(id)).getName())
                        .toList(),
                Marks.of(drawing.nodes(), places),
                Marks.lines(drawing.process().getChildElementsByType(SequenceFlow.class)));
        int width = layout.lanes().get(0).width();
        EventBand band = null;
        if (hasBand) {
            width = Math.max(width, LEAST_WIDTH);
            band = new EventBand(drawing, width);
        }
        Sheet sheet = new Sheet();
        String pool = drawing.model()
                .getModelElementsByType(Participant.class)
                .iterator()
                .next()
                .getId();
        int bottom = layout.lanes().get(ids.size() - 1).bottom();
        sheet.shapes().put(pool, new Box(0, 0, width + 2 * STRIP, bottom + (hasBand ? band.height() : 0)));
        for (int i = 0; i < ids.size(); i++) {
            Box lane = layout.lanes().get(i);
            sheet.shapes().put(ids.get(i), new Box(STRIP, lane.y(), width + STRIP, lane.height()));
        }
        if (hasBand) {
            sheet.shapes().put(lanes.get(ids.size()), new Box(STRIP, bottom, width + STRIP, band.height()));
        }
        sheet.add(layout.sheet(), 2 * STRIP, 0);
        if (hasBand) {
            sheet.add(band.sheet(), 2 * STRIP, bottom);
        }
        return sheet;
    }
}
