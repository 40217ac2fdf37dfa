package vn.diemcau.process.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Demands;
import vn.diemcau.conference.duty.Drafts;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.FormRules;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.chase.DutyOpenings;
import vn.diemcau.escalation.chase.HeldMails;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;
import vn.diemcau.process.timer.ChaseTimers;
import vn.diemcau.process.timer.EngineDuties;

/** Keeps each duty's row in step with its user task, in the engine's transaction. */
@Component
public class DutyLifecycle {

    private static final Set<String> DECISIONS = Set.of(
            ConferencePreparation.LINES_ACCEPTED.name(),
            ConferencePreparation.READY.name(),
            ConferencePreparation.PROCEED.name());

    private final Duties duties;
    private final EngineDuties engineDuties;
    private final Drafts drafts;
    private final ChaseTimers timers;
    private final DutyOpenings openings;
    private final HeldMails held;
    private final Promises promises;
    private final Journal journal;
    private final CurrentUser user;
    private final Clock clock;
    private final Map<DutyKind, AnswerHandler> desks = new EnumMap<>(DutyKind.class);

    DutyLifecycle(
            Duties duties,
            EngineDuties engineDuties,
            Drafts drafts,
            ChaseTimers timers,
            DutyOpenings openings,
            HeldMails held,
            Promises promises,
            Journal journal,
            CurrentUser user,
            Clock clock,
            List<AnswerHandler> desks) {
        this.duties = duties;
        this.engineDuties = engineDuties;
        this.drafts = drafts;
        this.timers = timers;
        this.openings = openings;
        this.held = held;
        this.promises = promises;
        this.journal = journal;
        this.user = user;
        this.clock = clock;
        for (AnswerHandler desk : desks) {
            desk.kinds().forEach(kind -> this.desks.put(kind, desk));
        }
    }

    public void opened(DelegateTask task) {
        Duty duty = engineDuties.of(task.getExecution());
        if (duty.kind() == DutyKind.EXTRA) {
            // The model names the step; the task shows the name that the Office typed.
            task.setName(duty.name());
        }
        engineDuties.describe(task, duty);
        timers.arm(task.getId(), engineDuties.opened(task, clock.instant()));
        openings.opened(duty, UnitPreparation.UNIT.from(task.getExecution()) != null);
    }

    /**
     * Takes a new follow-up date as a promise of the agency.
     *
     * @throws Refused when the date is no valid promise; the old date stays
     */
    public void followedUp(DelegateTask task) {
        if (task.getFollowUpDate() == null) {
            return;
        }
        Instant until = task.getFollowUpDate().toInstant();
        duties.takeUp(task.getId())
                .filter(duty -> promises.of(duty).stream()
                        .noneMatch(promise -> promise.until().equals(until)))
                .ifPresent(duty -> {
                    promises.give(duty, until, officer(task));
                    journal.write(promises.told(duty, until));
                    timers.arm(duty);
                });
    }

    /** Records the new and the previous holder of the task. */
    public void assigned(DelegateTask task, String before) {
        String after = task.getAssignee();
        if (!Objects.equals(before, after)) {
            duties.ofTask(task.getId())
                    .ifPresent(duty -> journal.write(HolderActs.act(duty, before, after, user.id())));
        }
    }

    /** Records that somebody wrote a comment, but not its text, which may name a person. */
    void commented(String task) {
        duties.ofTask(task)
                .ifPresent(duty ->
                        journal.write(Act.of(Kind.TASK_COMMENTED, "ghi chú vào việc “%s”".formatted(duty.name()))
                                .on(duty.conference(), duty.code(), duty.agency())));
    }

    /**
     * Accepts the answer, or refuses it and so leaves the task open.
     *
     * @throws Refused with every problem
     */
    public void answered(DelegateTask task, Map<String, Object> given) {
        Duty duty = duties.takeUp(task.getId())
                .orElseThrow(() -> new Refused(
                        Refused.Reason.CONFLICT,
                        "Nhiệm vụ vừa được người khác trong cơ quan hoàn thành; nội dung vừa gửi không được lưu."));
        AnswerHandler desk = desks.get(duty.kind());
        boolean onBehalf = user.id() != null && !user.speaksFor(duty.agency());
        if (onBehalf && !mayAnswerFor(duty)) {
            throw new Refused(Refused.Reason.FORBIDDEN, "Nhiệm vụ này không giao cho cơ quan của đồng chí.");
        }
        Demands demands = duties.demands(duty);
        Map<String, Object> checked = FormRules.of(formOf(task)).check(plain(given), demands);
        List<Answer.Upload> files = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>(checked);
        fields.values().removeIf(value -> value instanceof Answer.Upload file && files.add(file));
        String by = officer(task);
        Instant now = clock.instant();
        Answer answer = new Answer(
                duty.conference(),
                duty.code(),
                duty.kind(),
                duty.agency(),
                by,
                onBehalf,
                now,
                demands.signed(fields, by, now),
                files);
        duties.answered(answer);
        drafts.discard(duty);
        held.dropDone(duty.conference());
        Outcome outcome = Outcome.USUAL;
        if (desk != null) {
            outcome = desk.accept(answer);
            outcome.decisions().forEach((decision, value) -> decide(task, decision, value));
        }
        journal.write(AnswerActs.act(duty, answer, outcome, engineDuties.counted(duty, answer.at())));
    }

    public void withdrawn(DelegateTask task) {
        duties.withdrawn(task.getId());
    }

    /** What the handler of this duty adds to its form; null without a handler. */
    public Object show(Duty duty) {
        AnswerHandler desk = desks.get(duty.kind());
        return desk == null ? null : desk.show(duty);
    }

    /**
     * Whether the current user may answer this duty: as a member of its agency, or of the conference's Office if the
     * handler allows it.
     */
    boolean mayAnswer(Duty duty) {
        return user.speaksFor(duty.agency()) || mayAnswerFor(duty);
    }

    /** The same for the duty of a task; false for a task without a duty. */
    boolean mayAnswer(String task) {
        return duties.ofTask(task).filter(this::mayAnswer).isPresent();
    }

    private boolean mayAnswerFor(Duty duty) {
        AnswerHandler desk = desks.get(duty.kind());
        return desk != null && desk.takesFromOffice() && user.isOfficeOf(duty.conference());
    }

    private void decide(DelegateTask task, String decision, boolean value) {
        boolean isOfTest = decision.startsWith(ConferencePreparation.LINES_ACCEPTED.name() + "_");
        if (!DECISIONS.contains(decision) && !isOfTest) {
            throw new IllegalStateException("No model waits for the decision " + decision);
        }
        task.getExecution().setVariable(decision, value);
    }

    private String officer(DelegateTask task) {
        if (user.id() != null) {
            return user.id();
        }
        return task.getAssignee() == null ? "system" : task.getAssignee();
    }

    private static String formOf(DelegateTask task) {
        String key = task.getBpmnModelElementInstance().getCamundaFormKey();
        return key.substring(key.lastIndexOf('/') + 1, key.length() - ".html".length());
    }

    private static Map<String, Object> plain(Map<String, Object> given) {
        // Iteration over the engine's map returns a file's bytes without its name.
        VariableMap typed = Variables.fromMap(given);
        Map<String, Object> plain = new LinkedHashMap<>();
        typed.keySet().forEach(name -> plain.put(name, plain(name, typed.<TypedValue>getValueTyped(name))));
        return plain;
    }

    private static Object plain(String field, TypedValue value) {
        if (value instanceof ObjectValue) {
            // Refuses serialized objects, because the engine would deserialize them on access.
            throw new Refused(List.of(new Problem(field, "Kiểu dữ liệu này không được nhận.")));
        }
        if (!(value instanceof FileValue file)) {
            return value.getValue();
        }
        if (file.getValue() == null) {
            return null;
        }
        try (var content = file.getValue()) {
            return new Answer.Upload(field, file.getFilename(), file.getMimeType(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
