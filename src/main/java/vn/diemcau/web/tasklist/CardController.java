package vn.diemcau.web.tasklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.task.OfficerTasks;

/** The data of Tasklist's cards for many tasks at once, limited to visible tasks. */
@RestController
class CardController {

    private static final int AT_MOST = 100;
    private static final Duration SOON = Duration.ofHours(24);
    private static final String DEFERRED = "Hội nghị đang tạm hoãn, chưa có lịch mới";

    record CardsRequest(List<String> ids) {}

    record Cards(List<CardView> cards) {}

    /** The distance to the deadline. */
    enum State {
        AHEAD,
        SOON,
        OVERDUE,
        /** The conference rests without a date. */
        DEFERRED
    }

    /**
     * @param left time until or since the deadline
     * @param promised the promised time, or null
     * @param worker name of the holder, or null
     * @param isMine whether the current user is the holder
     */
    record CardView(
            String id,
            String conference,
            String agency,
            String due,
            String dueBrief,
            String left,
            State state,
            String promised,
            String worker,
            boolean isMine) {}

    private final OfficerTasks tasks;
    private final Conferences conferences;
    private final DirectoryStore directory;
    private final AccountNames names;
    private final CurrentUser user;
    private final Clock clock;

    CardController(
            OfficerTasks tasks,
            Conferences conferences,
            DirectoryStore directory,
            AccountNames names,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.conferences = conferences;
        this.directory = directory;
        this.names = names;
        this.user = user;
        this.clock = clock;
    }

    @PostMapping("/api/tasks/cards")
    @Transactional(readOnly = true)
    Cards cards(@RequestBody CardsRequest request) {
        List<String> ids = request.ids();
        if (ids == null) {
            throw new Refused(Refused.Reason.INVALID, "Chưa ghi hỏi những nhiệm vụ nào (ids).");
        }
        if (ids.size() > AT_MOST) {
            throw new Refused(Refused.Reason.INVALID, "Mỗi lần chỉ hỏi được tối đa %d nhiệm vụ.".formatted(AT_MOST));
        }
        for (int index = 0; index < ids.size(); index++) {
            if (!isId(ids.get(index))) {
                throw new Refused(
                        Refused.Reason.INVALID,
                        "Mã nhiệm vụ thứ %d (ids[%d]) không hợp lệ.".formatted(index + 1, index));
            }
        }
        List<OfficerTasks.Seen> all = tasks.seen(ids);
        Map<String, String> workers = names.of(all.stream()
                .map(OfficerTasks.Seen::assignee)
                .filter(Objects::nonNull)
                .toList());
        Map<String, Conference> called = new HashMap<>();
        Instant now = clock.instant();
        return new Cards(all.stream()
                .map(seen -> view(
                        seen,
                        called.computeIfAbsent(seen.duty().conference(), conferences::get),
                        workers.get(seen.assignee()),
                        now))
                .toList());
    }

    private static boolean isId(String id) {
        return id != null && id.length() <= 64 && VietnameseText.isPrintable(id);
    }

    private CardView view(OfficerTasks.Seen seen, Conference conference, String worker, Instant now) {
        Duty duty = seen.duty();
        if (conference.isDeferred()) {
            return view(seen, conference, worker, State.DEFERRED, DEFERRED, "chưa có lịch mới", "Tạm hoãn");
        }
        ZonedDateTime due = duty.due().atZone(conference.zone());
        Duration left = Duration.between(now, duty.due());
        boolean isOverdue = !now.isBefore(duty.due());
        State state = isOverdue ? State.OVERDUE : left.compareTo(SOON) < 0 ? State.SOON : State.AHEAD;
        return view(
                seen,
                conference,
                worker,
                state,
                VietnameseTime.full(due),
                VietnameseTime.brief(due),
                (isOverdue ? "Quá hạn " : "Còn ") + VietnameseTime.roughly(left.abs()));
    }

    private CardView view(
            OfficerTasks.Seen seen,
            Conference conference,
            String worker,
            State state,
            String due,
            String dueBrief,
            String left) {
        return new CardView(
                seen.duty().taskId(),
                conference.title(),
                directory.find(seen.duty().agency()).orElseThrow().name(),
                due,
                dueBrief,
                left,
                state,
                seen.promised() == null
                        ? null
                        : VietnameseTime.brief(seen.promised().atZone(conference.zone())),
                worker,
                seen.assignee() != null && seen.assignee().equals(user.id()));
    }
}
