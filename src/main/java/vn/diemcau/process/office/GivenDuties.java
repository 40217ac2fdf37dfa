package vn.diemcau.process.office;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.platform.input.Problem;

/** Reads the rows that an officer has ticked and collects their problems. */
final class GivenDuties {

    static final String PLACE = "Việc đã chọn";

    /** Upper limit, above the number of duties of a conference. */
    private static final int AT_MOST = 500;

    private GivenDuties() {}

    static List<DutyRef> read(List<DutyRef> given, List<Problem> problems) {
        if (given == null || given.isEmpty()) {
            problems.add(new Problem(PLACE, "Chưa chọn nhiệm vụ nào."));
            return List.of();
        }
        if (given.size() > AT_MOST) {
            problems.add(new Problem(PLACE, "Chọn quá %d nhiệm vụ một lần.".formatted(AT_MOST)));
            return List.of();
        }
        List<DutyRef> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            DutyRef each = given.get(i);
            if (each == null || !isCode(each.code()) || !isCode(each.agency())) {
                problems.add(new Problem("%s thứ %d".formatted(PLACE, i + 1), "Phải có mã nhiệm vụ và mã cơ quan."));
            } else {
                read.add(each);
            }
        }
        return read;
    }

    /** Whether the text has the form of a code; other text may be invalid in the database. */
    static boolean isCode(String given) {
        return given != null && given.matches("[A-Za-z0-9-]{1,100}");
    }
}
