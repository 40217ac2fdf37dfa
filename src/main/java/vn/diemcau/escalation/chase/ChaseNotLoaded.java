package vn.diemcau.escalation.chase;

/** Thrown when the ladder or the holidays are refused: a chase that is half understood would forget somebody. */
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

    /** Where the operator names the file. */
    String property() {
        return property;
    }
}
