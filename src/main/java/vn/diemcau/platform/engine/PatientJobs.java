package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import vn.diemcau.platform.database.Conflict;
import vn.diemcau.platform.database.Outage;

/**
 * An outage of the database costs a job no try: it stays locked, and is taken up again when the lock has run out. Nor does
 * a transaction that the database undid because it met another: it begins again at once.
 */
public class PatientJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        if (Outage.of(failure).isPresent()) {
            return context -> null;
        }
        return Conflict.isCauseOf(failure)
                ? context -> new UnlockJobCmd(job).execute(context)
                : super.getCommand(job, failure);
    }
}
