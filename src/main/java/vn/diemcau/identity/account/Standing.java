package vn.diemcau.identity.account;

import java.time.Instant;

/**
 * How it stands with an account.
 *
 * @param generation sessions opened under an older one have ended
 * @param isDisabled whether nobody may sign in with it
 * @param mustChange whether its password was set by somebody else and opens nothing but its own change
 * @param oneTimeUntil until when such a password may be used, or null
 * @param post what its owner is at the agency, or null
 * @param administers code of the agency whose officers it manages, or null
 */
public record Standing(
        int generation, boolean isDisabled, boolean mustChange, Instant oneTimeUntil, String post, String administers) {

    static final Standing GOOD = new Standing(0, false, false, null, null, null);

    /** Whether the password that somebody else set has not been used in time. */
    public boolean isExpired(Instant now) {
        return mustChange && oneTimeUntil != null && !now.isBefore(oneTimeUntil);
    }
}
