package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.process.preparation.ConferenceStory;

/** Who may read the history of a conference, and how it is searched, turned over and taken along. */
@DiemCauTest
@Import(ConferenceStory.class)
class HistoryApiIT {

    private static final String FORMULA = "=HYPERLINK(\"http://ke-xau.example\";\"Bấm\")";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionTemplate transaction;

    private Officer office;

    @BeforeEach
    void theLetterIsIssued() {
        office = Officer.of("VPTU", port);
        story.issued();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history", "/history.xlsx"})
    void the_history_is_for_the_office_alone(String path) {
        for (String agency : List.of("HUONGKHE", "VTHT", "TTTU")) {
            HttpResponse<String> answer = Officer.of(agency, port).get(root() + path);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Chỉ Văn phòng Tỉnh ủy được thực hiện việc này.");
        }
        assertThat(office.get(root() + path).statusCode()).isEqualTo(200);
        assertThat(office.get("/api/conferences/khong-co" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void an_act_is_told_with_who_when_and_from_where() {
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        story.at("2022-01-16T15:42");
        Officer.of("HUONGKHE", port).submits(task, Map.of("registration", ConferenceStory.registration(40)));

        JsonNode act = history("?group=REGISTRATION").at("/acts/0");

        assertThat(act.get("hour").asText()).isEqualTo("15:42");
        assertThat(act.get("day").asText()).isEqualTo("Chủ nhật ngày 16/01/2022");
        assertThat(act.get("at").asText()).isEqualTo("2022-01-16T08:42:00Z");
        assertThat(act.get("who").asText()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(act.get("person").asText()).isEqualTo("Cán bộ Huyện ủy Hương Khê (huongkhe)");
        assertThat(act.get("words").asText()).isEqualTo("gửi đăng ký: 1 điểm cầu, 40 đại biểu");
        assertThat(act.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(act.get("agencies")).isEmpty();
    }

    @Test
    void a_refused_answer_is_no_act() {
        int before = history("").get("total").asInt();

        HttpResponse<String> answer = Officer.of("HUONGKHE", port)
                .submits(story.task("HUONGKHE", "RegisterSites").getId(), Map.of("registration", "{}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(history("").get("total").asInt()).isEqualTo(before);
    }

    @Test
    void it_is_narrowed_by_agency_by_kind_and_by_words_without_diacritics() {
        story.does("HUONGKHE", "RegisterSites").does("VUQUANG", "RegisterSites").does("HUONGKHE", "PrepareHall");

        assertThat(words("?agency=HUONGKHE"))
                .containsExactly(
                        "hoàn thành: Chuẩn bị hội trường, trang trí, điều kiện",
                        "gửi đăng ký: 1 điểm cầu, 40 đại biểu");
        assertThat(words("?agency=HUONGKHE&group=DUTY"))
                .containsExactly("hoàn thành: Chuẩn bị hội trường, trang trí, điều kiện");
        assertThat(words("?text=" + encoded("DANG KY: 1"))).hasSize(2);
        assertThat(words("?text=" + encoded("vu quang"))).containsExactly("gửi đăng ký: 1 điểm cầu, 40 đại biểu");
        assertThat(words("?text=" + encoded("không có chữ này"))).isEmpty();
        assertThat(history("").get("agencies").findValuesAsText("code")).contains("HUONGKHE", "VPTU");
        assertThat(history("").get("groups").findValuesAsText("text")).contains("Đăng ký", "Sự cố");
        assertThat(office.get(root() + "/history?group=KHONG_CO").statusCode()).isEqualTo(400);
        for (String way : List.of("/history?text=%00", "/history?agency=%00", "/history.xlsx?text=a%00")) {
            HttpResponse<String> refused = office.get(root() + way);
            assertThat(refused.statusCode()).as(way).isEqualTo(400);
            assertThat(Officer.json(refused).get("message").asText())
                    .isEqualTo("Nội dung gửi lên có ký tự hoặc giá trị không dùng được.");
        }
    }

    @Test
    void it_is_turned_over_page_by_page() {
        int before = history("").get("total").asInt();
        transaction.executeWithoutResult(status -> {
            for (int i = 1; i <= 250; i++) {
                journal.write(Act.of(Kind.CHASED, "nhắc việc lần " + i).in(story.id()));
            }
        });

        JsonNode first = history("");
        JsonNode third = history("?from=200");

        assertThat(first.get("total").asInt()).isEqualTo(250 + before);
        assertThat(first.get("acts")).hasSize(100);
        assertThat(first.at("/acts/0/words").asText()).isEqualTo("nhắc việc lần 250");
        assertThat(third.get("acts")).hasSize(50 + before);
        assertThat(third.at("/acts/0/words").asText()).isEqualTo("nhắc việc lần 50");
        assertThat(history("?from=-5").get("from").asInt()).isZero();
        assertThat(history("?from=9999").get("acts")).isEmpty();
    }

    @Test
    void the_office_takes_it_along_as_a_workbook_and_that_is_an_act_too() throws IOException {
        story.does("HUONGKHE", "RegisterSites");
        office.post(root() + "/cancellation", "{\"reason\": \"=1+1\"}");

        HttpResponse<byte[]> answer = office.download(root() + "/history.xlsx");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("Nh%E1%BA%ADt%20k%C3%BD");
        assertThat(rows(answer.body()))
                .anySatisfy(row -> assertThat(row)
                        .containsExactly(
                                "1",
                                "12/01/2022 08:00",
                                "Văn phòng Tỉnh ủy",
                                "hủy Hội nghị",
                                "",
                                "=1+1",
                                "Cán bộ Văn phòng Tỉnh ủy (vptu)",
                                "127.0.0.1"))
                .anySatisfy(row -> assertThat(row)
                        .contains("Hệ thống", "gửi đăng ký: 1 điểm cầu, 40 đại biểu", "Huyện ủy Hương Khê"));
        assertThat(words("?group=DOWNLOAD")).containsExactly("tải nhật ký Hội nghị");
    }

    @Test
    void the_workbook_holds_what_was_narrowed_down_and_no_formula() throws IOException {
        transaction.executeWithoutResult(status -> {
            journal.write(Act.of(Kind.INCIDENT_REPORTED, FORMULA)
                    .in(story.id())
                    .because(FORMULA)
                    .about(List.of("HUONGKHE")));
            journal.write(
                    Act.of(Kind.INCIDENT_REPORTED, "báo sự cố").in(story.id()).about(List.of("CANLOC")));
        });

        byte[] content = office.download(
                        root() + "/history.xlsx?agency=HUONGKHE&group=INCIDENT&text=" + encoded("ke-xau"))
                .body();

        assertThat(rows(content)).filteredOn(row -> row.contains(FORMULA)).hasSize(1);
        assertThat(rows(content)).noneMatch(row -> row.contains("báo sự cố"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith("=")) {
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void the_workbook_bears_the_newest_seal_of_a_record_that_is_whole() throws IOException {
        assertThat(Officer.of("HUONGKHE", port).get("/api/history/seal").statusCode())
                .isEqualTo(403);
        await().until(() -> !seal().get("newest").isNull());

        JsonNode seal = seal();
        List<List<String>> rows = rows(office.download(root() + "/history.xlsx").body());

        assertThat(seal.get("broken").isNull()).isTrue();
        assertThat(seal.get("newest").asText()).matches("\\d+-[0-9a-f]{64}");
        assertThat(rows).anyMatch(row -> !row.isEmpty() && row.get(0).matches("Mã niêm phong .*: \\d+-[0-9a-f]{64}"));
    }

    private JsonNode seal() {
        return Officer.json(office.get("/api/history/seal"));
    }

    @Test
    void who_downloads_a_list_is_on_record_and_who_may_not_is_not() {
        story.does("HUONGKHE", "RegisterSites");

        Officer.of("VTHT", port).download(root() + "/lists/sites.xlsx");
        Officer.of("HUONGKHE", port).download(root() + "/lists/sites.xlsx");

        JsonNode acts = history("?group=DOWNLOAD").get("acts");
        assertThat(acts).hasSize(1);
        assertThat(acts.at("/0/who").asText()).startsWith("Viễn thông");
        assertThat(acts.at("/0/words").asText()).isEqualTo("tải “Danh sách điểm cầu”");
    }

    @Test
    void a_conference_that_is_over_keeps_its_history() {
        office.post(root() + "/cancellation", "{\"reason\": \"Bão\"}");
        story.run();

        JsonNode acts = history("?group=CONFERENCE").get("acts");

        assertThat(acts.at("/0/words").asText()).isEqualTo("hủy Hội nghị");
        assertThat(acts.at("/0/reason").asText()).isEqualTo("Bão");
        assertThat(acts.at("/1/words").asText()).startsWith("phát hành ");
    }

    private JsonNode history(String query) {
        HttpResponse<String> answer = office.get(root() + "/history" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }

    private List<String> words(String query) {
        return history(query).get("acts").findValuesAsText("words");
    }

    private String root() {
        return "/api/conferences/" + story.id();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(byte[] content) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                rows.add(cells);
            }
        }
        return rows;
    }
}
