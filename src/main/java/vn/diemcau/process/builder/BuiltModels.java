package vn.diemcau.process.builder;

/**
 * The models of one conference, to be deployed together.
 *
 * @param unitXml null when the plan asks nothing of units
 * @param isDrawn whether they are the drawn models themselves
 */
public record BuiltModels(String conferenceXml, String unitXml, boolean isDrawn) {}
