package vn.diemcau.process.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.platform.text.VietnameseTime;

/** Describes an answer for the record, and how late it was. */
final class AnswerActs {

    private AnswerActs() {}

    static Act act(Duty duty, Answer answer, Outcome outcome, Instant counted) {
        Act act = outcome.act() == null ? usual(duty, answer) : outcome.act();
        List<String> concerned = new ArrayList<>(List.of(duty.agency()));
        act.agencies().stream().filter(agency -> !concerned.contains(agency)).forEach(concerned::add);
        return act.on(duty.conference(), duty.code(), duty.agency())
                .about(concerned)
                .saying(late(duty, counted));
    }

    private static Act usual(Duty duty, Answer answer) {
        return switch (duty.kind()) {
            case INCIDENT ->
                Act.of(
                        Kind.INCIDENT_HANDLED,
                        "báo kết quả xử lý %s: %s".formatted(ConferenceActs.incident(duty.code()), solved(answer)));
            case SPEECH ->
                Act.of(Kind.DUTY_HANDED_IN, answer.text("speech") == null ? completed(duty, answer) : speech(answer));
            default -> Act.of(Kind.DUTY_HANDED_IN, completed(duty, answer));
        };
    }

    private static String completed(Duty duty, Answer answer) {
        return (answer.onBehalf() ? "hoàn thành thay: " : "hoàn thành: ") + duty.name();
    }

    private static String solved(Answer answer) {
        return switch (answer.text("outcome")) {
            case "SOLVED" -> "đã khắc phục";
            case "WORKAROUND" -> "đã có phương án thay thế";
            default -> "chưa khắc phục được";
        };
    }

    private static String speech(Answer answer) {
        return "YES".equals(answer.text("speech"))
                ? "đăng ký phát biểu: “%s”, %s phút"
                        .formatted(answer.text("title"), answer.fields().get("minutes"))
                : "không đăng ký phát biểu";
    }

    private static String late(Duty duty, Instant counted) {
        return counted.isBefore(duty.due())
                ? ""
                : ", muộn " + VietnameseTime.length(Duration.between(duty.due(), counted));
    }
}
