package vn.diemcau.process.office;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.chase.DutyOrders;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;

/**
 * "Giao thêm việc": duties that are not in the letter. Each one is a task of one agency and is chased like any other.
 */
@Component
public class ExtraDuties {

    /** A latest deadline catches a mistyped year, whose duty would never be chased. */
    private static final Duration AT_MOST_AFTER_THE_START = Duration.ofDays(30);

    private final Conferences conferences;
    private final DirectoryStore directory;
    private final Duties duties;
    private final DutyOrders orders;
    private final Journal journal;
    private final ConferenceProcesses processes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExtraDuties(
            Conferences conferences,
            DirectoryStore directory,
            Duties duties,
            DutyOrders orders,
            Journal journal,
            ConferenceProcesses processes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.conferences = conferences;
        this.directory = directory;
        this.duties = duties;
        this.orders = orders;
        this.journal = journal;
        this.processes = processes;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * An order of the Office.
     *
     * @param agencies distinct codes
     * @param name name of the duty
     * @param words text of the duty
     * @param reason may be null
     */
    public record Order(List<String> agencies, String name, String words, Instant due, String reason) {}

    /**
     * Opens one task per agency and tells all of them, or does nothing.
     *
     * @throws Refused INVALID with every problem, NOT_FOUND without the conference, CONFLICT when it is over or an
     *     agency already has the same open duty
     */
    public List<DutyResult> add(String id, Order order) {
        return EngineCall.attempt(() -> transaction.execute(status -> addAll(id, order)));
    }

    private List<DutyResult> addAll(String id, Order order) {
        Conference conference = conferences.active(id);
        requireRight(conference, order);
        duties.holdNumbered(id);
        requireNew(id, order);
        return order.agencies().stream()
                .map(agency -> add(conference, agency, order))
                .toList();
    }

    private DutyResult add(Conference conference, String agency, Order order) {
        String code = duties.addNumbered(
                conference.id(),
                DutyKind.EXTRA,
                agency,
                order.name(),
                order.due(),
                order.reason() == null ? order.words() : order.words() + "\nLý do giao thêm: " + order.reason());
        processes.tell(
                ConferencePreparation.MESSAGE_DUTY_ADDED,
                conference.id(),
                Map.of(ConferencePreparation.DUTY.name(), code));
        Duty opened = duties.get(conference.id(), code, agency);
        orders.announceAdded(opened);
        String name = directory.find(agency).orElseThrow().name();
        String due = VietnameseTime.brief(order.due().atZone(conference.zone()));
        journal.write(Act.of(Kind.DUTY_ADDED, "giao thêm việc “%s” cho %s, hạn %s".formatted(order.name(), name, due))
                .on(conference.id(), code, agency)
                .because(order.reason()));
        return DutyResult.done(opened.ref(), "Đã giao %s, hạn %s; thư báo đang được gửi.".formatted(name, due));
    }

    private void requireRight(Conference conference, Order order) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Agency> known =
                directory.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
        for (String code : order.agencies()) {
            Agency agency = known.get(code);
            if (agency == null) {
                problems.add(new Problem(
                        "Cơ quan, đơn vị thực hiện", "Danh bạ không có cơ quan mang mã “%s”.".formatted(code)));
            } else if (agency.kind() == Agency.Kind.LEADERSHIP) {
                problems.add(
                        new Problem("Cơ quan, đơn vị thực hiện", "Không giao việc cho %s.".formatted(agency.name())));
            }
        }
        if (!order.due().isAfter(clock.instant())) {
            problems.add(new Problem("Hạn hoàn thành", "Hạn hoàn thành đã qua."));
        }
        if (order.due().isAfter(conference.start().toInstant().plus(AT_MOST_AFTER_THE_START))) {
            problems.add(new Problem("Hạn hoàn thành", "Hạn hoàn thành không được quá 30 ngày sau khai mạc."));
        }
        Refused.ifAny(problems);
    }

    /** A second press, also by a colleague, adds no duty twice. */
    private void requireNew(String id, Order order) {
        List<Problem> problems = duties.ofConference(id).stream()
                .filter(duty -> isSame(duty, order.name())
                        && duty.isOpen()
                        && order.agencies().contains(duty.agency()))
                .map(duty -> new Problem(
                        directory.find(duty.agency()).orElseThrow().name(),
                        "Đang được giao việc “%s”, chưa xong.".formatted(duty.name())))
                .toList();
        Refused.ifAny(Refused.Reason.CONFLICT, problems);
    }

    /** Whether the duty is an extra one with this name. */
    static boolean isSame(Duty duty, String name) {
        return duty.kind() == DutyKind.EXTRA
                && VietnameseText.clean(duty.name()).equalsIgnoreCase(VietnameseText.clean(name));
    }
}
