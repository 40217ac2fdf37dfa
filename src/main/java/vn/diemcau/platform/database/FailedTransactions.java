package vn.diemcau.platform.database;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Hears of every transaction for which there was no connection, as {@link FailedStatements} does of statements. */
@Component
class FailedTransactions implements TransactionExecutionListener {

    @Override
    public void afterBegin(TransactionExecution transaction, Throwable failure) {
        Outage.note(failure);
    }
}
