package vn.diemcau.conference.plan;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.platform.input.Section;

/**
 * Reads which units register by which date. A plan has the duty to register once for each date; a unit in none of them
 * registers nothing.
 */
final class RegisteringUnits {

    private final Dates dates;
    private final List<Entry> entries = new ArrayList<>();
    private boolean hasWrongDate;

    private record Entry(Section section, Plan.Duty duty) {}

    RegisteringUnits(Dates dates) {
        this.dates = dates;
    }

    void add(Section section, Plan.Duty duty) {
        entries.add(new Entry(section, duty));
    }

    /**
     * The duties of units with what follows: by which date each registers, and who may amend a registration.
     *
     * @param ofAgencies the other duties, with the line tests
     */
    List<Plan.Duty> applyTo(List<Plan.Duty> ofUnits, List<Plan.Duty> ofAgencies, Section root) {
        Map<Plan.Duty, Plan.Duty> dated = new IdentityHashMap<>();
        entries.forEach(each -> dated.put(each.duty(), dated(each.duty(), each.section())));
        checkTogether();
        dates.of(Milestone.Kind.REGISTRATION)
                .forEach(milestone -> checkBeforeTests(milestone, dated.values(), ofAgencies));
        checkUsed(dated.values(), root);
        Set<String> registering =
                entries.stream().flatMap(each -> each.duty().units().stream()).collect(Collectors.toSet());
        List<Plan.Duty> result = new ArrayList<>();
        for (Plan.Duty duty : ofUnits) {
            boolean isAmending = duty.kind() == DutyKind.AMEND && !registering.isEmpty();
            result.add(
                    isAmending
                            ? duty.of(duty.units().stream()
                                    .filter(registering::contains)
                                    .toList())
                            : dated.getOrDefault(duty, duty));
        }
        return result;
    }

    /** The deadline must be one of the dates of registration, because the lists of sites go out then. */
    private Plan.Duty dated(Plan.Duty duty, Section section) {
        if (duty.due() == null || dates.registrationDue == null) {
            hasWrongDate = true;
            return duty;
        }
        boolean isOfMilestone = dates.of(Milestone.Kind.REGISTRATION).stream()
                .anyMatch(each -> each.id().equals(duty.dueFrom()) && each.at().isEqual(duty.due()));
        if (isOfMilestone) {
            return duty;
        }
        if (!dates.registrationDue.isEqual(duty.due())) {
            hasWrongDate = true;
            String or = dates.of(Milestone.Kind.REGISTRATION).isEmpty() ? "" : ", hoặc ghi mã của một mốc đăng ký khác";
            section.problem(
                    "due",
                    "Hạn phải trùng với hạn đăng ký: %s%s."
                            .formatted(dates.brief(dates.registrationDue, duty.due()), or));
        }
        return duty.dueFrom(duty.dueFrom() == null ? null : Plan.REGISTRATION_DUE);
    }

    private void checkTogether() {
        Set<String> seen = new HashSet<>();
        String name = null;
        for (Entry each : entries) {
            List<String> twice = each.duty().units().stream()
                    .distinct()
                    .filter(unit -> !seen.add(unit))
                    .toList();
            if (!twice.isEmpty()) {
                each.section()
                        .problem(
                                "units",
                                "Mỗi đơn vị chỉ đăng ký theo một hạn; đã có ở việc đăng ký khác: %s."
                                        .formatted(String.join(", ", twice)));
            }
            if (name != null && !name.equals(each.duty().name())) {
                each.section().problem("name", "Việc đăng ký phải cùng một tên: “%s”.".formatted(name));
            }
            name = name == null ? each.duty().name() : name;
        }
    }

    /** Units register before their own lines are tested; the tests of others do not concern them. */
    private void checkBeforeTests(
            Milestone registration, Collection<Plan.Duty> registering, List<Plan.Duty> ofAgencies) {
        Set<String> units = registering.stream()
                .filter(duty -> registration.id().equals(duty.dueFrom()))
                .flatMap(duty -> duty.units().stream())
                .collect(Collectors.toSet());
        ofAgencies.stream()
                .filter(duty -> duty.kind() == DutyKind.TEST
                        && (duty.units().isEmpty() || duty.units().stream().anyMatch(units::contains)))
                .map(this::begin)
                .filter(begin -> begin != null && !registration.at().isBefore(begin))
                .min(Comparator.naturalOrder())
                .ifPresent(begin -> dates.place(registration.id())
                        .problem(
                                "at",
                                "Hạn đăng ký phải trước giờ chạy thử đường truyền (%s)."
                                        .formatted(dates.brief(begin, registration.at()))));
    }

    /** When a test begins; null when that cannot be read. */
    private ZonedDateTime begin(Plan.Duty test) {
        if (DutyKind.ofDrawn(test.code()).isPresent()) {
            return dates.lineTest;
        }
        return test.opens() == null ? null : test.opens().at();
    }

    /** A date of registration by which nobody registers is a mistake. */
    private void checkUsed(Collection<Plan.Duty> dated, Section root) {
        if (entries.isEmpty() || hasWrongDate || dates.registrationDue == null) {
            return;
        }
        Set<String> used = dated.stream().map(Plan.Duty::registration).collect(Collectors.toSet());
        String nobody = "Không đơn vị nào đăng ký theo hạn này.";
        if (!used.contains(Plan.REGISTRATION_DUE)) {
            root.problem("registrationDue", nobody);
        }
        dates.of(Milestone.Kind.REGISTRATION).stream()
                .filter(milestone -> !used.contains(milestone.id()))
                .forEach(milestone -> dates.place(milestone.id()).problem("at", nobody));
    }
}
