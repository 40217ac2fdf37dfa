package vn.diemcau.process.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ModelDuties;
import vn.diemcau.process.model.UnitPreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.timer.ChaseTimers;

/**
 * Moves running conferences to the newest version of the models. Each conference moves with all of its units or not at
 * all.
 */
@Component
class ModelMigration {

    private static final Logger log = LoggerFactory.getLogger(ModelMigration.class);

    private final Conferences conferences;
    private final Duties duties;
    private final ModelDuties model;
    private final NewestModels newest;
    private final ConferenceProcesses processes;
    private final ChaseTimers timers;
    private final Journal journal;
    private final AsSystem asSystem;
    private final TransactionTemplate transaction;

    ModelMigration(
            Conferences conferences,
            Duties duties,
            ModelDuties model,
            NewestModels newest,
            ConferenceProcesses processes,
            ChaseTimers timers,
            Journal journal,
            AsSystem asSystem,
            PlatformTransactionManager transactions) {
        this.conferences = conferences;
        this.duties = duties;
        this.model = model;
        this.newest = newest;
        this.processes = processes;
        this.timers = timers;
        this.journal = journal;
        this.asSystem = asSystem;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A running conference whose own process or some unit's process is on an older version.
     *
     * @param processes number of processes to move
     */
    record Older(String conference, String title, int processes) {}

    /** @param message a Vietnamese sentence: what was moved, or why nothing was moved */
    record Result(String conference, String title, boolean done, String message) {}

    /** The conferences on an older version, by id. */
    List<Older> older() {
        Map<String, Integer> counted = new TreeMap<>();
        asSystem
                .call(() -> model.keys().stream()
                        .flatMap(key -> newest.older(key).stream())
                        .toList())
                .stream()
                // A process that an administrator started by hand belongs to no conference.
                .filter(process -> process.getBusinessKey() != null)
                .forEach(process -> counted.merge(process.getBusinessKey().split(":", 2)[0], 1, Integer::sum));
        return counted.keySet().stream()
                .flatMap(id -> conferences.find(id).stream())
                .map(conference -> new Older(conference.id(), conference.title(), counted.get(conference.id())))
                .toList();
    }

    /**
     * Moves these conferences one after the other. A failed one stays unchanged and does not stop the others.
     *
     * @throws Refused NOT_FOUND or CONFLICT, before anything is moved, when a conference does not exist or is over
     */
    List<Result> migrate(Collection<String> wanted) {
        List<Conference> all = wanted.stream().map(conferences::running).toList();
        return all.stream().map(this::migrate).toList();
    }

    private Result migrate(Conference conference) {
        try {
            String done = EngineCall.attempt(
                    () -> transaction.execute(status -> asSystem.call(() -> migrateAll(conference.id()))));
            return new Result(conference.id(), conference.title(), true, done);
        } catch (Refused refused) {
            return new Result(conference.id(), conference.title(), false, refused.getMessage());
        } catch (RuntimeException e) {
            log.error("Conference {} could not be moved to the newest models", conference.id(), e);
            return new Result(conference.id(), conference.title(), false, "Hệ thống gặp lỗi, xem nhật ký của máy chủ.");
        }
    }

    private String migrateAll(String conference) {
        List<ProcessInstance> older =
                processes.of(conference).stream().filter(newest::isOlder).toList();
        if (older.isEmpty()) {
            return "Hội nghị đã ở phiên bản mới nhất của quy trình.";
        }
        requireEveryDuty(conference);
        Set<String> had = newest.timersOf(older);
        newest.move(older);
        duties.ofConference(conference).stream().filter(Duty::isOpen).forEach(duty -> timers.armNew(duty, had));
        Set<String> kept = newest.timersOf(older);
        kept.retainAll(had);
        String moved = "%s; giữ nguyên %d hẹn giờ".formatted(words(older), kept.size());
        journal.write(Act.of(Kind.MODEL_MIGRATED, "chuyển sang phiên bản mới nhất của quy trình: " + moved)
                .in(conference)
                .with("before", versions(older))
                .with("after", versions(processes.of(conference))));
        return "Đã chuyển sang phiên bản mới nhất của quy trình: " + moved + ".";
    }

    /** Refuses a model with a step that the plan lacks, because that step would have no deadline and no text. */
    private void requireEveryDuty(String conference) {
        Set<String> planned =
                duties.ofConference(conference).stream().map(Duty::code).collect(Collectors.toSet());
        Map<String, String> asked = new TreeMap<>(model.ofConference());
        asked.putAll(model.ofUnit());
        asked.keySet().removeAll(planned);
        if (!asked.isEmpty()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Quy trình mới có nhiệm vụ mà kế hoạch của Hội nghị chưa có: %s. Hội nghị ở lại phiên bản đang dùng."
                            .formatted(asked.values().stream()
                                    .map(name -> "“" + name + "”")
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** "Hội nghị và 14 đơn vị". */
    private static String words(List<ProcessInstance> moved) {
        List<String> words = new ArrayList<>();
        long units = moved.stream()
                .filter(process -> UnitPreparation.isKey(process.getProcessDefinitionKey()))
                .count();
        if (units < moved.size()) {
            words.add("Hội nghị");
        }
        if (units > 0) {
            words.add(units + " đơn vị");
        }
        return String.join(" và ", words);
    }

    private Map<String, Set<Integer>> versions(List<ProcessInstance> all) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        ProcessInstance::getProcessDefinitionKey,
                        TreeMap::new,
                        Collectors.mapping(newest::version, Collectors.toCollection(TreeSet::new))));
    }
}
