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
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.process.correction.CorrectedWords.Part;

/** Says what a correction changes in the words of the conference itself, and whom each change concerns. */
final class ConferenceWords {

    private static final String CONFERENCE = "Hội nghị";

    /**
     * One change.
     *
     * @param name what becomes another: the conference, or one of its sites
     * @param parts old and new, where that can be told in a line
     * @param agencies codes of those whom it concerns; empty for everybody
     */
    record Sentence(String name, String words, List<Part> parts, Set<String> agencies) {}

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
            toAll(
                    CONFERENCE,
                    "Đổi tên Hội nghị thành “%s”".formatted(after.title()),
                    List.of(new Part("Tên", before.title(), after.title())));
        }
    }

    private void sites() {
        Map<String, Plan.Site> former =
                before.sites().stream().collect(Collectors.toMap(Plan.Site::code, Function.identity()));
        for (Plan.Site site : after.sites()) {
            Plan.Site old = former.get(site.code());
            List<String> changes = new ArrayList<>();
            List<Part> parts = new ArrayList<>();
            changed("tên", old.name(), site.name(), changes, parts);
            changed("địa điểm", old.place(), site.place(), changes, parts);
            changed("cơ quan chuẩn bị", nameOf(old.host()), nameOf(site.host()), changes, parts);
            changed("chủ trì", old.chair(), site.chair(), changes, parts);
            if (!changes.isEmpty()) {
                toAll(old.name(), "Sửa điểm cầu “%s”: %s".formatted(old.name(), String.join("; ", changes)), parts);
            }
        }
    }

    private String nameOf(String agency) {
        return agency == null ? null : nameOf.apply(agency);
    }

    private static void changed(String what, String old, String now, List<String> changes, List<Part> parts) {
        if (!Objects.equals(old, now)) {
            parts.add(new Part(VietnameseText.upperFirst(what), old, now));
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
        all.add(new Sentence(CONFERENCE, words, List.of(), agencies));
    }

    private void milestones() {
        Map<String, String> former =
                before.milestones().stream().collect(Collectors.toMap(Milestone::id, Milestone::name));
        for (Milestone milestone : after.milestones()) {
            String old = former.get(milestone.id());
            if (!milestone.name().equals(old)) {
                toAll(
                        old,
                        "Đổi tên “%s” thành “%s”".formatted(old, milestone.name()),
                        List.of(new Part("Tên", old, milestone.name())));
            }
        }
    }

    private void toAll(String name, String words, List<Part> parts) {
        all.add(new Sentence(name, words, parts, Set.of()));
    }
}
