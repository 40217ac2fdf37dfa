package vn.diemcau.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.diemcau.docs.Obligation.Binding;
import vn.diemcau.docs.Obligation.Kind;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Section;

/** Reads {@code docs/obligations.yaml} against what is in the repository. */
final class ObligationsReader {

    static final List<String> ALL =
            IntStream.rangeClosed(1, 80).mapToObj(number -> "O" + number).toList();

    private final Models models = new Models();
    private final Forms forms = new Forms(models);
    private final PlanData plan = new PlanData();

    /** @throws Refused with every unbound obligation and every missing target, by line */
    List<Obligation> read(String text) {
        Document document = Document.read(text);
        List<Obligation> read = new ArrayList<>();
        List<String> missing = new ArrayList<>(ALL);
        for (Section section : document.root().sections("obligations")) {
            String id = section.line("id", 4);
            if (id != null && !missing.remove(id)) {
                section.problem("id", ALL.contains(id) ? id + " is here twice." : "The letter has no " + id + ".");
            }
            read.add(new Obligation(
                    id,
                    section.text("words", 1000),
                    section.optionalLine("note", 500).orElse(null),
                    bindings(id, section)));
        }
        if (!missing.isEmpty()) {
            document.root().problem("obligations", "Bound to nothing: " + String.join(", ", missing) + ".");
        }
        document.accept();
        return read;
    }

    private List<Binding> bindings(String id, Section obligation) {
        List<Section> sections = obligation.sections("by");
        if (sections.isEmpty()) {
            obligation.problem("by", id + " is bound to nothing.");
        }
        Set<String> steps = sections.stream()
                .flatMap(section -> section.optionalLine(Kind.ELEMENT.key(), 500).stream())
                .collect(Collectors.toSet());
        List<Binding> bindings = new ArrayList<>();
        for (Section section : sections) {
            List<Binding> one = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                section.optionalLine(kind.key(), 500)
                        .ifPresent(target -> one.add(binding(kind, target, steps, section)));
            }
            if (one.size() != 1) {
                section.problem("Exactly one of element, field, rule, plan, mail and info.");
            }
            bindings.addAll(one);
        }
        if (bindings.size() > 1 && bindings.stream().anyMatch(binding -> binding.kind() == Kind.INFO)) {
            obligation.problem("by", id + " is for information, and yet bound to something.");
        }
        return bindings;
    }

    private Binding binding(Kind kind, String target, Set<String> steps, Section section) {
        Optional<String> name = switch (kind) {
            case ELEMENT -> models.name(target);
            case FIELD -> forms.name(target, steps);
            case RULE -> rule(target, section);
            case PLAN -> plan.value(target);
            case MAIL -> MailSubjects.of(target);
            case INFO -> Optional.of(target);
        };
        if (name.isEmpty()) {
            section.problem(
                    kind.key(),
                    switch (kind) {
                        case ELEMENT -> "No model in bpmn/ has this element with a label: " + target;
                        case FIELD -> "No form of a task has exactly one field of this name: " + target;
                        case RULE -> "No test that the build runs: " + target;
                        case PLAN -> "No datum at this path of " + PlanData.FILE + ": " + target;
                        case MAIL -> "No mail has this template (.html and .txt): " + target;
                        case INFO -> "";
                    });
        }
        return new Binding(kind, target, name.orElse(""));
    }

    /** The data contains the rule's words, because the test's name is English. */
    private static Optional<String> rule(String target, Section section) {
        String says = section.line("says", 500);
        return Optional.ofNullable(says).filter(words -> Rules.isTested(target));
    }
}
