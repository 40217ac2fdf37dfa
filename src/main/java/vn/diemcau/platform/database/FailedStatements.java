package vn.diemcau.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Hears of every statement that fails, from the pool, which {@code application.yaml} tells of it: what the engine's REST
 * API answers no longer has the cause.
 */
public class FailedStatements implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        Outage.note(failure);
        BadValue.note(failure);
        return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
