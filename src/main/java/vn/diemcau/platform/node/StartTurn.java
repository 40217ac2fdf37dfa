package vn.diemcau.platform.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Serializes the creation and change of tables when several nodes start at once. */
@Component
public class StartTurn {

    private static final long KEY = 0x6469656d63617532L;

    private final DataSource database;
    private Connection held;

    StartTurn(DataSource database) {
        this.database = database;
    }

    /** Waits for earlier nodes. The turn of a node ends when it fails or dies. */
    public void take() {
        try {
            held = database.getConnection();
            int usual = held.getNetworkTimeout();
            // Earlier nodes may take long to change large tables.
            held.setNetworkTimeout(Runnable::run, 0);
            execute(held, "select pg_advisory_lock(" + KEY + ")");
            held.setNetworkTimeout(Runnable::run, usual);
        } catch (SQLException e) {
            throw new IllegalStateException("No turn to start", e);
        }
    }

    public void end() {
        try (Connection turn = held) {
            execute(turn, "select pg_advisory_unlock(" + KEY + ")");
        } catch (SQLException e) {
            throw new IllegalStateException("The turn to start does not end", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
