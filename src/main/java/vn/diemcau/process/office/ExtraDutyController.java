package vn.diemcau.process.office;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;

/** Gives agencies duties that are not in the letter; for the Office only. */
@RestController
class ExtraDutyController {

    /** A name of this length fits a line of the task list and a mail's subject. */
    private static final int LONGEST_NAME = 150;

    /** @param due in the conference's own zone: {@code 2022-01-18T10:00} */
    record Adding(List<String> agencies, String name, String words, String due, String reason) {}

    record Added(List<DutyResult> rows) {}

    /** @param invited whether the agency already takes part in the conference */
    record Choice(String code, String name, boolean invited) {}

    private final ExtraDuties extraDuties;
    private final Conferences conferences;
    private final DirectoryStore directory;
    private final CurrentUser user;

    ExtraDutyController(ExtraDuties extraDuties, Conferences conferences, DirectoryStore directory, CurrentUser user) {
        this.extraDuties = extraDuties;
        this.conferences = conferences;
        this.directory = directory;
        this.user = user;
    }

    /** The agencies that can receive a duty, in the directory's order. */
    @GetMapping("/api/conferences/{id}/agencies")
    List<Choice> agencies(@PathVariable String id) {
        user.requireOfficeOf(id);
        conferences.get(id);
        List<String> invited = conferences.agencies(id);
        return directory.all().stream()
                .filter(agency -> agency.kind() != Agency.Kind.LEADERSHIP)
                .map(agency -> new Choice(agency.code(), agency.name(), invited.contains(agency.code())))
                .toList();
    }

    /** Adds one duty per agency, or none at all. */
    @PostMapping("/api/conferences/{id}/duties")
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@PathVariable String id, @RequestBody Adding wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        List<String> agencies = agencies(wanted.agencies(), problems);
        String name = RequestField.text("Tên việc", wanted.name(), LONGEST_NAME, problems);
        if (name.lines().count() > 1) {
            problems.add(new Problem("Tên việc", "Phải nằm trên một dòng."));
        }
        String words = RequestField.text("Nội dung, yêu cầu", wanted.words(), problems);
        ZonedDateTime due = RequestField.time(
                "Hạn hoàn thành", wanted.due(), conferences.get(id).zone(), problems);
        String reason = RequestField.optional("Lý do giao thêm", wanted.reason(), problems);
        Refused.ifAny(problems);
        return new Added(extraDuties.add(id, new ExtraDuties.Order(agencies, name, words, due.toInstant(), reason)));
    }

    private static List<String> agencies(List<String> given, List<Problem> problems) {
        if (given == null || given.isEmpty()) {
            problems.add(new Problem("Cơ quan, đơn vị thực hiện", "Chưa chọn cơ quan nào."));
            return List.of();
        }
        if (given.stream().anyMatch(code -> !GivenDuties.isCode(code))) {
            problems.add(new Problem("Cơ quan, đơn vị thực hiện", "Phải là mã của các cơ quan."));
        }
        return List.copyOf(
                new LinkedHashSet<>(given.stream().filter(GivenDuties::isCode).toList()));
    }
}
