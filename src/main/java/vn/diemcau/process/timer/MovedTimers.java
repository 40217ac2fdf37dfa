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
 * Holds back a timer whose hour moved away between the executor's taking it up and its execution, which does not look at
 * the hour again. To the engine it is the conflict that it is: it waits for its new hour and has lost no try.
 */
public final class MovedTimers extends AbstractBpmnParseListener {

    private static final ExecutionListener NOT_BEFORE_ITS_HOUR = execution -> {
        // A person who lets a timer come by hand means it.
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
