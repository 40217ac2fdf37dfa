package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void the_addresses_of_one_ipv6_network_are_one_place() {
        assertThat(Network.of("2001:db8:1:2:aaaa::1")).isEqualTo(Network.of("2001:db8:1:2:bbbb:1:2:3"));
        assertThat(Network.of("2001:db8:1:3::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
    }

    @Test
    void each_address_of_ipv4_is_a_place_of_its_own_however_it_is_written() {
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo(Network.of("192.0.2.1"));
    }
}
