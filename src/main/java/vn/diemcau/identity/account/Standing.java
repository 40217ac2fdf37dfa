package vn.diemcau.identity.account;

import java.time.Instant;

/**
 * The state of an account.
 *
 * @param generation number of the valid sessions' generation; sessions of older generations have ended
 * @param isDisabled whether nobody may sign in with it
 * @param mustChange whether somebody else set its password, which then only allows a change of password
 * @param oneTimeUntil when such a password expires, or null
 * @param post the owner's post at the agency, or null
 * @param administers code of the agency whose officers it manages, or null
 */
public record Standing(
        int generation, boolean isDisabled, boolean mustChange, Instant oneTimeUntil, String post, String administers) {

    static final Standing GOOD = new Standing(0, false, false, null, null, null);

    /** Whether a password that somebody else set has expired. */
    public boolean isExpired(Instant now) {
        return mustChange && oneTimeUntil != null && !now.isBefore(oneTimeUntil);
    }
}
