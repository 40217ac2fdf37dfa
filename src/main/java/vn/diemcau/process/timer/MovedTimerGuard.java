package vn.diemcau.process.timer;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Stops a timer whose due date moved between its acquisition and its execution, because the execution does not check
 * the date again. The engine treats it as a conflict: the timer waits for its new date and loses no retry.
 */
public final class MovedTimerGuard extends AbstractBpmnParseListener {

    private static final ExecutionListener NOT_BEFORE_ITS_HOUR = execution -> {
        // A person who triggers a timer by hand does so on purpose.
        JobExecutorContext executor = Context.getJobExecutorContext();
        JobEntity job = executor == null ? null : executor.getCurrentJob();
        if (job != null
                && execution.getCurrentActivityId().equals(job.getActivityId())
                && job.getDuedate() != null
                && job.getDuedate().after(ClockUtil.getCurrentTime())) {
            throw new OptimisticLockingException("Timer " + job.getActivityId() + " was moved to " + job.getDuedate());
        }
    };

    @Override
    public void parseIntermediateTimerEventDefinition(Element definition, ActivityImpl timer) {
        timer.addListener(ExecutionListener.EVENTNAME_END, NOT_BEFORE_ITS_HOUR);
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element definition, boolean interrupting, ActivityImpl timer) {
        timer.addListener(ExecutionListener.EVENTNAME_START, NOT_BEFORE_ITS_HOUR);
    }
}
