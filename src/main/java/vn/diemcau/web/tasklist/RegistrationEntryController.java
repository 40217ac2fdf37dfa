package vn.diemcau.web.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.sitelist.RegistrationReview;
import vn.diemcau.conference.sitelist.RegistrationReview.Imported;
import vn.diemcau.conference.sitelist.RegistrationReview.Reviewed;
import vn.diemcau.platform.sheet.SheetReader;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.process.task.OfficerTasks;

/** Supports typing, pasting and dropping a registration; stores nothing. */
@RestController
class RegistrationEntryController {

    private static final int LONGEST_ROWS = 1_000_000;
    private static final int MEGABYTE = 1024 * 1024;

    private final OfficerTasks tasks;
    private final RegistrationReview review;
    private final ObjectMapper json;

    RegistrationEntryController(OfficerTasks tasks, RegistrationReview review, ObjectMapper json) {
        this.tasks = tasks;
        this.review = review;
        this.json = json;
    }

    /** Reviews {@code {"rows": […]}} in the form's format. */
    @PostMapping("/api/tasks/{id}/registration/review")
    Reviewed review(@PathVariable String id, InputStream body) throws IOException {
        Duty duty = tasks.dutyToAnswer(id);
        return review.review(duty, JsonBody.object(body, LONGEST_ROWS, json).path("rows"));
    }

    /** Reads the rows of a text that was copied from a spreadsheet. */
    @PostMapping(path = "/api/tasks/{id}/registration/rows", consumes = MediaType.TEXT_PLAIN_VALUE)
    Imported paste(@PathVariable String id, InputStream body) throws IOException {
        Duty duty = tasks.dutyToAnswer(id);
        byte[] text = JsonBody.bytes(body, SheetReader.LARGEST_PASTE_MB * MEGABYTE);
        return SheetReader.readPasted(new String(text, StandardCharsets.UTF_8), sheet -> review.read(duty, sheet));
    }

    /** Reads the rows of a workbook or a CSV file. */
    @PostMapping(path = "/api/tasks/{id}/registration/rows", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Imported file(@PathVariable String id, @RequestParam String name, InputStream body) throws IOException {
        Duty duty = tasks.dutyToAnswer(id);
        byte[] content = JsonBody.bytes(body, SheetReader.LARGEST_FILE_MB * MEGABYTE);
        return SheetReader.read(content, name, sheet -> review.read(duty, sheet));
    }
}
