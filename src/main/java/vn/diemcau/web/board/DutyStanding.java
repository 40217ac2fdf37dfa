package vn.diemcau.web.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * The state of a duty at one instant.
 *
 * @param since start of this state; null when nothing has begun
 * @param detail times and persons behind the mark; may be empty
 * @param holder user id of the holder, or null
 */
record DutyStanding(DutyRow duty, Mark mark, Instant since, String detail, String holder, String process) {

    /** Duties that fall due within this time need attention. */
    private static final Duration SOON = Duration.ofHours(24);

    /**
     * The instant with the data to describe it.
     *
     * @param over whether the conference is over
     * @param deferred whether it rests without a date, so that nothing is overdue
     * @param people display names by user id
     * @param briefs cache of formatted times by minute
     * @param lengths cache of formatted durations
     */
    record Now(
            Instant now,
            ZoneId zone,
            boolean over,
            boolean deferred,
            Map<String, String> people,
            Map<Long, String> briefs,
            Map<Duration, String> lengths) {

        Now(Instant now, Conference conference, Map<String, String> people) {
            this(
                    now,
                    conference.zone(),
                    conference.isOver(),
                    conference.isDeferred(),
                    people,
                    new HashMap<>(),
                    new HashMap<>());
        }

        /**
         * Cached, because ten thousand duties share a few hundred times, whose formatting takes longer than everything
         * else.
         */
        String brief(Instant at) {
            return briefs.computeIfAbsent(
                    Math.floorDiv(at.getEpochSecond(), 60), minute -> VietnameseTime.brief(at.atZone(zone)));
        }

        String until(Instant at) {
            return length(Duration.between(now, at));
        }

        String past(Instant at) {
            return length(Duration.between(at, now));
        }

        String length(Duration length) {
            return lengths.computeIfAbsent(length.truncatedTo(ChronoUnit.MINUTES), VietnameseTime::length);
        }
    }

    static DutyStanding of(DutyRow duty, Now at) {
        DutyRow.Held held = duty.held();
        String holder = held == null ? null : held.assignee();
        Mark mark = mark(duty, holder, at);
        return new DutyStanding(
                duty,
                mark,
                since(duty, mark, held),
                detail(duty, mark, holder, at),
                holder,
                held == null ? null : held.process());
    }

    private static Mark mark(DutyRow duty, String holder, Now at) {
        if (duty.isDone()) {
            return Mark.DONE;
        }
        if (!duty.isOpen()) {
            return at.over() || duty.openedAt() != null ? Mark.CLOSED : Mark.WAITING;
        }
        if (at.deferred()) {
            return holder != null || duty.draftAt() != null ? Mark.WORKING : Mark.OPEN;
        }
        // A promise pauses the chase, also past the deadline.
        if (duty.promisedUntil() != null && duty.promisedUntil().isAfter(at.now())) {
            return Mark.PROMISED;
        }
        if (duty.isLateAt(at.now())) {
            return Mark.OVERDUE;
        }
        if (holder != null || duty.draftAt() != null) {
            return Mark.WORKING;
        }
        return duty.isLateAt(at.now().plus(SOON)) ? Mark.DUE_SOON : Mark.OPEN;
    }

    private static Instant since(DutyRow duty, Mark mark, DutyRow.Held held) {
        return switch (mark) {
            case DONE -> duty.doneAt();
            case OVERDUE -> duty.due();
            case PROMISED -> duty.promisedAt();
            case WORKING -> workedSince(duty, held);
            default -> duty.openedAt();
        };
    }

    private static Instant workedSince(DutyRow duty, DutyRow.Held held) {
        if (duty.draftAt() != null) {
            return duty.draftAt();
        }
        return held == null || held.changedAt() == null ? duty.openedAt() : held.changedAt();
    }

    private static String detail(DutyRow duty, Mark mark, String holder, Now at) {
        List<String> parts = new ArrayList<>();
        switch (mark) {
            case DONE -> {
                parts.add("lúc " + at.brief(duty.doneAt()));
                if (duty.isLateAt(duty.doneAt()) && !at.deferred()) {
                    parts.add("muộn " + at.length(Duration.between(duty.due(), duty.doneAt())));
                }
            }
            case OVERDUE -> parts.add(at.past(duty.due()));
            case PROMISED -> {
                parts.add("gửi lúc " + at.brief(duty.promisedUntil()));
                if (duty.isLateAt(at.now())) {
                    parts.add("quá hạn " + at.past(duty.due()));
                }
            }
            case DUE_SOON -> parts.add("còn " + at.until(duty.due()));
            case WAITING, OPEN, WORKING ->
                parts.add(at.deferred() ? "tạm hoãn, chưa có hạn" : "hạn " + at.brief(duty.due()));
            default -> {
                // nothing to add
            }
        }
        if (mark == Mark.OVERDUE && duty.promisedUntil() != null) {
            parts.add("đã hẹn " + at.brief(duty.promisedUntil()) + " mà chưa gửi");
        }
        if (duty.isOpen()) {
            work(duty, holder, at).forEach(parts::add);
        }
        return String.join(", ", parts);
    }

    private static List<String> work(DutyRow duty, String holder, Now at) {
        List<String> parts = new ArrayList<>();
        if (holder != null) {
            parts.add(at.people().getOrDefault(holder, holder) + " đã nhận");
        }
        if (duty.draftAt() != null) {
            parts.add("lưu nháp lúc " + at.brief(duty.draftAt()));
        }
        return parts;
    }
}
