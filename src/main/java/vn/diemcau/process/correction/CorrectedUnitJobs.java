package vn.diemcau.process.correction;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves the units of a large conference one by one, in jobs that the engine repeats when they fail. */
@Component
public class CorrectedUnitJobs {

    private static final String TYPE = "diemcau-corrected-unit";

    private final ProcessEngineConfigurationImpl engine;

    CorrectedUnitJobs(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** @param process id of the conference's process */
    void order(String conference, String process, List<String> units) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            units.forEach(unit -> {
                MessageEntity job = new MessageEntity();
                job.setJobHandlerType(TYPE);
                job.setJobHandlerConfiguration(new Unit(conference, unit));
                // Of no execution, because the engine would want to move it with that.
                job.setRootProcessInstanceId(process);
                context.getJobManager().send(job);
            });
            return null;
        });
    }

    private record Unit(String conference, String code) implements JobHandlerConfiguration {

        static Unit read(String stored) {
            int parted = stored.indexOf('/');
            return new Unit(stored.substring(0, parted), stored.substring(parted + 1));
        }

        @Override
        public String toCanonicalString() {
            return conference + "/" + code;
        }
    }

    /** What runs these jobs. */
    public static JobHandler<?> handler(ObjectProvider<CorrectedUnits> units) {
        return new JobHandler<Unit>() {
            @Override
            public String getType() {
                return TYPE;
            }

            @Override
            public void execute(Unit unit, ExecutionEntity execution, CommandContext context, String tenant) {
                units.getObject().settle(unit.conference(), unit.code());
            }

            @Override
            public Unit newConfiguration(String stored) {
                return Unit.read(stored);
            }

            @Override
            public void onDelete(Unit unit, JobEntity job) {
                // Nothing else belongs to it.
            }
        };
    }
}
