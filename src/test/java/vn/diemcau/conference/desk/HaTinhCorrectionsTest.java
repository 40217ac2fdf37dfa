package vn.diemcau.conference.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.letter.AgencyNames;
import vn.diemcau.conference.letter.LetterReader;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * What a clerk corrects at the desk until the letter of the example is its shipped plan. The list stands in
 * {@code desk/hatinh-sua.txt}; it grows when the reader loses something, and shrinks when it learns.
 */
class HaTinhCorrectionsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDateTime NOW = LocalDateTime.parse("2022-01-10T08:00");
    private static final List<Agency> DIRECTORY =
            DirectoryReader.read(resource("directory/hatinh.yaml")).agencies();

    @Test
    void the_shipped_plan_needs_these_corrections_after_its_letter_is_read() {
        Sheet sheet = read();
        Plan made = plan(SheetPlan.of(corrected(sheet), around()).text());
        Plan shipped = plan(resource("conferences/hatinh-2022.yaml"));

        List<String> corrections = new ArrayList<>();
        corrections.add("Chưa giao cho ai: " + sheet.unassigned().size() + " câu");
        sheet.rows().stream()
                .filter(row -> row.agency().isBlank() && !row.units())
                .forEach(row -> corrections.add("Không phải việc: %s – %s".formatted(row.who(), row.name())));
        say(corrections, "Tên Hội nghị", made.title(), shipped.title());
        say(corrections, "Văn bản", made.letter(), shipped.letter());
        say(corrections, "Khai mạc", VietnameseTime.full(made.start()), VietnameseTime.full(shipped.start()));
        say(corrections, "Chạy thử", VietnameseTime.full(made.lineTest()), VietnameseTime.full(shipped.lineTest()));
        say(
                corrections,
                "Hạn đăng ký",
                VietnameseTime.full(made.registrationDue()),
                VietnameseTime.full(shipped.registrationDue()));
        say(corrections, "Đơn vị", made.units().size(), shipped.units().size());
        say(corrections, "Điểm cầu nơi chủ trì", sites(made), sites(shipped));
        say(
                corrections,
                "Chủ trì tại đơn vị",
                made.chairs().size(),
                shipped.chairs().size());
        say(
                corrections,
                "Thành phần",
                made.participants().size(),
                shipped.participants().size());
        corrections.addAll(duties(made.duties(), shipped.duties()));

        assertThat(String.join("\n", corrections) + "\n").isEqualTo(resource("desk/hatinh-sua.txt"));
    }

    private static Sheet read() {
        String text = file("src/test/resources/reading/01-hatinh-2022-thu-goc.txt");
        AgencyNames names = AgencyNames.of(DIRECTORY.stream()
                .map(agency -> new AgencyNames.Known(
                        agency.code(),
                        Stream.concat(Stream.of(agency.name()), agency.aliases().stream())
                                .toList(),
                        agency.kind() == Agency.Kind.UNIT))
                .toList());
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        return ReadLetter.sheet(
                json.valueToTree(new LetterReader(names).read(text, null, LocalDate.from(NOW))), "VPTU", DIRECTORY);
    }

    /** Without what nobody does, so that the rest can be compared. */
    private static Sheet corrected(Sheet sheet) {
        return sheet.with(sheet.rows().stream()
                .filter(row -> !row.agency().isBlank() || row.units())
                .toList());
    }

    private static Surroundings around() {
        return new Surroundings(DIRECTORY, ZONE, NOW, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    }

    private static List<String> sites(Plan plan) {
        return plan.sites().stream()
                .map(site -> site.name() + " (" + site.chair() + ")")
                .toList();
    }

    private static void say(List<String> corrections, String what, Object made, Object shipped) {
        if (!made.equals(shipped)) {
            corrections.add("%s: %s → %s".formatted(what, made, shipped));
        }
    }

    /** First those of the same holder and kind are compared, then those of the same holder. */
    private static List<String> duties(List<Plan.Duty> made, List<Plan.Duty> shipped) {
        List<Plan.Duty> left = new ArrayList<>(made);
        List<Plan.Duty> missing = new ArrayList<>();
        Map<Plan.Duty, Plan.Duty> pairs = new java.util.LinkedHashMap<>();
        shipped.forEach(duty -> pair(duty, left, (one, other) -> one.kind() == other.kind())
                .ifPresentOrElse(found -> pairs.put(duty, found), () -> missing.add(duty)));
        List<Plan.Duty> added = new ArrayList<>();
        missing.forEach(duty -> pair(duty, left, (one, other) -> true)
                .ifPresentOrElse(found -> pairs.put(duty, found), () -> added.add(duty)));
        List<String> corrections = new ArrayList<>();
        pairs.forEach((duty, found) -> corrections.addAll(changes(duty, found)));
        added.forEach(duty -> corrections.add("Thêm việc: %s – %s, %s".formatted(who(duty), kind(duty), due(duty))));
        left.forEach(duty -> corrections.add("Bỏ việc: %s – %s, %s".formatted(who(duty), kind(duty), due(duty))));
        corrections.sort(null);
        return corrections;
    }

    private static Optional<Plan.Duty> pair(
            Plan.Duty duty, List<Plan.Duty> left, BiPredicate<Plan.Duty, Plan.Duty> alike) {
        Optional<Plan.Duty> found = left.stream()
                .filter(other -> who(other).equals(who(duty)) && alike.test(duty, other))
                .findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private static List<String> changes(Plan.Duty shipped, Plan.Duty made) {
        List<String> changes = new ArrayList<>();
        String which = "%s – %s".formatted(who(shipped), kind(shipped));
        if (made.kind() != shipped.kind()) {
            changes.add("Loại: %s (đã đọc: %s)".formatted(which, kind(made)));
        }
        if (!made.due().isEqual(shipped.due())) {
            changes.add("Hạn: %s: %s → %s".formatted(which, due(made), due(shipped)));
        }
        if (!made.ticks().equals(shipped.ticks())) {
            changes.add("Ý xác nhận: %s: %d → %d"
                    .formatted(which, made.ticks().size(), shipped.ticks().size()));
        }
        if (made.proof() != shipped.proof()) {
            changes.add("Minh chứng: %s".formatted(which));
        }
        return changes;
    }

    private static String who(Plan.Duty duty) {
        return duty.agency() == null ? "Đơn vị" : name(duty.agency());
    }

    private static String name(String code) {
        return DIRECTORY.stream()
                .filter(agency -> agency.code().equals(code))
                .map(Agency::name)
                .findFirst()
                .orElse(code);
    }

    private static String kind(Plan.Duty duty) {
        return duty.kind() == DutyKind.GENERAL ? duty.name() : duty.kind().words();
    }

    private static String due(Plan.Duty duty) {
        return VietnameseTime.briefWithYear(duty.due());
    }

    private static Plan plan(String text) {
        return new PlanReader(DIRECTORY, names("conference-preparation"), names("unit-preparation"))
                .read(text, NOW.atZone(ZONE).toInstant());
    }

    private static Map<String, String> names(String model) {
        Map<String, String> names = new TreeMap<>();
        Bpmn.readModelFromFile(new java.io.File("bpmn/" + model + ".bpmn"))
                .getModelElementsByType(UserTask.class)
                .forEach(task -> names.put(task.getId().replace("userTask_", ""), task.getName()));
        return names;
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
