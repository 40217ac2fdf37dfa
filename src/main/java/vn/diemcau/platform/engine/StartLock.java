package vn.diemcau.platform.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Serializes the writing of accounts and authorizations when several nodes start at once. */
@Component
public class StartLock {

    private static final long KEY = 0x6469656d63617531L;

    private final JdbcClient jdbc;

    StartLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the other nodes. The lock ends with the transaction. */
    public void take() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(KEY).query().listOfRows();
    }
}
