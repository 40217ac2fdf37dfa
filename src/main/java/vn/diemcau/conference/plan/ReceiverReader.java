package vn.diemcau.conference.plan;

import java.util.Optional;
import vn.diemcau.platform.input.Section;

/**
 * Reads what is particular to a receiver of the list of sites. Any agency may be one, under a code of its own; it
 * acknowledges when the list goes out, and anew when the list goes out again.
 */
final class ReceiverReader {

    private ReceiverReader() {}

    /** The list that a duty acknowledges; null for any other duty. */
    static ReceivedList list(Section section, String code, DutyKind kind) {
        ReceivedList drawn = code == null ? null : ReceivedList.ofDrawn(code).orElse(null);
        Optional<ReceivedList> written = section.span("list").isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(section.choice("list", ReceivedList.class));
        if (kind != DutyKind.ACKNOWLEDGE) {
            if (section.span("list").isPresent()) {
                section.problem("list", "Chỉ ghi cho việc xác nhận danh sách.");
            }
            return null;
        }
        if (drawn != null && written.isPresent() && written.get() != drawn) {
            section.problem("list", "Nhiệm vụ này nhận danh sách riêng của nó, không ghi danh sách khác.");
        }
        return drawn == null ? written.orElse(ReceivedList.SITES) : drawn;
    }

    /** What a receiver with a code of its own cannot ask, because its form is the list and its hour that of the list. */
    static void check(Section section, Plan.Duty duty, Dates dates, Section root) {
        if (duty.kind() != DutyKind.ACKNOWLEDGE
                || ReceivedList.ofDrawn(duty.code()).isPresent()) {
            return;
        }
        if (dates.registrationDue == null && root.span("registrationDue").isEmpty()) {
            section.problem("kind", "Có việc xác nhận danh sách thì phải ghi hạn đăng ký.");
        }
        if (!duty.ticks().isEmpty()) {
            section.problem("ticks", "Việc xác nhận danh sách có biểu mẫu riêng, không ghi thêm ý xác nhận.");
        }
        if (duty.proof() != Plan.Proof.NONE) {
            section.problem("proof", "Việc xác nhận danh sách có biểu mẫu riêng, không kèm tệp minh chứng.");
        }
        if (duty.opens() != null) {
            section.problem("opens", "Việc xác nhận danh sách mở khi danh sách được gửi.");
        }
        if (!duty.after().isEmpty()) {
            section.problem("after", "Việc xác nhận danh sách mở khi danh sách được gửi, không chờ việc khác.");
        }
        if (duty.due() != null && dates.registrationDue != null && !duty.due().isAfter(dates.registrationDue)) {
            section.problem(
                    "due",
                    "Hạn xác nhận danh sách phải sau hạn đăng ký (%s)."
                            .formatted(dates.brief(dates.registrationDue, duty.due())));
        }
    }
}
