package vn.diemcau.escalation.chase;

/**
 * Thrown when the ladder or the holidays are invalid. A partly loaded ladder would leave somebody without a reminder.
 */
public class ChaseNotLoaded extends RuntimeException {

    private final String property;

    private ChaseNotLoaded(String what, String property, String file, String problems) {
        super("%s có lỗi (%s):%n%s".formatted(what, file, problems));
        this.property = property;
    }

    public static ChaseNotLoaded ladder(String file, String problems) {
        return new ChaseNotLoaded("Bảng đôn đốc", "diemcau.ladder", file, problems);
    }

    static ChaseNotLoaded holidays(String file, String problems) {
        return new ChaseNotLoaded("Danh sách ngày nghỉ", "diemcau.holidays", file, problems);
    }

    /** The property that names the file. */
    String property() {
        return property;
    }
}
