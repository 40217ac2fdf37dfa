package vn.diemcau.audit.journal;

import java.util.List;

/**
 * The person or system that acts.
 *
 * @param user id of the account; null when the system acts by itself
 * @param agencies codes of the agencies that the person acts for
 * @param address network address, null when unknown
 */
public record Actor(String user, List<String> agencies, String address) {

    /** The agency that the person acts for in an act about these agencies, or null. */
    String agencyIn(List<String> concerned) {
        return agencies.stream()
                .filter(concerned::contains)
                .findFirst()
                .or(() -> agencies.stream().findFirst())
                .orElse(null);
    }
}
