package vn.diemcau.conference.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.platform.input.Section;

/**
 * Reads what is particular to line tests. The first is drawn; each further one opens at a milestone of its own, tests
 * the sites of some units or all, and has a repair of its own.
 */
final class TestReader {

    private final AgencyCodes agencies;
    private final Dates dates;

    TestReader(AgencyCodes agencies, Dates dates) {
        this.agencies = agencies;
        this.dates = dates;
    }

    /** The units whose sites a duty of an agency tests; empty for all, and for any other duty. */
    List<String> units(Section section, DutyKind kind, List<String> all) {
        if (kind != DutyKind.TEST) {
            return List.of();
        }
        List<String> some = agencies.codes(section, "units");
        some.stream()
                .filter(unit -> agencies.find(unit).isPresent() && !all.contains(unit))
                .forEach(unit ->
                        section.problem("units", "%s không có trong danh sách đơn vị của Hội nghị.".formatted(unit)));
        return some;
    }

    /**
     * @param duties those of the agencies
     * @param places where they stand, by their codes
     */
    void check(List<Plan.Duty> duties, Map<String, Section> places, Set<String> drawn) {
        Set<String> own = duties.stream()
                .filter(duty -> duty.kind() == DutyKind.TEST && !drawn.contains(duty.code()))
                .map(Plan.Duty::code)
                .collect(Collectors.toSet());
        for (Plan.Duty duty : duties) {
            Section section = places.get(duty.code());
            if (section == null || drawn.contains(duty.code())) {
                continue;
            }
            if (duty.kind() == DutyKind.TEST) {
                checkTest(duty, section, duties);
            } else if (duty.kind() == DutyKind.REPAIR) {
                checkRepair(duty, section, own, duties);
            } else if (duty.after().stream().anyMatch(own::contains)) {
                section.problem("after", "Chỉ việc khắc phục chờ việc chạy thử của riêng nó.");
            }
        }
        Set<String> tested = duties.stream()
                .filter(duty -> own.contains(duty.code())
                        && duty.opens() != null
                        && duty.opens().from() != null)
                .map(duty -> duty.opens().from())
                .collect(Collectors.toSet());
        dates.of(Milestone.Kind.LINE_TEST).stream()
                .filter(milestone -> !tested.contains(milestone.id()))
                .forEach(milestone -> dates.place(milestone.id())
                        .problem("at", "Lần chạy thử này chưa có việc chạy thử nào mở vào lúc đó."));
    }

    /**
     * A test of units that register nothing finds no site.
     *
     * @param duties as for {@link #check}
     * @param ofUnits the duties of units
     */
    void checkTestable(List<Plan.Duty> duties, Map<String, Section> places, List<Plan.Duty> ofUnits) {
        // A running plan of an earlier release may have such a test, and must still be open to corrections.
        if (dates.isOfRunning()) {
            return;
        }
        Set<String> registering = ofUnits.stream()
                .filter(duty -> duty.kind() == DutyKind.REGISTER)
                .flatMap(duty -> duty.units().stream())
                .collect(Collectors.toSet());
        duties.stream()
                .filter(duty -> duty.kind() == DutyKind.TEST
                        && places.containsKey(duty.code())
                        && !duty.units().isEmpty()
                        && duty.units().stream().noneMatch(registering::contains))
                .forEach(duty -> places.get(duty.code())
                        .problem(
                                "units",
                                "Không có điểm cầu để chạy thử, vì đơn vị được chạy thử không đăng ký điểm cầu: %s."
                                        .formatted(String.join(", ", duty.units()))));
    }

    private void checkTest(Plan.Duty duty, Section section, List<Plan.Duty> duties) {
        if (duties.stream()
                .noneMatch(other ->
                        other.kind() == DutyKind.REPAIR && other.after().contains(duty.code()))) {
            section.problem("code", "Còn thiếu việc khắc phục chờ việc chạy thử này.");
        }
        boolean isAtTest = duty.opens() != null
                && dates.of(Milestone.Kind.LINE_TEST).stream()
                        .anyMatch(
                                milestone -> milestone.id().equals(duty.opens().from()));
        // An hour that cannot be read has its own problem already.
        if (!isAtTest && (duty.opens() != null || section.span("opens").isEmpty())) {
            section.problem("opens", "Việc chạy thử mở theo một mốc chạy thử, ghi mã của mốc.");
        }
        if (!duty.after().isEmpty()) {
            section.problem("after", "Việc chạy thử mở theo giờ, không chờ việc khác.");
        }
        checkForm(duty, section);
    }

    private static void checkRepair(Plan.Duty duty, Section section, Set<String> tests, List<Plan.Duty> duties) {
        boolean isOfOne =
                duty.after().size() == 1 && tests.contains(duty.after().get(0));
        if (!isOfOne) {
            section.problem(
                    "after", "Việc khắc phục ghi đúng một việc chạy thử mà nó khắc phục, là việc kế hoạch tự đặt mã.");
        } else if (duties.stream()
                .anyMatch(other -> other != duty
                        && other.kind() == DutyKind.REPAIR
                        && other.after().equals(duty.after()))) {
            section.problem("after", "Mỗi việc chạy thử có nhiều nhất một việc khắc phục.");
        }
        if (duty.opens() != null) {
            section.problem("opens", "Việc khắc phục mở khi có điểm cầu chưa đạt.");
        }
        checkForm(duty, section);
    }

    private static void checkForm(Plan.Duty duty, Section section) {
        if (!duty.ticks().isEmpty()) {
            section.problem("ticks", "Việc này có biểu mẫu riêng, không ghi thêm ý xác nhận.");
        }
        if (duty.proof() != Plan.Proof.NONE) {
            section.problem("proof", "Việc này có biểu mẫu riêng, không kèm tệp minh chứng.");
        }
    }
}
