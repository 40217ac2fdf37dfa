package vn.diemcau.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Notes the cause of every failed statement, because the errors of the engine's REST API no longer contain it. The pool
 * calls it, as configured in {@code application.yaml}.
 */
public class FailedStatements implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        Outage.note(failure);
        BadValue.note(failure);
        return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
