package vn.diemcau.preparation;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import vn.diemcau.database.Outage;

/** An outage of the database costs a job no try: it stays locked, and is taken up again when the lock has run out. */
class PatientJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        return Outage.of(failure).isPresent() ? context -> null : super.getCommand(job, failure);
    }
}
