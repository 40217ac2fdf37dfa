package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How passwords are kept. */
class SlowHashTest {

    private final SlowHash hash = new SlowHash();

    @Test
    void every_letter_of_a_long_vietnamese_sentence_counts() {
        // 128 letters, the longest that the rules allow: up to three bytes each.
        String sentence = "ngồi đọc báo ".repeat(10).substring(0, 127);
        String kept = hash.encrypt(sentence + "ố" + "n2Wl2eqdEvL7MSRFGmI8bQ==");

        assertThat(hash.check(sentence + "ố" + "n2Wl2eqdEvL7MSRFGmI8bQ==", kept))
                .isTrue();
        assertThat(hash.check(sentence + "ồ" + "n2Wl2eqdEvL7MSRFGmI8bQ==", kept))
                .isFalse();
        assertThat(hash.check(sentence + "ố" + "n2Wl2eqdEvL7MSRFGmI8bQ=!", kept))
                .isFalse();
        assertThat(hash.check(sentence, kept)).isFalse();
    }

    @Test
    void the_same_password_is_kept_differently_each_time_and_as_slowly_as_owasp_asks() {
        String kept = hash.encrypt("con trâu ngồi đọc báo");

        assertThat(kept).matches("\\$2a\\$1\\d\\$.{53}").isNotEqualTo(hash.encrypt("con trâu ngồi đọc báo"));
        assertThat(hash.isOutdated("{bcrypt-sha256}" + kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{SHA-512}q0hhCZIEbWBLJMYQ==",
                "{SHA}q0hhCZIEbWBLJMYQ=",
                "{bcrypt-sha256}$2a$09$tPlqRBFBhFcBnKLkDPHwEeVgwp9ZTxRoFbHrwVhhYVdZXxbLqOdKC"
            })
    void what_is_quicker_is_outdated(String stored) {
        assertThat(hash.isOutdated(stored)).isTrue();
    }
}
