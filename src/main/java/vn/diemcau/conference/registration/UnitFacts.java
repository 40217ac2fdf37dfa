package vn.diemcau.conference.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * The data of one unit within a conference.
 *
 * @param chair chair of its site according to the letter, or null
 * @param office name of the Office
 * @param lineTestBegun whether a round of the line test is stored
 */
public record UnitFacts(
        String unit,
        String name,
        String chair,
        String office,
        ZonedDateTime registrationDue,
        ZonedDateTime lineTest,
        boolean lineTestBegun,
        PlaceCatalogue catalogue) {

    boolean isClosedAt(Instant now) {
        return lineTestBegun || !now.isBefore(lineTest.toInstant());
    }

    /** Why a registration can no longer be changed. */
    String closedSentence() {
        return "Đã chạy thử đường truyền (%s) nên không điều chỉnh đăng ký được nữa; cần thay đổi, hãy báo %s."
                .formatted(VietnameseTime.full(lineTest), office);
    }

    static ZonedDateTime in(String zone, Instant time) {
        return time.atZone(ZoneId.of(zone));
    }
}
