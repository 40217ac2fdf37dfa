package vn.diemcau.platform.database;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Notes every transaction that got no connection, as {@link FailedStatements} does for statements. */
@Component
class FailedTransactions implements TransactionExecutionListener {

    @Override
    public void afterBegin(TransactionExecution transaction, Throwable failure) {
        Outage.note(failure);
    }
}
