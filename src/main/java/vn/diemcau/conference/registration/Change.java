package vn.diemcau.conference.registration;

import java.time.Instant;

/**
 * One version of a unit's registration.
 *
 * @param version number from 1, the first registration
 * @param by user id
 * @param summary what changed, in plain Vietnamese: "thêm xã Hương Trạch; xã Phú Gia: 40 → 55 đại biểu"
 * @param source source of an entry by the Office on the unit's behalf, null for the unit's own entry
 */
public record Change(
        String conference, String unit, int version, Instant at, String by, String summary, String source) {

    public boolean isFirst() {
        return version == 1;
    }
}
