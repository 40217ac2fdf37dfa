package vn.diemcau.process.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.PlanHost;
import vn.diemcau.conference.plan.PlanShift;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** The plan of the example conference. */
@Component
class ExamplePlan {

    private static final ClassPathResource FILE = new ClassPathResource("conferences/hatinh-2022.yaml");

    private final PreparationWorkflow workflow;
    private final DirectoryStore directory;
    private final Holidays holidays;
    private final Clock clock;

    ExamplePlan(PreparationWorkflow workflow, DirectoryStore directory, Holidays holidays, Clock clock) {
        this.workflow = workflow;
        this.directory = directory;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The plan with all dates moved ahead, to working days if possible. */
    PlanShift.Moved ahead() {
        try {
            return PlanShift.shift(
                    FILE.getContentAsString(StandardCharsets.UTF_8), LocalDate.now(clock), holidays::isWorking);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan's problems under the current directory; none under the directory that it was written for. */
    List<Problem> problems() {
        return problems(ahead().text());
    }

    private List<Problem> problems(String plan) {
        try {
            workflow.read(plan);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        }
    }

    /**
     * The plan as a template for another one, with the remarks that its reader needs at the top.
     *
     * @param agencies codes of those that the reader acts for; an Office among them is the host
     */
    String template(List<String> agencies) {
        PlanShift.Moved plan = ahead();
        String text = agencies.stream()
                .flatMap(code -> directory.find(code).stream())
                .filter(agency -> agency.kind() == Agency.Kind.OFFICE)
                .findFirst()
                .map(office -> PlanHost.write(
                        plan.text(), office.code(), office.contacts().get(0).role()))
                .orElse(plan.text());
        return foreign(problems(text)) + daysOff(plan.daysOff()) + text;
    }

    private String foreign(List<Problem> problems) {
        return problems.isEmpty()
                ? ""
                : """
                # LƯU Ý: kế hoạch mẫu dưới đây viết cho một danh bạ khác: %d chỗ không khớp danh bạ đang dùng.
                # Hãy thay mã cơ quan (agency, host, units, …) bằng mã trong danh bạ đang dùng rồi bấm kiểm tra:
                %s

                """.formatted(
                                problems.size(),
                                directory.all().stream()
                                        .map(agency -> "#   %s: %s".formatted(agency.code(), agency.name()))
                                        .collect(Collectors.joining("\n")));
    }

    /** A comment for the plan about dates on days off; empty when there is none. */
    static String daysOff(List<LocalDate> daysOff) {
        return daysOff.isEmpty()
                ? ""
                : "# LƯU Ý: trong một năm tới không có tuần nào tránh được hết ngày nghỉ; các mốc sau rơi vào ngày nghỉ: %s.%n%n"
                        .formatted(daysOff.stream().map(VietnameseTime::date).collect(Collectors.joining(", ")));
    }
}
