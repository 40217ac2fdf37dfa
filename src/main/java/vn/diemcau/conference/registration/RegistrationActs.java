package vn.diemcau.conference.registration;

import java.util.Map;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.platform.text.VietnameseText;

/** Describes a unit's registration for the record, without persons, who are only in the registration itself. */
final class RegistrationActs {

    private RegistrationActs() {}

    /** @param before null for the first registration */
    static Act of(UnitFacts unit, Registration before, Registration sent, Answer answer) {
        String whose = answer.onBehalf() ? " của %s %s".formatted(unit.name(), source(answer)) : "";
        if (before == null) {
            return Act.of(
                            Kind.REGISTERED,
                            "%s đăng ký%s: %s".formatted(answer.onBehalf() ? "nhập thay" : "gửi", whose, counts(sent)))
                    .with("after", detail(sent));
        }
        String changes =
                RegistrationDiff.withoutPersons(before, sent, unit.catalogue().words());
        return changes.isEmpty()
                ? Act.of(Kind.REGISTRATION_AMENDED, "gửi lại đăng ký%s, không có thay đổi".formatted(whose))
                : Act.of(
                                Kind.REGISTRATION_AMENDED,
                                "%s đăng ký%s: %s"
                                        .formatted(answer.onBehalf() ? "sửa thay" : "điều chỉnh", whose, changes))
                        .with("before", detail(before))
                        .with("after", detail(sent));
    }

    private static String counts(Registration sent) {
        return "%d điểm cầu, %d đại biểu".formatted(sent.siteCount(), sent.delegateCount());
    }

    private static Map<String, Object> detail(Registration registration) {
        return Map.of("sites", registration.siteCount(), "delegates", registration.delegateCount());
    }

    /** A document's number, or only the channel if the source is a person. */
    private static String source(Answer answer) {
        return switch (answer.text("source")) {
            case "PHONE" -> "qua điện thoại";
            case "PAPER" -> "theo văn bản " + VietnameseText.clean(answer.text("sourceDetail"));
            default -> "theo lời báo trực tiếp";
        };
    }
}
