package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.platform.database.Conflict;

/**
 * Begins a command of the engine anew whose transaction the database undid, whoever gave it: its REST API, the web apps, a
 * form. Not those of the job executor, which has its own ways ({@link PatientJobs}).
 */
public class RetriedCommands extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        boolean isPartOfMore = TransactionSynchronizationManager.isActualTransactionActive()
                || Context.getCommandContext() != null
                || Context.getJobExecutorContext() != null
                || command instanceof AcquireJobsCmd;
        return isPartOfMore ? next.execute(command) : Conflict.again(() -> next.execute(command));
    }
}
