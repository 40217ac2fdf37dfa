package vn.diemcau.web.board;

import java.util.List;

/**
 * How far the steps of a conference's diagrams are.
 *
 * @param title of the conference; of the unit when its duties alone are counted
 * @param steps the user tasks of both models that have duties
 * @param units the units together, each as one; null when the conference has none
 */
record Diagram(String title, List<Step> steps, Progress units) {

    /** @param element id of the user task in its model */
    record Step(String element, Progress progress) {}

    /**
     * How far the duties behind one shape of the diagram are.
     *
     * @param late those that are open past their deadline, without a promise that still holds
     * @param optional whether it is a right, for which nobody is chased
     * @param words the state as the diagram shows it
     */
    record Progress(int total, int done, int open, int late, boolean optional, Mark state, String words) {}
}
