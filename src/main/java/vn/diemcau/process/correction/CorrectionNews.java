package vn.diemcau.process.correction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.conference.PlanCorrections.Change;
import vn.diemcau.conference.conference.PlanCorrections.What;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanChanges;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.correction.CorrectedWords.Part;

/** Says what a correction means: for the Office in sentences, for each agency in its own changes. */
final class CorrectionNews {

    private static final String HOLDER = "Cơ quan thực hiện";
    private static final String DUE = "Hạn";

    private final Plan before;
    private final List<ConferenceWords.Sentence> words;
    private final List<String> everybody;
    private final UnaryOperator<String> nameOf;
    private final Map<DutyRef, Duty> old = new HashMap<>();
    private final List<Duty> now;
    private final PlanChanges changes;

    /**
     * @param rows the duties before the correction
     * @param now the duties after it
     * @param everybody codes of all agencies of the conference
     * @param nameOf the name of an agency by its code
     */
    CorrectionNews(
            Plan before,
            Plan after,
            PlanChanges changes,
            Collection<Duty> rows,
            List<Duty> now,
            List<String> everybody,
            UnaryOperator<String> nameOf) {
        this.before = before;
        this.words = ConferenceWords.between(before, after, nameOf);
        this.everybody = everybody;
        this.changes = changes;
        this.now = now;
        this.nameOf = nameOf;
        rows.forEach(duty -> old.put(duty.ref(), duty));
    }

    List<CorrectedWords> sentences() {
        List<CorrectedWords> all = new ArrayList<>();
        words.forEach(
                each -> all.add(new CorrectedWords(What.CONFERENCE, "", each.name(), each.words(), each.parts())));
        changes.added()
                .forEach(duty -> all.add(new CorrectedWords(
                        What.ADDED,
                        duty.code(),
                        duty.name(),
                        "Thêm “%s” cho %s, hạn %s"
                                .formatted(duty.name(), holder(duty), VietnameseTime.brief(duty.due())),
                        List.of(
                                new Part(HOLDER, null, holder(duty)),
                                new Part(DUE, null, VietnameseTime.full(duty.due()))))));
        changes.leftOut()
                .forEach(duty -> all.add(new CorrectedWords(
                        What.LEFT_OUT,
                        duty.code(),
                        duty.name(),
                        "Bỏ “%s” của %s".formatted(duty.name(), holder(duty)),
                        List.of(
                                new Part(HOLDER, holder(duty), null),
                                new Part(DUE, VietnameseTime.full(duty.due()), null)))));
        changes.changed().forEach(change -> add(change, all));
        opened().forEach(duty -> all.add(new CorrectedWords(
                What.OPENED,
                duty.code(),
                duty.name(),
                "“%s” của %s mở ngay, không còn việc phải chờ".formatted(duty.name(), nameOf.apply(duty.agency())),
                List.of())));
        return all;
    }

    private void add(PlanChanges.Change change, List<CorrectedWords> all) {
        String code = change.code();
        String name = change.after().name();
        if (change.isGiven()) {
            String to = nameOf.apply(change.after().agency());
            String from = nameOf.apply(change.before().agency());
            all.add(new CorrectedWords(
                    What.GIVEN,
                    code,
                    name,
                    "Giao “%s” cho %s thay %s".formatted(name, to, from),
                    List.of(new Part(HOLDER, from, to))));
        }
        if (change.isMoved()) {
            all.add(new CorrectedWords(
                    What.MOVED,
                    code,
                    name,
                    "Dời hạn “%s” (%s): %s → %s"
                            .formatted(
                                    name,
                                    holder(change.after()),
                                    VietnameseTime.brief(change.before().due()),
                                    VietnameseTime.brief(change.after().due())),
                    List.of(new Part(
                            DUE,
                            VietnameseTime.full(change.before().due()),
                            VietnameseTime.full(change.after().due())))));
        }
        if (change.isReworded()) {
            all.add(new CorrectedWords(
                    What.REWORDED,
                    code,
                    name,
                    "Sửa nội dung “%s” (%s)".formatted(name, holder(change.after())),
                    reworded(change.before(), change.after())));
        }
        if (change.opensOtherwise()
                && opened().stream().noneMatch(duty -> duty.code().equals(code))) {
            all.add(new CorrectedWords(
                    What.OPENS_OTHERWISE,
                    code,
                    name,
                    "Đổi lúc mở “%s” (%s)".formatted(name, holder(change.after())),
                    List.of()));
        }
        if (!change.moreUnits().isEmpty()) {
            String units = names(change.moreUnits());
            all.add(new CorrectedWords(
                    What.ADDED,
                    code,
                    name,
                    "Giao “%s” cho cả %s".formatted(name, units),
                    List.of(new Part(HOLDER, null, units))));
        }
        if (!change.lessUnits().isEmpty()) {
            String units = names(change.lessUnits());
            all.add(new CorrectedWords(
                    What.LEFT_OUT,
                    code,
                    name,
                    "Bỏ “%s” của %s".formatted(name, units),
                    List.of(new Part(HOLDER, units, null))));
        }
    }

    private static List<Part> reworded(Plan.Duty before, Plan.Duty after) {
        return Stream.of(
                        new Part("Tên việc", before.name(), after.name()),
                        new Part("Nội dung", before.words(), after.words()),
                        new Part("Ý xác nhận", String.join("; ", before.ticks()), String.join("; ", after.ticks())),
                        new Part(
                                "Minh chứng",
                                before.proof().words(),
                                after.proof().words()))
                .filter(part -> !part.before().equals(part.after()))
                .toList();
    }

    private String holder(Plan.Duty duty) {
        return duty.agency() == null ? names(duty.units()) : nameOf.apply(duty.agency());
    }

    private String names(List<String> units) {
        return units.size() > 3
                ? "%d đơn vị".formatted(units.size())
                : units.stream().map(nameOf).collect(Collectors.joining(", "));
    }

    /** What each agency is told, in the plan's order. */
    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        words.forEach(each -> (each.agencies().isEmpty() ? everybody : each.agencies())
                .forEach(agency -> all.add(new Change(What.CONFERENCE, "", agency, each.words(), null, null))));
        changes.added()
                .forEach(duty ->
                        duty.holders().forEach(agency -> all.add(change(What.ADDED, duty, agency, null, null))));
        changes.leftOut()
                .forEach(duty ->
                        duty.holders().forEach(agency -> all.add(change(What.LEFT_OUT, duty, agency, null, null))));
        for (PlanChanges.Change change : changes.changed()) {
            Plan.Duty duty = change.after();
            change.lessUnits().forEach(unit -> all.add(change(What.LEFT_OUT, change.before(), unit, null, null)));
            change.moreUnits().forEach(unit -> all.add(change(What.ADDED, duty, unit, null, null)));
            if (change.isGiven()) {
                String from = change.before().agency();
                all.add(change(What.TAKEN, change.before(), from, duty.agency(), null));
                all.add(change(What.GIVEN, duty, duty.agency(), from, null));
                continue;
            }
            for (String agency : duty.holders()) {
                Duty held = old.get(new DutyRef(duty.code(), agency));
                if (held == null || held.doneAt() != null) {
                    continue;
                }
                if (change.isMoved()) {
                    all.add(change(What.MOVED, duty, agency, null, held.due()));
                }
                if (change.isReworded()) {
                    all.add(change(What.REWORDED, duty, agency, null, null));
                }
                boolean isOpened = opened().stream().anyMatch(each -> each.ref().equals(held.ref()));
                if (change.opensOtherwise() && !isOpened) {
                    all.add(change(What.OPENS_OTHERWISE, duty, agency, null, null));
                }
            }
        }
        Set<DutyRef> told = new HashSet<>();
        all.forEach(each -> told.add(new DutyRef(each.duty(), each.agency())));
        opened().stream()
                .filter(duty -> !told.contains(duty.ref()))
                .forEach(duty -> all.add(new Change(What.OPENED, duty.code(), duty.agency(), duty.name(), null, null)));
        return all;
    }

    private static Change change(What what, Plan.Duty duty, String agency, String other, Instant dueBefore) {
        return new Change(what, duty.code(), agency, duty.name(), other, dueBefore);
    }

    /** Duties of both plans that open with the correction, by their agencies. */
    private List<Duty> opened() {
        Set<String> planned = before.duties().stream().map(Plan.Duty::code).collect(Collectors.toSet());
        return now.stream()
                .filter(duty -> duty.isOpen() && planned.contains(duty.code()))
                .filter(duty ->
                        old.containsKey(duty.ref()) && !old.get(duty.ref()).isOpen())
                .toList();
    }
}
