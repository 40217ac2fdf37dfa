package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import vn.diemcau.platform.database.Conflict;
import vn.diemcau.platform.database.Outage;

/**
 * An outage of the database costs a job no retry. The job stays locked and is acquired again after the lock expires. A
 * conflict costs no retry either; the job runs again at once.
 */
public class OutageTolerantJobs extends DefaultFailedJobCommandFactory {

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
