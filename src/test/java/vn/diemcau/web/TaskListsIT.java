package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.process.preparation.ConferenceStory;

/** The lists that Tasklist offers: each shows what its name says. */
@DiemCauTest
@Import(ConferenceStory.class)
class TaskListsIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private Officer huongKhe;
    private Officer office;

    @BeforeEach
    void theLetterIsOut() {
        story.issued();
        huongKhe = Officer.of("HUONGKHE", port);
        office = Officer.of("VPTU", port);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void an_agency_has_four_lists_and_the_office_one_more_in_this_order() {
        assertThat(lists(huongKhe)).containsExactly("Việc của cơ quan tôi", "Sắp đến hạn", "Quá hạn", "Đã nhận");
        assertThat(lists(office))
                .containsExactly("Việc của cơ quan tôi", "Sắp đến hạn", "Quá hạn", "Đã nhận", "Toàn bộ hội nghị");
        String everything = id("Toàn bộ hội nghị");
        assertThat(huongKhe.get("/engine-rest/filter/" + everything + "/list").statusCode())
                .isIn(403, 404);
    }

    @Test
    void the_own_list_holds_what_the_agency_has_to_do_by_deadline() {
        assertThat(seen(huongKhe, "Việc của cơ quan tôi"))
                .containsExactlyInAnyOrderElementsOf(open("HUONGKHE"))
                .hasSize(5);
        assertThat(dues(huongKhe, "Việc của cơ quan tôi")).isSorted();
        assertThat(seen(office, "Việc của cơ quan tôi"))
                .containsExactlyInAnyOrderElementsOf(open("VPTU"))
                .isNotEmpty();
    }

    @Test
    void the_offices_list_holds_what_all_agencies_have_to_do_by_deadline() {
        assertThat(seen(office, "Toàn bộ hội nghị"))
                .hasSizeGreaterThan(80)
                .containsExactlyInAnyOrderElementsOf(open(null));
        assertThat(dues(office, "Toàn bộ hội nghị")).isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-16T15:59:59.999, false, false",
        "2022-01-16T16:00:00.001, true,  false",
        "2022-01-17T09:00,        true,  false",
        "2022-01-17T15:59:59.999, true,  false",
        "2022-01-17T16:00,        false, true",
        "2022-01-17T16:00:00.001, false, true",
        "2022-01-19T09:00,        false, true"
    })
    void a_duty_of_16_00_is_near_in_the_24_hours_before_and_overdue_from_then_on(
            String now, boolean isNear, boolean isOverdue) {
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        assertThat(story.duty("HUONGKHE", "RegisterSites").due()).isEqualTo(instant("2022-01-17T16:00"));
        setClock(now);
        for (Officer officer : List.of(huongKhe, office)) {
            assertThat(seen(officer, "Sắp đến hạn").contains(task)).as("near").isEqualTo(isNear);
            assertThat(seen(officer, "Quá hạn").contains(task)).as("overdue").isEqualTo(isOverdue);
        }
    }

    @Test
    void an_agency_sees_of_what_is_near_or_overdue_only_its_own_and_the_office_everybodys() {
        setClock("2022-01-17T16:30");
        Instant now = instant("2022-01-17T16:30");
        List<String> overdue = duties.ofConference(story.id()).stream()
                .filter(duty -> duty.isOpen() && !duty.due().isAfter(now))
                .map(Duty::taskId)
                .toList();
        assertThat(seen(office, "Quá hạn"))
                .containsExactlyInAnyOrderElementsOf(overdue)
                .hasSizeGreaterThan(13);
        assertThat(dues(office, "Quá hạn")).isSorted();
        assertThat(seen(huongKhe, "Quá hạn"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(open("HUONGKHE")).contains(task));
        assertThat(seen(huongKhe, "Sắp đến hạn"))
                .allSatisfy(task -> assertThat(open("HUONGKHE")).contains(task));
    }

    @Test
    void what_an_officer_has_taken_is_in_the_officers_own_list_alone() {
        String task = story.task("HUONGKHE", "PrepareHall").getId();
        assertThat(seen(huongKhe, "Đã nhận")).isEmpty();

        assertThat(huongKhe.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"huongkhe\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(seen(huongKhe, "Đã nhận")).containsExactly(task);
        assertThat(seen(huongKhe, "Việc của cơ quan tôi")).contains(task);
        assertThat(seen(office, "Đã nhận")).isEmpty();
        assertThat(seen(Officer.of("VUQUANG", port), "Đã nhận")).isEmpty();
    }

    @Test
    void a_deadline_that_moves_takes_its_task_from_list_to_list_and_into_its_description() {
        setClock("2022-01-17T16:30");
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        assertThat(seen(huongKhe, "Quá hạn")).contains(task);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getDescription())
                .contains("trước 16 giờ, ngày 17/01/2022")
                .endsWith("\n\nHạn: 16 giờ 00, thứ Hai ngày 17/01/2022.");

        assertThat(office.put("/api/conferences/" + story.id() + "/dates", """
                        {"registrationDue":"2022-01-18T10:00","lineTest":"2022-01-18T15:00","start":"2022-01-19T07:30",
                         "reason":"Theo đề nghị của các huyện"}""").statusCode())
                .isEqualTo(200);
        // Tasks follow in a job.
        story.run();

        assertThat(seen(huongKhe, "Quá hạn")).doesNotContain(task);
        assertThat(seen(huongKhe, "Sắp đến hạn")).contains(task);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getDescription())
                .endsWith("\n\nHạn: 10 giờ 00, thứ Ba ngày 18/01/2022.");
    }

    private static void setClock(String time) {
        ClockUtil.setCurrentTime(Date.from(instant(time)));
    }

    private static Instant instant(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    /** Ids of the open tasks of an agency, or of all, by deadline. */
    private List<String> open(String agency) {
        return duties.ofConference(story.id()).stream()
                .filter(duty ->
                        duty.isOpen() && (agency == null || duty.agency().equals(agency)))
                .map(Duty::taskId)
                .toList();
    }

    private static List<String> lists(Officer officer) {
        return StreamSupport.stream(
                        Officer.json(officer.get("/engine-rest/filter?resourceType=Task"))
                                .spliterator(),
                        false)
                .sorted((one, other) -> Integer.compare(priority(one), priority(other)))
                .map(filter -> filter.get("name").asText())
                .toList();
    }

    private static int priority(JsonNode filter) {
        return filter.at("/properties/priority").asInt();
    }

    private String id(String list) {
        return jdbc.sql("select id_ from act_ru_filter where name_ = ?")
                .param(list)
                .query(String.class)
                .single();
    }

    /** What an officer sees in a list of this conference; other tests call conferences of their own. */
    private List<String> seen(Officer officer, String list) {
        return shown(officer, list).stream()
                .map(task -> task.get("id").asText())
                .toList();
    }

    private List<String> dues(Officer officer, String list) {
        return shown(officer, list).stream()
                .map(task -> task.get("due").asText())
                .toList();
    }

    private List<JsonNode> shown(Officer officer, String list) {
        List<String> ours = open(null);
        List<JsonNode> shown = new ArrayList<>();
        Officer.json(officer.get("/engine-rest/filter/" + id(list) + "/list")).forEach(task -> {
            if (ours.contains(task.get("id").asText())) {
                shown.add(task);
            }
        });
        return shown;
    }
}
