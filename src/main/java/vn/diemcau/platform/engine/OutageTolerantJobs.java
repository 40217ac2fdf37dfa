package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
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
        return Conflict.isCauseOf(failure) || isOptimistic(failure)
                ? context -> new UnlockJobCmd(job).execute(context)
                : super.getCommand(job, failure);
    }

    /** The engine would wait for the next of the model's retries, which is a minute away. */
    private static boolean isOptimistic(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
        }
        return false;
    }
}
