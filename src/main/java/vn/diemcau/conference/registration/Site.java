package vn.diemcau.conference.registration;

/**
 * A place that takes part over a line. Its id survives changes of its registration.
 *
 * @param unit code of the unit that registered it, null for a site of the province
 * @param code the plan's code of a province site, else null
 * @param type "Xã", "Phường" …; only for commune sites, may be null
 * @param technician null when not given
 * @param phone digits only; null when not given
 * @param delegates null for a site of the province
 * @param delegateCap null for no cap
 */
public record Site(
        long id,
        Level level,
        String unit,
        String code,
        String type,
        String name,
        String place,
        String chair,
        String technician,
        String phone,
        Integer delegates,
        Integer delegateCap,
        boolean backupPower,
        boolean backupLine) {

    /** Cấp tỉnh, cấp huyện, cấp xã. */
    public enum Level {
        PROVINCE,
        DISTRICT,
        COMMUNE
    }

    /** The name that people use: "xã Phú Gia", "Huyện ủy Hương Khê". */
    public String label() {
        return label(type, name);
    }

    /** The same from single values of a site. */
    public static String label(String type, String name) {
        return Registration.label(type, name);
    }
}
