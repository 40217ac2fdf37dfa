package vn.diemcau.process.correction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;

/** Says what a correction changes in the words of the conference itself, and whom each change concerns. */
final class ConferenceWords {

    /** @param agencies codes of those whom it concerns; empty for everybody */
    record Sentence(String words, Set<String> agencies) {}

    private final Plan before;
    private final Plan after;
    private final UnaryOperator<String> nameOf;
    private final List<Sentence> all = new ArrayList<>();

    private ConferenceWords(Plan before, Plan after, UnaryOperator<String> nameOf) {
        this.before = before;
        this.after = after;
        this.nameOf = nameOf;
    }

    /** @param nameOf the name of an agency by its code */
    static List<Sentence> between(Plan before, Plan after, UnaryOperator<String> nameOf) {
        ConferenceWords words = new ConferenceWords(before, after, nameOf);
        words.title();
        words.sites();
        words.participants();
        words.milestones();
        return words.all;
    }

    private void title() {
        if (!before.title().equals(after.title())) {
            toAll("Đổi tên Hội nghị thành “%s”".formatted(after.title()));
        }
    }

    private void sites() {
        Map<String, Plan.Site> former =
                before.sites().stream().collect(Collectors.toMap(Plan.Site::code, Function.identity()));
        for (Plan.Site site : after.sites()) {
            Plan.Site old = former.get(site.code());
            List<String> changes = new ArrayList<>();
            changed("tên", old.name(), site.name(), changes);
            changed("địa điểm", old.place(), site.place(), changes);
            changed("cơ quan chuẩn bị", nameOf(old.host()), nameOf(site.host()), changes);
            changed("chủ trì", old.chair(), site.chair(), changes);
            if (!changes.isEmpty()) {
                toAll("Sửa điểm cầu “%s”: %s".formatted(old.name(), String.join("; ", changes)));
            }
        }
    }

    private String nameOf(String agency) {
        return agency == null ? null : nameOf.apply(agency);
    }

    private static void changed(String what, String old, String now, List<String> changes) {
        if (!Objects.equals(old, now)) {
            changes.add(now == null ? "bỏ " + what : "%s: “%s”".formatted(what, now));
        }
    }

    private void participants() {
        Map<String, List<Plan.Participants>> former = byName(before);
        Map<String, List<Plan.Participants>> wanted = byName(after);
        wanted.forEach((name, groups) -> {
            List<Plan.Participants> old = former.getOrDefault(name, List.of());
            if (old.isEmpty()) {
                tell("Thêm thành phần dự “%s”".formatted(name), groups, List.of());
            } else if (!old.equals(groups)) {
                tell("Sửa việc mời thành phần dự “%s”".formatted(name), groups, old);
            }
        });
        former.forEach((name, groups) -> {
            if (!wanted.containsKey(name)) {
                tell("Bỏ thành phần dự “%s”".formatted(name), groups, List.of());
            }
        });
    }

    private static Map<String, List<Plan.Participants>> byName(Plan plan) {
        return plan.participants().stream()
                .collect(Collectors.groupingBy(Plan.Participants::name, LinkedHashMap::new, Collectors.toList()));
    }

    /** Whoever invites them, before or from now on: some agencies, or each unit its own; and always the Office. */
    private void tell(String words, List<Plan.Participants> groups, List<Plan.Participants> former) {
        Set<String> agencies = new HashSet<>(Set.of(after.host()));
        for (List<Plan.Participants> each : List.of(groups, former)) {
            each.forEach(group -> agencies.addAll(group.invitedBy().isEmpty() ? after.units() : group.invitedBy()));
        }
        all.add(new Sentence(words, agencies));
    }

    private void milestones() {
        Map<String, String> former =
                before.milestones().stream().collect(Collectors.toMap(Milestone::id, Milestone::name));
        for (Milestone milestone : after.milestones()) {
            String old = former.get(milestone.id());
            if (!milestone.name().equals(old)) {
                toAll("Đổi tên “%s” thành “%s”".formatted(old, milestone.name()));
            }
        }
    }

    private void toAll(String words) {
        all.add(new Sentence(words, Set.of()));
    }
}
