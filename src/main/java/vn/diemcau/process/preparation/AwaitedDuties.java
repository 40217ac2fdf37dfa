package vn.diemcau.process.preparation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.platform.database.TransactionLock;
import vn.diemcau.process.model.ConferencePreparation;

/** Tells the conference when the last unit has done a duty that an agency waits for. */
@Component
class AwaitedDuties {

    /** A number that no other advisory lock of the application has. */
    private static final int LOCK = 7;

    private final JdbcClient jdbc;
    private final Duties duties;
    private final ConferenceProcesses processes;

    AwaitedDuties(JdbcClient jdbc, Duties duties, ConferenceProcesses processes) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.processes = processes;
    }

    /** Joins the transaction in which a unit has done such a duty. */
    void done(String conference, String code) {
        // Of two units that finish at once, the second has to see that the first is done.
        TransactionLock.take(jdbc, LOCK, conference + "/" + code);
        if (duties.isDoneByAll(conference, code)) {
            processes.tellIfKnown(ConferencePreparation.allDone(code), conference);
        }
    }
}
