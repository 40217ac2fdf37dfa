package vn.diemcau.process.correction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.builder.DutyPlaces;

/** What a correction may change while a conference runs. Every problem is found, each with its place in the new text. */
final class CorrectionRules {

    /** Dates have a change of their own, which tells everybody. */
    private static final Set<String> DATES = Set.of("start", "lineTest", "registrationDue", "milestones");

    private static final Set<DutyKind> STAYING = Set.of(DutyKind.ISSUE, DutyKind.DECIDE, DutyKind.POSTPONE);

    private final Plan current;
    private final Plan wanted;
    private final Map<String, List<Duty>> rows;
    private final Map<String, Agency> directory;
    private final Instant now;
    private final DutyPlaces places;
    private final Section root;
    private final Map<String, Section> sections = new HashMap<>();
    private final List<Problem> invalid = new ArrayList<>();
    private final List<Problem> late = new ArrayList<>();

    CorrectionRules(Plan current, Plan wanted, Collection<Duty> rows, Map<String, Agency> directory, Instant now) {
        this.current = current;
        this.wanted = wanted;
        this.rows = rows.stream().collect(Collectors.groupingBy(Duty::code));
        this.directory = directory;
        this.now = now;
        this.places = DutyPlaces.of(wanted);
        this.root = Document.read(wanted.source()).root();
        Stream.of("duties", "unitDuties")
                .flatMap(key -> root.sections(key).stream())
                .forEach(section -> sections.put(section.line("code", 200), section));
    }

    /**
     * @throws Refused INVALID for what no correction changes or is wrong in itself, CONFLICT for what the conference
     *     has gone past; with every problem
     */
    void check(PlanChanges changes) {
        changes.fixed().forEach(this::checkFixed);
        changes.added().forEach(this::checkAdded);
        DutyPlaces before = DutyPlaces.of(current);
        changes.leftOut().forEach(duty -> checkLeftOut(duty, before));
        changes.changed().forEach(this::checkChanged);
        if (!invalid.isEmpty()) {
            throw new Refused(Stream.concat(invalid.stream(), late.stream()).toList());
        }
        Refused.ifAny(Refused.Reason.CONFLICT, late);
    }

    private void checkFixed(String key) {
        if (DATES.contains(key)) {
            invalid.add(new Problem(
                    root.place(key), "Đổi mốc của Hội nghị bằng việc đổi lịch, không bằng việc sửa kế hoạch."));
            return;
        }
        if (key.equals("sites")) {
            invalid.add(new Problem(
                    root.place(key), "Không thêm, bỏ hay đổi mã điểm cầu khi Hội nghị đang chạy; chỉ sửa được lời."));
            return;
        }
        invalid.add(new Problem(
                root.place(key),
                "Mục này không sửa được khi Hội nghị đang chạy; sửa được tên Hội nghị, thành phần dự, lời về điểm cầu,"
                        + " tên các mốc và các nhiệm vụ."));
    }

    private void checkAdded(Plan.Duty duty) {
        if (places.isStep(duty.code())) {
            invalid.add(at(duty, "code", "Đây là một bước của quy trình, không thêm được khi Hội nghị đang chạy."));
        }
        checkFuture(duty);
        checkTarget(duty);
    }

    private void checkFuture(Plan.Duty duty) {
        if (!duty.due().toInstant().isAfter(now)) {
            invalid.add(at(duty, "due", "%s đã qua.".formatted(VietnameseTime.full(duty.due()))));
        }
    }

    private void checkTarget(Plan.Duty duty) {
        Agency target = duty.agency() == null ? null : directory.get(duty.agency());
        if (target != null && target.kind() == Agency.Kind.LEADERSHIP) {
            invalid.add(at(duty, "agency", "Không giao việc cho %s.".formatted(target.name())));
        }
    }

    private void checkLeftOut(Plan.Duty duty, DutyPlaces before) {
        String place = root.place(duty.agency() == null ? "unitDuties" : "duties");
        if (before.isStep(duty.code())) {
            invalid.add(new Problem(
                    place,
                    "“%s” là một bước của quy trình, không bỏ được khi Hội nghị đang chạy.".formatted(duty.name())));
            return;
        }
        refuseDone(duty, rows.getOrDefault(duty.code(), List.of()), place, "không bỏ được");
    }

    private void refuseDone(Plan.Duty duty, List<Duty> held, String place, String not) {
        List<Duty> done = held.stream().filter(row -> row.doneAt() != null).toList();
        if (done.isEmpty()) {
            return;
        }
        late.add(new Problem(
                place,
                duty.agency() == null
                        ? "“%s” đã có %d đơn vị hoàn thành, %s.".formatted(duty.name(), done.size(), not)
                        : "“%s” đã hoàn thành, %s.".formatted(duty.name(), not)));
    }

    private void checkChanged(PlanChanges.Change change) {
        Plan.Duty duty = change.after();
        List<Duty> held = rows.getOrDefault(duty.code(), List.of());
        if (!held.isEmpty() && held.stream().allMatch(row -> row.doneAt() != null) && !change.isOnlyMore()) {
            late.add(at(
                    duty,
                    "code",
                    "“%s” đã hoàn thành, không sửa được."
                            .formatted(change.before().name())));
            return;
        }
        if (change.before().kind() != duty.kind() || change.before().agency() == null != (duty.agency() == null)) {
            invalid.add(at(
                    duty,
                    "kind",
                    "Không đổi loại của nhiệm vụ; hãy bỏ nhiệm vụ này và ghi một nhiệm vụ mới, mã khác."));
            return;
        }
        boolean isOfFixedUnits = duty.kind().isRegistering() || duty.kind() == DutyKind.TEST;
        if (isOfFixedUnits && !change.before().units().equals(duty.units())) {
            invalid.add(at(duty, "units", "Không đổi đơn vị đăng ký, đơn vị được chạy thử khi Hội nghị đang chạy."));
        }
        if (change.isMoved() || !change.moreUnits().isEmpty()) {
            checkFuture(duty);
        }
        if (change.isGiven()) {
            if (STAYING.contains(duty.kind())) {
                invalid.add(at(duty, "agency", "Việc phát hành, quyết định về Hội nghị không giao cho nơi khác được."));
            }
            checkTarget(duty);
        }
        boolean isOpen = held.stream().anyMatch(row -> row.openedAt() != null);
        if (isOpen && !openingOf(change.before()).equals(openingOf(duty))) {
            late.add(at(duty, "opens", "Nhiệm vụ đã mở, không đổi giờ mở được."));
        }
        if (isOpen && change.before().list() != duty.list()) {
            late.add(at(duty, "list", "Nhiệm vụ đã mở, không đổi danh sách được."));
        }
        places.before(duty.code()).stream()
                .filter(earlier -> isOpen && !isDone(earlier))
                .filter(earlier -> !change.before().after().contains(earlier))
                .findFirst()
                .ifPresent(earlier -> late.add(at(
                        duty, "after", "Nhiệm vụ đã mở, không thể chờ thêm việc chưa xong (%s).".formatted(earlier))));
        List<String> less = change.lessUnits();
        refuseDone(
                duty,
                held.stream().filter(row -> less.contains(row.agency())).toList(),
                sections.get(duty.code()).place("units"),
                "không bỏ được");
    }

    private static String openingOf(Plan.Duty duty) {
        return duty.opens() == null ? "" : duty.opens().at().toInstant().toString();
    }

    private boolean isDone(String code) {
        List<Duty> held = rows.getOrDefault(code, List.of());
        return !held.isEmpty() && held.stream().allMatch(row -> row.doneAt() != null);
    }

    private Problem at(Plan.Duty duty, String key, String message) {
        return new Problem(sections.get(duty.code()).place(key), message);
    }
}
