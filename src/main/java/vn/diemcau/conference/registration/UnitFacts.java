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
 * @param lineTest when the lines of its sites are first tested
 * @param hasLineTest whether lines are tested at all; otherwise that is the start of the conference
 * @param lineTestBegun whether a round of a line test of its sites is stored
 * @param isDeferred whether the conference rests, so that no hour of it comes
 */
public record UnitFacts(
        String unit,
        String name,
        String chair,
        String office,
        ZonedDateTime registrationDue,
        ZonedDateTime lineTest,
        boolean hasLineTest,
        boolean lineTestBegun,
        boolean isDeferred,
        PlaceCatalogue catalogue) {

    boolean isClosedAt(Instant now) {
        return lineTestBegun || !isDeferred && !now.isBefore(lineTest.toInstant());
    }

    /** Why a registration can no longer be changed. */
    String closedSentence() {
        return "%s (%s) nên không điều chỉnh đăng ký được nữa; cần thay đổi, hãy báo %s."
                .formatted(
                        hasLineTest ? "Đã chạy thử đường truyền" : "Đã đến giờ họp",
                        VietnameseTime.full(lineTest),
                        office);
    }

    static ZonedDateTime in(String zone, Instant time) {
        return time.atZone(ZoneId.of(zone));
    }
}
