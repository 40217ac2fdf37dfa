package vn.diemcau.conference.plan;

import java.util.Map;
import java.util.Optional;

/** The list that an agency receives and acknowledges when the registration has ended. */
public enum ReceivedList {
    /** Every site with its place and technician. */
    SITES("Điểm cầu, địa điểm, cán bộ kỹ thuật"),
    /** The places alone, for who keeps the power stable. */
    PLACES("Địa điểm các điểm cầu"),
    /** Numbers of sites and delegates. */
    SUMMARY("Tổng hợp số lượng");

    private static final Map<String, ReceivedList> DRAWN = Map.of(
            DutyCodes.ACKNOWLEDGE_SITES_BY_PEOPLES_COMMITTEE, SITES,
            DutyCodes.ACKNOWLEDGE_SITES_BY_TELECOM, SITES,
            DutyCodes.ACKNOWLEDGE_PLACES_BY_POWER, PLACES,
            DutyCodes.ACKNOWLEDGE_NUMBERS_BY_PARTY_OFFICE, SUMMARY);

    private final String words;

    ReceivedList(String words) {
        this.words = words;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }

    /** The list of a duty of the drawn models, if it is one that acknowledges. */
    public static Optional<ReceivedList> ofDrawn(String code) {
        return Optional.ofNullable(DRAWN.get(code));
    }
}
