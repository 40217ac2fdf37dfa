package vn.diemcau.process.builder;

/**
 * The models of one conference, to be deployed together.
 *
 * @param unitXml null when the plan asks nothing of units
 * @param isDrawn whether they are the drawn models themselves
 */
public record BuiltModels(String conferenceXml, String unitXml, boolean isDrawn) {

    /**
     * The same for a conference that runs. A unit waits at its start for a job, so that one that had finished everything
     * may be taken from there to what it has got since.
     */
    public BuiltModels withWaitingUnits() {
        String start = "<bpmn:startEvent id=\"%s\"".formatted(UnitFlow.START);
        return unitXml == null
                ? this
                : new BuiltModels(conferenceXml, unitXml.replace(start, start + " camunda:asyncAfter=\"true\""), false);
    }
}
