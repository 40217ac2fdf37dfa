package vn.diemcau.conference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class HaTinhPlanTest {

    private static final Instant BEFORE = Instant.parse("2022-01-12T00:00:00Z");

    private final Plan plan = HaTinhPlan.read(HaTinhPlan.TEXT, BEFORE);
    private final Map<String, Plan.Duty> duties =
            plan.duties().stream().collect(Collectors.toMap(Plan.Duty::code, Function.identity()));

    @Test
    void it_has_the_dates_of_the_letter() {
        assertThat(plan.start()).isEqualTo(at("2022-01-19T07:30"));
        assertThat(plan.arriveMinutesBefore()).isEqualTo(10);
        assertThat(plan.lineTest()).isEqualTo(at("2022-01-18T15:00"));
        assertThat(plan.registrationDue()).isEqualTo(at("2022-01-17T16:00"));
    }

    @Test
    void its_units_sites_and_chairs_are_those_of_the_letter() {
        assertThat(plan.units()).hasSize(14).contains("DUKHOI");
        assertThat(plan.sites()).extracting(Plan.Site::code).containsExactly("P1", "P2");
        assertThat(plan.chairs()).extracting(Plan.Chair::unit).containsExactly("TPHATINH", "DUKHOI");
    }

    @Test
    void its_participants_are_o5_to_o28_and_only_central_delegates_get_an_invitation_of_their_own() {
        assertThat(plan.participants())
                .flatMap(Plan.Participants::obligations)
                .containsExactly(
                        "O5", "O6", "O7", "O8", "O9", "O10", "O11", "O12", "O13", "O14", "O15", "O16", "O18", "O19",
                        "O20", "O21", "O22", "O23", "O25", "O26", "O27", "O28");
        assertThat(plan.participants())
                .filteredOn(Plan.Participants::separateInvitation)
                .extracting(Plan.Participants::name)
                .containsExactly("Đại biểu Trung ương");
    }

    @Test
    void work_is_due_before_the_event_that_it_serves() {
        List<String> beforeLineTest = List.of(
                "ConnectLines",
                "KeepLinesStable",
                "KeepPowerStable",
                "AssignCentreTechnicians",
                "AssignTelecomTechnicians",
                "PrepareProvinceSite",
                "PreparePoliceSite",
                "PrepareHall");

        assertThat(beforeLineTest)
                .allSatisfy(code -> assertThat(duties.get(code).due()).isBefore(plan.lineTest()));
        assertThat(Stream.of(
                                "IssueLetter",
                                "PrepareReports",
                                "RegisterSites",
                                "AcknowledgeSitesByTelecom",
                                "ConnectLines",
                                "AmendRegistration",
                                "TestLines",
                                "RepairLines",
                                "DecideReadiness",
                                "DecidePostponement",
                                "TakeRollCall",
                                "RunAwards",
                                "CoverByNewspaper",
                                "CloseConference")
                        .map(code -> duties.get(code).due().toInstant()))
                .isSorted();
    }

    @Test
    void every_duty_quotes_the_letter_and_what_the_letter_asks_is_somebodys_duty() {
        Set<String> obligations = plan.duties().stream()
                .flatMap(duty -> duty.obligations().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));

        assertThat(plan.duties()).allSatisfy(duty -> assertThat(duty.words()).isNotBlank());
        assertThat(obligations)
                .contains("O3", "O4", "O5", "O17", "O36", "O58", "O60")
                .containsAll(range(37, 57))
                .containsAll(range(61, 68))
                .containsAll(range(72, 80));
    }

    @Test
    void it_names_posts_and_never_a_person_or_a_telephone_number() {
        assertThat(HaTinhPlan.TEXT)
                .doesNotContain("0900")
                .doesNotContain("Đồng chí ")
                .doesNotContain("đồng chí Ng");
        assertThat(plan.helpLines())
                .containsExactly(
                        new Plan.HelpLine("REGISTRATION", "VPTU", "Chuyên viên Phòng Tổng hợp"),
                        new Plan.HelpLine("LINE_TEST", "VTHT", "Cán bộ kỹ thuật Viễn thông Hà Tĩnh"));
    }

    @Test
    void its_text_is_composed_unicode() {
        assertThat(Normalizer.isNormalized(HaTinhPlan.TEXT, Normalizer.Form.NFC))
                .isTrue();
    }

    @Test
    void the_same_plan_in_json_is_the_same_plan() throws JsonProcessingException {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(HaTinhPlan.TEXT);

        Plan fromJson = HaTinhPlan.read(new ObjectMapper().writeValueAsString(tree), BEFORE);

        assertThat(fromJson).usingRecursiveComparison().ignoringFields("source").isEqualTo(plan);
    }

    private static List<String> range(int first, int last) {
        return Stream.iterate(first, number -> number <= last, number -> number + 1)
                .map(number -> "O" + number)
                .toList();
    }

    private ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(plan.zone());
    }
}
