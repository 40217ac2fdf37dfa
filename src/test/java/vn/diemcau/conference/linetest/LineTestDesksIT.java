package vn.diemcau.conference.linetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.diemcau.conference.registration.CalledConference.DUE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.registration.CalledConference;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

class LineTestDesksIT {

    private static final Instant TEST = Instant.parse("2022-01-18T08:30:00Z");
    private static final Map<String, Object> NO_RISK = Map.of();
    private static final Map<String, Object> RISK = Map.of(
            "riskAccepted", true, "riskAcceptedBy", "Phó Bí thư Thường trực Tỉnh ủy", "riskReason", "Có máy dự phòng");

    private final CalledConference conference = new CalledConference();
    private final SiteChecks tests = new SiteChecks(conference.jdbc, conference.registrations);
    private final TestLinesHandler desk = new TestLinesHandler(tests, conference.registrations, conference.json);
    private final RepairLinesHandler repair = new RepairLinesHandler(tests, conference.registrations);
    private final RollCallHandler roll = new RollCallHandler(tests, conference.registrations, conference.json);

    /** Province, Huyện ủy Hương Khê, xã Phú Gia, xã Hòa Hải. */
    private List<Site> sites;

    @BeforeEach
    void register() {
        conference.register("HUONGKHE", conference.registration("Phú Gia", 40, "Hòa Hải", 10), DUE.minusSeconds(1));
        sites = conference.registrations.sites(conference.id).all();
    }

    @Test
    void lines_are_accepted_when_every_site_passed() {
        assertThat(test(results("passed", Map.of()), NO_RISK)).containsExactly(Map.entry("linesAccepted", true));
        assertThat(tests.round(conference.id, "TestLines")).isEqualTo(1);
        assertThat(tests.failed(conference.id)).isEmpty();
    }

    @Test
    void one_failed_site_is_enough_to_test_again() {
        Map<String, Boolean> decisions = test(results("passed", Map.of("Phú Gia", "Mất tín hiệu")), NO_RISK);

        assertThat(decisions).containsExactly(Map.entry("linesAccepted", false));
        SiteCheck failed = tests.failed(conference.id).get(0);
        assertThat(failed.site().label()).isEqualTo("xã Phú Gia");
        assertThat(failed.unitName()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(failed.note()).isEqualTo("Mất tín hiệu");
    }

    @Test
    void only_what_failed_is_tested_again() {
        test(results("passed", Map.of("Phú Gia", "Mất tín hiệu")), NO_RISK);

        TestLinesHandler.Shown shown = desk.show(conference.duty("TestLines", "TTCB"));
        assertThat(shown.round()).isEqualTo(2);
        assertThat(shown.total()).isEqualTo(4);
        assertThat(shown.passed()).isEqualTo(3);
        assertThat(shown.missing()).containsExactly("Đảng ủy Khối");
        assertThat(shown.groups()).hasSize(1);
        assertThat(shown.groups().get(0).sites())
                .extracting(SiteGroup.Row::note)
                .containsExactly("Mất tín hiệu");

        long phuGia = shown.groups().get(0).sites().get(0).id();
        assertThat(test(one(phuGia, true, ""), NO_RISK)).containsExactly(Map.entry("linesAccepted", true));
        assertThat(tests.round(conference.id, "TestLines")).isEqualTo(2);
        assertThat(tests.failed(conference.id)).isEmpty();
        assertThat(tests.results(conference.id)).hasSize(4);
    }

    @Test
    void a_named_leader_may_accept_the_risk() {
        assertThat(test(results("passed", Map.of("Phú Gia", "Chập chờn")), RISK))
                .containsExactly(Map.entry("linesAccepted", true));
        assertThat(tests.failed(conference.id)).hasSize(1);
    }

    @Test
    void a_risk_without_leader_or_reason_is_refused() {
        assertThat(problems(
                        results("passed", Map.of("Phú Gia", "Chập chờn")),
                        Map.of("riskAccepted", true, "riskReason", " ")))
                .containsExactly("Lãnh đạo chấp nhận rủi ro: Chưa ghi.", "Lý do chấp nhận rủi ro: Chưa ghi.");
    }

    @Test
    void there_is_no_risk_to_accept_when_every_site_passed() {
        assertThat(problems(results("passed", Map.of()), RISK))
                .containsExactly("Chấp nhận rủi ro: Mọi điểm cầu đều đạt, không có rủi ro nào để chấp nhận: "
                        + "hãy bỏ đánh dấu.");
    }

    @Test
    void every_wrong_result_is_named_and_nothing_is_kept() {
        ArrayNode results = conference.json.createArrayNode();
        results.addObject().put("site", 987654321).put("passed", true);
        results.addObject().put("site", sites.get(0).id()).put("passed", true);
        results.addObject().put("site", sites.get(0).id()).put("passed", true);
        results.addObject().put("site", sites.get(1).id()).put("passed", "có");
        results.addObject().put("site", sites.get(2).id()).put("passed", false).put("note", "  ");

        assertThat(problems(results, NO_RISK))
                .containsExactly(
                        "Điểm cầu số 987654321: Không có trong danh sách lần này: "
                                + "hãy mở lại biểu để lấy danh sách mới.",
                        "Điểm cầu tỉnh: Có hai kết quả.",
                        "Huyện ủy Hương Khê: Chưa ghi kết quả.",
                        "xã Phú Gia (Huyện ủy Hương Khê): Chưa đạt thì phải ghi lý do.",
                        "xã Hòa Hải (Huyện ủy Hương Khê): Chưa ghi kết quả.");
        assertThat(tests.round(conference.id, "TestLines")).isZero();
    }

    @Test
    void results_that_cannot_be_read_are_refused() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("results", "[{");

        Refused refused =
                catchThrowableOfType(Refused.class, () -> conference.accept(desk, "TestLines", "TTCB", fields, TEST));

        assertThat(refused).hasMessageStartingWith("Không đọc được kết quả: hãy mở lại biểu và gửi lại.");
    }

    @Test
    void the_repairers_see_what_failed_and_why() {
        test(results("passed", Map.of("Phú Gia", "Mất tín hiệu", "Hòa Hải", "Mất điện")), NO_RISK);

        RepairLinesHandler.Shown shown = repair.show(conference.duty("RepairLines", "VTHT"));

        assertThat(shown.round()).isEqualTo(1);
        assertThat(shown.failed()).isEqualTo(2);
        assertThat(shown.groups().get(0).name()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(shown.groups().get(0).sites())
                .extracting(SiteGroup.Row::note)
                .containsExactly("Mất tín hiệu", "Mất điện");
    }

    /** O3. */
    @Test
    void the_roll_says_who_is_present_and_needs_no_reason_of_who_is_not() {
        Map<String, Boolean> decisions = conference.accept(
                roll,
                "TakeRollCall",
                "VPTU",
                Map.of("results", results("present", Map.of("Hòa Hải", "")).toString()),
                TEST);

        assertThat(decisions).isEmpty();
        assertThat(tests.rollCall(conference.id, "TakeRollCall"))
                .filteredOn(check -> !check.passed())
                .extracting(check -> check.site().label())
                .containsExactly("xã Hòa Hải");
        assertThat(tests.rollCall(conference.id, "TakeRollCall")).hasSize(4);
        assertThat(tests.round(conference.id, "TestLines"))
                .as("a roll call is no line test")
                .isZero();
    }

    @Test
    void the_roll_is_called_of_every_site_though_it_failed_the_line_test() {
        test(results("passed", Map.of("Phú Gia", "Mất tín hiệu")), RISK);

        assertThat(roll.show(conference.duty("TakeRollCall", "VPTU")).groups())
                .flatExtracting(SiteGroup::sites)
                .hasSize(4);
    }

    private Map<String, Boolean> test(ArrayNode results, Map<String, Object> risk) {
        Map<String, Object> fields = new HashMap<>(risk);
        fields.put("results", results.toString());
        return conference.accept(desk, "TestLines", "TTCB", fields, TEST);
    }

    private List<String> problems(ArrayNode results, Map<String, Object> risk) {
        Refused refused = catchThrowableOfType(Refused.class, () -> test(results, risk));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    /** Results of all sites, all well but those with a note. */
    private ArrayNode results(String question, Map<String, String> notes) {
        ArrayNode results = conference.json.createArrayNode();
        for (Site site : sites) {
            results.addObject()
                    .put("site", site.id())
                    .put(question, !notes.containsKey(site.name()))
                    .put("note", notes.getOrDefault(site.name(), ""));
        }
        return results;
    }

    private ArrayNode one(long site, boolean passed, String note) {
        ArrayNode results = conference.json.createArrayNode();
        results.addObject().put("site", site).put("passed", passed).put("note", note);
        return results;
    }
}
