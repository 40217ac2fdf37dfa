package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.identity.account.StartRefused;
import vn.diemcau.platform.input.Refused;

/** The office's directory server: how it must be named, and one that does not speak. */
class LdapDirectoryTest {

    @ParameterizedTest
    @CsvSource({
        "ldap://dc1.hatinh.example:389, dc=example, (uid={0}), phải bắt đầu bằng ldaps://",
        "ldaps://dc1.hatinh.example:636, '', (uid={0}), Thiếu DIEMCAU_LDAP_BASE",
        "ldaps://dc1.hatinh.example:636, dc=example, (uid=an), Thiếu DIEMCAU_LDAP_BASE"
    })
    void a_server_that_would_read_passwords_in_the_clear_or_find_nobody_is_refused(
            String url, String base, String filter, String why) {
        assertThatThrownBy(() -> new LdapDirectory(new LdapProperties(url, base, filter, "", "")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }

    @Test
    void one_that_takes_the_connection_and_says_nothing_is_not_waited_for() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = new LdapDirectory(new LdapProperties(
                    "ldap://localhost:" + silent.getLocalPort(), "dc=example", "(uid={0})", "cn=diemcau", "x"));
            Instant start = Instant.now();

            assertThatThrownBy(() -> directory.knows("levanchin", "mat khau"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.UNAVAILABLE));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        }
    }
}
