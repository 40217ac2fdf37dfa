package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node remembers of the passwords that programs send with each request. */
class RememberedPasswordsTest {

    private long nanos;
    private final RememberedPasswords remembered = new RememberedPasswords(() -> nanos);

    @ParameterizedTest
    @CsvSource({"hash, đúng, true", "anew, đúng, false", "hash, sai, false"})
    void one_password_of_one_hash(String stored, String password, boolean isRemembered) {
        remembered.add("hash", "đúng");

        assertThat(remembered.contains(stored, password)).isEqualTo(isRemembered);
    }

    @Test
    void for_half_an_hour_however_often_it_comes() {
        remembered.add("hash", "đúng");
        for (int minute = 0; minute < 30; minute++) {
            assertThat(remembered.contains("hash", "đúng")).isTrue();
            nanos += Duration.ofMinutes(1).toNanos();
        }
        assertThat(remembered.contains("hash", "đúng")).isFalse();
    }

    @Test
    void so_many_and_the_oldest_are_forgotten() {
        for (int i = 0; i <= RememberedPasswords.MOST; i++) {
            remembered.add("hash " + i, "đúng");
        }
        assertThat(remembered.size()).isEqualTo(RememberedPasswords.MOST);
        assertThat(remembered.contains("hash 0", "đúng")).isFalse();
        assertThat(remembered.contains("hash 1", "đúng")).isTrue();
    }
}
