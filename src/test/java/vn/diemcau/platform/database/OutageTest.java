package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OutageTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_database_that_is_away_and_a_full_disk_are_outages_and_nothing_else_is() {
        assertThat(Outage.of(new SQLTransientConnectionException("no connection")))
                .contains(Outage.AWAY);
        assertThat(Outage.of(new IllegalStateException(new SQLException("broken off", "08006"))))
                .contains(Outage.AWAY);
        assertThat(Outage.of(new BatchUpdateException("could not extend file", "53100", new int[0])))
                .contains(Outage.FULL);
        assertThat(Outage.of(new SQLException("duplicate key", "23505"))).isEmpty();
        assertThat(Outage.of(new IllegalStateException("any"))).isEmpty();
    }

    @Test
    void a_full_disk_is_what_a_request_met_also_when_the_connection_was_lost_after_that() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Outage.note(new SQLException("any", "23505"));
        assertThat(Outage.met(request)).isEmpty();
        Outage.note(new SQLException("terminating", "57P01"));
        assertThat(Outage.met(request)).contains(Outage.AWAY);
        Outage.note(new SQLException("could not extend file", "53100"));
        Outage.note(new SQLException("terminating", "57P01"));
        assertThat(Outage.met(request)).contains(Outage.FULL);
    }

    @Test
    void without_a_request_nothing_is_noted() {
        Outage.note(new SQLException("terminating", "57P01"));
        assertThat(Outage.met(request)).isEmpty();
    }
}
