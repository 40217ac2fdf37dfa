package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import vn.diemcau.DiemCauTest;
import vn.diemcau.National;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/**
 * A conference of a ministry, its provinces and their communes, from the call to the close, with all its pages. What it
 * took stands in a file under {@code target}.
 */
@DiemCauTest
@Import(ConferenceStory.class)
abstract class NationalStory {

    private final National country;
    private final List<String> figures = new ArrayList<>();
    private Instant since;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    @Autowired
    private Conferences conferences;

    NationalStory(National country) {
        this.country = country;
    }

    static void directory(National country, DynamicPropertyRegistry properties) {
        properties.add("diemcau.directory", () -> written(country).toUri().toString());
    }

    @AfterEach
    void setClockRight() throws IOException {
        ClockUtil.reset();
        Files.write(Path.of("target", getClass().getSimpleName() + ".txt"), figures);
    }

    /** Every site is registered, listed, tested and called, and the conference closed. */
    void isHeld(String id) {
        since = Instant.now();
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(country.plan(id)));
        took("called");
        story.does("VPBO", "IssueLetter").sendMails();
        took("issued, told");

        List<String> units = country.units().toList();
        for (int i = 1; i < units.size(); i++) {
            story.does(units.get(i), "RegisterSites", Map.of("registration", country.registration(i + 1)));
        }
        took("all but one registered");
        story.walk("2026-12-11T16:00");
        assertThat(story.mails(MailKind.OVERDUE)).contains("vanphong@tinh01.example");
        story.does(units.get(0), "RegisterSites", Map.of("registration", country.registration(1)))
                .sendMails();
        took("lists out, the last one late");
        assertThat(story.files(MailKind.SITES, "mang@vienthong.example"))
                .extracting(MailContent.Attachment::fileName)
                .containsExactly("danh-sach-diem-cau.xlsx");

        JsonNode board = Officer.json(page("/api/conferences/%s/board"));
        assertThat(board.at("/totals/sites").asInt()).isEqualTo(sites());
        assertThat(board.at("/totals/communeSites").asInt()).isEqualTo(country.communes());
        assertThat(board.at("/totals/delegates").asInt()).isEqualTo(country.delegates());
        assertThat(board.at("/levels/top").asText()).isEqualTo("trung ương");
        assertThat(board.at("/levels/units").asText()).isEqualTo("tỉnh");
        assertThat(board.at("/levels/below").asText()).isEqualTo("xã");
        assertThat(Officer.json(page("/api/conferences/%s/registrations"))
                        .at("/totals/registered")
                        .asInt())
                .isEqualTo(country.provinces());
        assertThat(rows("sites")).isGreaterThan(sites());
        assertThat(rows("delegates")).isGreaterThan(country.communes());
        assertThat(rows("summary")).isGreaterThan(country.provinces());
        page("/api/tasks/" + story.duty("VIENTHONG", "nhan-danh-sach").taskId());

        everybodyActs();
        story.walk("2026-12-14T14:00");
        took("walked to the line test");
        page("/api/tasks/" + story.duty("TTCNTT", "TestLines").taskId());
        story.does("TTCNTT", "TestLines", Map.of("results", story.results("passed", "xã Bình An 2")));
        took("lines tested");
        page("/api/tasks/" + story.duty("VIENTHONG", "RepairLines").taskId());
        assertThat(Officer.json(page("/api/conferences/%s/board"))
                        .at("/totals/failed")
                        .asInt())
                .isEqualTo(1);
        everybodyActs();
        story.walk("2026-12-15T07:50");
        page("/api/tasks/" + story.duty("VPBO", "TakeRollCall").taskId());
        everybodyActs();
        took("held and closed");

        assertThat(conferences.get(id).status()).isEqualTo(Conference.Status.CLOSED);
        assertThat(Officer.json(page("/api/conferences/%s/board"))
                        .at("/totals/passed")
                        .asInt())
                .isEqualTo(sites());
    }

    private int sites() {
        return 1 + country.provinces() + country.communes();
    }

    private void everybodyActs() {
        story.everybodyDoesEverythingBut();
    }

    private HttpResponse<String> page(String path) {
        Instant before = Instant.now();
        HttpResponse<String> answer = Officer.of("VPBO", port).get(path.formatted(story.id()));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        figures.add("  %s: %d ms, %d kB"
                .formatted(
                        path,
                        Duration.between(before, Instant.now()).toMillis(),
                        answer.body().length() / 1000));
        return answer;
    }

    private int rows(String list) {
        Instant before = Instant.now();
        byte[] file = Officer.of("VPBO", port)
                .download("/api/conferences/%s/lists/%s.xlsx".formatted(story.id(), list))
                .body();
        figures.add("  list %s: %d ms, %d kB"
                .formatted(list, Duration.between(before, Instant.now()).toMillis(), file.length / 1000));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheetAt(0).getPhysicalNumberOfRows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void took(String what) {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000;
        figures.add("%s: %d ms, heap %d MB"
                .formatted(what, Duration.between(since, Instant.now()).toMillis(), used));
        since = Instant.now();
    }

    private static Path written(National country) {
        try {
            Path file = Files.createTempFile("danh-ba", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, country.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
