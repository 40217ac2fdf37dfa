package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.platform.database.Conflict;

/**
 * Retries an engine command after a conflict, from any source: the REST API, the web apps, a form. The job executor has
 * its own retries ({@link OutageTolerantJobs}).
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
