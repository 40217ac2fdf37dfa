package vn.diemcau.process.office;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;

/** Reopens the registration of one unit after the line test has closed it. */
@Component
public class RegistrationReopening {

    private final Conferences conferences;
    private final Duties duties;
    private final Chase chase;
    private final Journal journal;
    private final ConferenceProcesses processes;
    private final Clock clock;

    RegistrationReopening(
            Conferences conferences,
            Duties duties,
            Chase chase,
            Journal journal,
            ConferenceProcesses processes,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.chase = chase;
        this.journal = journal;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Opens a task for the unit and tells the unit.
     *
     * @param until when the registration closes again in its then current state
     * @return code of the new duty
     * @throws Refused INVALID when the hour is past or after the conference begins, NOT_FOUND for a unit outside the
     *     conference, CONFLICT when the registration is still open
     */
    @Transactional
    public String reopen(String id, String unit, Instant until, String reason) {
        Conference conference = conferences.active(id);
        if (conferences.registration(id, unit).isEmpty()) {
            throw new Refused(Refused.Reason.NOT_FOUND, "Đơn vị không có tên trong Hội nghị này.");
        }
        requireHour(conference, until);
        requireClosed(id, unit);
        String code =
                duties.addNumbered(id, DutyKind.CORRECT, unit, until, "Văn phòng mở lại đăng ký, lý do: " + reason);
        processes.tell(
                ConferencePreparation.MESSAGE_REOPENED,
                id,
                Map.of(ConferencePreparation.DUTY.name(), code, UnitPreparation.UNIT.name(), unit));
        journal.write(Act.of(
                        Kind.REGISTRATION_REOPENED,
                        "mở lại đăng ký, nhận đến " + VietnameseTime.brief(until.atZone(conference.zone())))
                .on(id, code, unit)
                .because(reason));
        chase.announceReopening(duties.get(id, code, unit));
        return code;
    }

    private void requireHour(Conference conference, Instant until) {
        List<Problem> problems = new ArrayList<>();
        if (!until.isAfter(clock.instant())) {
            problems.add(new Problem("Nhận đến", "Giờ đóng lại đã qua."));
        }
        if (until.isAfter(conference.start().toInstant())) {
            problems.add(new Problem("Nhận đến", "Giờ đóng lại phải trước giờ khai mạc."));
        }
        Refused.ifAny(problems);
    }

    private void requireClosed(String id, String unit) {
        List<Duty> open = duties.ofConference(id).stream()
                .filter(duty -> duty.isOpen() && duty.agency().equals(unit))
                .toList();
        for (Duty duty : open) {
            switch (duty.kind()) {
                case REGISTER ->
                    throw new Refused(
                            Refused.Reason.CONFLICT, "Đơn vị chưa đăng ký: nhiệm vụ đăng ký vẫn đang mở cho đơn vị.");
                case AMEND ->
                    throw new Refused(
                            Refused.Reason.CONFLICT,
                            "Đơn vị vẫn điều chỉnh được đăng ký đến giờ chạy thử đường truyền.");
                case CORRECT -> throw new Refused(Refused.Reason.CONFLICT, "Đăng ký của đơn vị đang được mở lại rồi.");
                default -> {
                    // another duty of the unit
                }
            }
        }
    }
}
