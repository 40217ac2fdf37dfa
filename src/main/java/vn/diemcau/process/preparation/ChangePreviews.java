package vn.diemcau.process.preparation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;

/** Tells what new dates, a deferral or a cancellation would do: does the same and takes it back. */
@Component
public class ChangePreviews {

    private static final int MOST_NAMES = 3;

    /**
     * An hour that moves.
     *
     * @param name of the milestone or the duty
     * @param holders names of the agencies that have the duty, or their number; empty for a milestone
     */
    public record Moved(String name, String holders, String before, String after) {}

    /**
     * What a change would do.
     *
     * @param open number of the duties that are open
     * @param told names of the agencies that get a mail
     * @param mails number of mails
     */
    public record Preview(List<Moved> milestones, List<Moved> duties, int open, List<String> told, int mails) {

        /** What changes nothing. */
        static final Preview NOTHING = new Preview(List.of(), List.of(), 0, List.of(), 0);
    }

    private final PreparationWorkflow workflow;
    private final DeadlineMoves deadlines;
    private final Conferences conferences;
    private final Duties duties;
    private final DirectoryStore directory;
    private final Chase chase;
    private final TransactionTemplate transaction;

    ChangePreviews(
            PreparationWorkflow workflow,
            DeadlineMoves deadlines,
            Conferences conferences,
            Duties duties,
            DirectoryStore directory,
            Chase chase,
            PlatformTransactionManager transactions) {
        this.workflow = workflow;
        this.deadlines = deadlines;
        this.conferences = conferences;
        this.duties = duties;
        this.directory = directory;
        this.chase = chase;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The effect of other dates.
     *
     * @throws Refused as {@link PreparationWorkflow#redate}
     */
    public Preview ofDates(String id, int seen, Redating.Dates dates) {
        return takenBack(() -> {
            conferences.hold(id);
            Conference before = conferences.running(id);
            List<Duty> old = duties.ofConference(id);
            Conference after = workflow.redate(id, seen, dates, "");
            if (after.revision() == before.revision()) {
                return Preview.NOTHING;
            }
            return preview(
                    milestones(before, after),
                    moved(old, duties.ofConference(id), after),
                    old,
                    chase.announceDates(id));
        });
    }

    /**
     * The effect of a cancellation.
     *
     * @throws Refused as {@link PreparationWorkflow#cancel}
     */
    public Preview ofCancellation(String id) {
        return takenBack(() -> {
            conferences.hold(id);
            List<Duty> old = duties.ofConference(id);
            workflow.cancel(id, "");
            return preview(List.of(), List.of(), old, chase.announceCancellation(id));
        });
    }

    /**
     * The effect of a deferral.
     *
     * @throws Refused as {@link PreparationWorkflow#defer}
     */
    public Preview ofDeferral(String id, int seen) {
        return takenBack(() -> {
            conferences.hold(id);
            List<Duty> old = duties.ofConference(id);
            workflow.defer(id, seen, "");
            return preview(List.of(), List.of(), old, chase.announceDates(id));
        });
    }

    /**
     * The effect of a move of single duties' deadlines.
     *
     * @throws Refused as {@link DeadlineMoves#move}
     */
    public Preview ofDeadlines(String id, DeadlineMoves.Order order) {
        return takenBack(() -> {
            DeadlineMoves.Done done = deadlines.moveNow(id, order);
            return preview(
                    List.of(),
                    moved(done.before(), duties.ofConference(id), conferences.get(id)),
                    done.before(),
                    done.told());
        });
    }

    private Preview takenBack(Supplier<Preview> change) {
        return EngineCall.attempt(() -> transaction.execute(status -> {
            try {
                return change.get();
            } finally {
                status.setRollbackOnly();
            }
        }));
    }

    private Preview preview(List<Moved> milestones, List<Moved> moved, List<Duty> old, Told told) {
        return new Preview(
                milestones,
                moved,
                (int) old.stream().filter(Duty::isOpen).count(),
                directory.all().stream()
                        .filter(agency -> told.agencies().contains(agency.code()))
                        .map(Agency::name)
                        .toList(),
                told.mails());
    }

    private static List<Moved> milestones(Conference before, Conference after) {
        List<Moved> moved = new ArrayList<>();
        if (before.hasRegistration()) {
            add(moved, "Hạn đăng ký điểm cầu", before.registrationDue(), after.registrationDue());
        }
        if (before.hasLineTest()) {
            add(moved, "Chạy thử đường truyền", before.lineTest(), after.lineTest());
        }
        add(moved, "Khai mạc", before.start(), after.start());
        for (Milestone milestone : before.milestones()) {
            after.milestones().stream()
                    .filter(other -> other.id().equals(milestone.id()))
                    .forEach(other -> add(moved, milestone.name(), milestone.at(), other.at()));
        }
        return moved;
    }

    private static void add(List<Moved> moved, String name, ZonedDateTime before, ZonedDateTime after) {
        if (!before.isEqual(after)) {
            moved.add(new Moved(name, "", VietnameseTime.full(before), VietnameseTime.full(after)));
        }
    }

    /** A duty that moves, the same for all who have it. */
    private record Move(String code, String name, boolean opens, Instant before, Instant after) {}

    private List<Moved> moved(List<Duty> old, List<Duty> now, Conference conference) {
        Map<DutyRef, Duty> former = new HashMap<>();
        old.forEach(duty -> former.put(duty.ref(), duty));
        Map<Move, List<String>> holders = new LinkedHashMap<>();
        now.stream()
                .filter(duty -> former.containsKey(duty.ref()))
                .sorted(Comparator.comparing(Duty::due))
                .forEach(duty -> {
                    Duty before = former.get(duty.ref());
                    add(holders, duty, false, before.due(), duty.due());
                    if (duty.openedAt() == null) {
                        add(holders, duty, true, before.opensAt(), duty.opensAt());
                    }
                });
        List<Moved> moved = new ArrayList<>();
        holders.forEach((move, agencies) -> moved.add(new Moved(
                move.opens() ? move.name() + " (giờ mở việc)" : move.name(),
                names(agencies),
                VietnameseTime.full(move.before().atZone(conference.zone())),
                VietnameseTime.full(move.after().atZone(conference.zone())))));
        return moved;
    }

    private static void add(Map<Move, List<String>> holders, Duty duty, boolean opens, Instant before, Instant after) {
        if (before != null && after != null && !Objects.equals(before, after)) {
            holders.computeIfAbsent(new Move(duty.code(), duty.name(), opens, before, after), move -> new ArrayList<>())
                    .add(duty.agency());
        }
    }

    private String names(List<String> agencies) {
        return agencies.size() > MOST_NAMES
                ? "%d cơ quan, đơn vị".formatted(agencies.size())
                : String.join(
                        ", ",
                        agencies.stream().map(code -> directory.name(code)).toList());
    }
}
