package vn.diemcau.process.office;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.order.OfficeMessages;
import vn.diemcau.escalation.order.OfficeMessages.To;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;

/** Sends the Office's own message to agencies of a conference, after a look at who gets it; for the Office only. */
@RestController
class MessageController {

    /** A subject of this length fits the lists of mail programs. */
    private static final int LONGEST_SUBJECT = 150;

    /**
     * A message.
     *
     * @param to "ALL", "OVERDUE" or "CHOSEN"
     * @param agencies codes of the chosen ones
     */
    record Message(String to, List<String> agencies, String subject, String text) {}

    /**
     * Who gets it.
     *
     * @param told names of the agencies
     * @param mails number of mails
     */
    record Recipients(List<String> told, int mails) {}

    private final OfficeMessages messages;
    private final DirectoryStore directory;
    private final CurrentUser user;

    MessageController(OfficeMessages messages, DirectoryStore directory, CurrentUser user) {
        this.messages = messages;
        this.directory = directory;
        this.user = user;
    }

    @PostMapping("/api/conferences/{id}/messages")
    Recipients send(@PathVariable String id, @RequestBody Message wanted) {
        user.requireOfficeOf(id);
        return recipients(messages.send(id, read(wanted), user.id()));
    }

    /** Says who would get it, and sends nothing. */
    @PostMapping("/api/conferences/{id}/messages/preview")
    Recipients preview(@PathVariable String id, @RequestBody Message wanted) {
        user.requireOfficeOf(id);
        return recipients(messages.preview(id, read(wanted)));
    }

    private Recipients recipients(Told told) {
        return new Recipients(
                directory.all().stream()
                        .filter(agency -> told.agencies().contains(agency.code()))
                        .map(Agency::name)
                        .toList(),
                told.mails());
    }

    private static OfficeMessages.Message read(Message wanted) {
        List<Problem> problems = new ArrayList<>();
        String subject = RequestField.text("Tiêu đề", wanted.subject(), LONGEST_SUBJECT, problems);
        if (subject.lines().count() > 1) {
            problems.add(new Problem("Tiêu đề", "Phải nằm trên một dòng."));
        }
        String text = RequestField.text("Nội dung", wanted.text(), problems);
        To to = to(wanted.to(), problems);
        List<String> chosen = to != To.CHOSEN || wanted.agencies() == null ? List.of() : wanted.agencies();
        if (to == To.CHOSEN && chosen.isEmpty()) {
            problems.add(new Problem("Cơ quan, đơn vị", "Chưa chọn cơ quan nào."));
        }
        if (chosen.stream().anyMatch(code -> !GivenDuties.isCode(code))) {
            problems.add(new Problem("Cơ quan, đơn vị", "Phải là mã của các cơ quan."));
        }
        Refused.ifAny(problems);
        return new OfficeMessages.Message(to, List.copyOf(new LinkedHashSet<>(chosen)), subject, text);
    }

    private static To to(String given, List<Problem> problems) {
        for (To each : To.values()) {
            if (each.name().equals(given)) {
                return each;
            }
        }
        problems.add(new Problem("Gửi tới", "Chưa chọn nơi nhận: tất cả, cơ quan quá hạn, hay các cơ quan được chọn."));
        return null;
    }
}
