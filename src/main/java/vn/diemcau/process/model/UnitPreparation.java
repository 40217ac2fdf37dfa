package vn.diemcau.process.model;

import java.util.regex.Pattern;
import vn.diemcau.platform.engine.CallableProcess;

/** The contract of {@code bpmn/unit-preparation.bpmn}; the business key is {@code conferenceId:unit}. */
public final class UnitPreparation {

    public static final String KEY = "unit-preparation";

    /** Code of the unit. */
    public static final Variable<String> UNIT = new Variable<>("unit", String.class);

    /** Ends the period in which a unit may change its registration. */
    public static final String TIMER_AMENDING_CLOSED = "timer_AmendRegistration_Closed";

    private static final Pattern KEYS = Pattern.compile(KEY + "(?:-[A-Za-z0-9]{1,32})?");

    private UnitPreparation() {}

    /** Key of the models of an Office. */
    public static String keyOf(String suffix) {
        return CallableProcess.named(KEY, suffix);
    }

    /** Whether a model of that key is a unit's, of whichever Office. */
    public static boolean isKey(String key) {
        return KEYS.matcher(key).matches();
    }
}
