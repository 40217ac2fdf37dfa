package vn.diemcau.process.preparation;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.task.ConferenceActs;
import vn.diemcau.process.timer.Milestones;

/**
 * Lets a conference rest without a date. Its process goes on, so that tasks can be done; its timers wait for new dates.
 * {@link Redating} takes it up again.
 */
@Component
class Deferral {

    private final Conferences conferences;
    private final Milestones milestones;
    private final ConferenceProcesses processes;
    private final Journal journal;
    private final Clock clock;

    Deferral(
            Conferences conferences,
            Milestones milestones,
            ConferenceProcesses processes,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.milestones = milestones;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void defer(String id, int seen, String reason) {
        conferences.hold(id);
        Conference before = conferences.running(id);
        requireDeferrable(before);
        Redating.requireSeen(before, seen);
        Conference deferred = conferences.defer(id, reason);
        processes.own(id).ifPresent(milestones::rest);
        journal.write(ConferenceActs.deferred(deferred));
        processes.tell(ConferencePreparation.MESSAGE_REDATED, id, Map.of());
    }

    private void requireDeferrable(Conference conference) {
        if (conference.isDeferred()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Hội nghị đang tạm hoãn từ %s (lý do: %s)."
                            .formatted(
                                    VietnameseTime.full(
                                            conference.deferredSince().atZone(conference.zone())),
                                    conference.reason()));
        }
        if (!clock.instant().isBefore(conference.start().toInstant())) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Hội nghị đã khai mạc lúc %s, không tạm hoãn được."
                            .formatted(VietnameseTime.full(conference.start())));
        }
    }
}
