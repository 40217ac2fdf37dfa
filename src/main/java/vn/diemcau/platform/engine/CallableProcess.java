package vn.diemcau.platform.engine;

/**
 * The only process that an Office may start; it starts all others. Each Office has models under keys of its own, because
 * the engine's rights on what runs go by the key.
 *
 * @param conference key of the model of a conference
 * @param unit key of the model that it starts for each unit
 */
public record CallableProcess(String conference, String unit) {

    /** Those of an Office. */
    public CallableProcess of(String suffix) {
        return new CallableProcess(named(conference, suffix), named(unit, suffix));
    }

    /** The key of one Office's model. */
    public static String named(String key, String suffix) {
        return suffix.isEmpty() ? key : key + "-" + suffix;
    }
}
