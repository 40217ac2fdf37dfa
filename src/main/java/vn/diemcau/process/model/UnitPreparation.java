package vn.diemcau.process.model;

/** The contract of {@code bpmn/unit-preparation.bpmn}; the business key is {@code conferenceId:unit}. */
public final class UnitPreparation {

    public static final String KEY = "unit-preparation";

    /** Code of the unit. */
    public static final Variable<String> UNIT = new Variable<>("unit", String.class);

    /** Ends the period in which a unit may change its registration. */
    public static final String TIMER_AMENDING_CLOSED = "timer_AmendRegistration_Closed";

    private UnitPreparation() {}
}
