package vn.diemcau.audit.journal;

import java.util.List;

/**
 * Who acts.
 *
 * @param user id of the account; null when the system acts by itself
 * @param agencies codes of those that the person acts for
 * @param address from where, null when that is unknown
 */
public record Actor(String user, List<String> agencies, String address) {

    /** The office that the person acts for in a matter of these agencies; null when there is none. */
    String agencyIn(List<String> concerned) {
        return agencies.stream()
                .filter(concerned::contains)
                .findFirst()
                .or(() -> agencies.stream().findFirst())
                .orElse(null);
    }
}
