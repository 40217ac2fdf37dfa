package vn.diemcau;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import vn.diemcau.Sources.Literal;
import vn.diemcau.Sources.Source;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** Only the contracts contain names of the models' parts, and each name exists in the models. */
final class ModelIdRules {

    private static final List<Class<?>> CONTRACTS =
            List.of(DutyCodes.class, ConferencePreparation.class, UnitPreparation.class);

    /** What reads and writes plans and draws models; all others go by the kind of a duty. */
    private static final Pattern BY_CODE = Pattern.compile(
            "vn\\.diemcau\\.(?:process\\.builder\\.\\w+|conference\\.plan\\.(?:DutyKind|DutyReader|ReceivedList)|conference\\.desk\\.StandardSteps)");

    /** Names in the pages, which have no contract; no duty is among them. */
    private static final Map<String, Set<String>> PAGES = Map.of(
            "src/main/resources/plugin-webapp/diemcau/app/whose.js",
            Set.of(ConferencePreparation.KEY, UnitPreparation.KEY));

    private static final Set<String> TASKS = new TreeSet<>();
    private static final Set<String> IDS = new TreeSet<>();

    static {
        for (BpmnModelInstance model : models()) {
            all(model, UserTask.class).forEach(task -> {
                IDS.add(task.getId());
                TASKS.add(ConferencePreparation.dutyOf(task.getId()));
            });
            all(model, Message.class).forEach(message -> IDS.addAll(List.of(message.getId(), message.getName())));
            all(model, Process.class).forEach(process -> IDS.add(process.getId()));
            all(model, CallActivity.class).forEach(call -> IDS.add(call.getId()));
            all(model, TimerEventDefinition.class)
                    .forEach(timer -> IDS.addAll(
                            List.of(timer.getId(), timer.getParentElement().getAttributeValue("id"))));
        }
        IDS.addAll(TASKS);
    }

    private ModelIdRules() {}

    @ArchTest
    static void no_id_of_a_model_stands_outside_the_contracts(JavaClasses classes) {
        Pattern id = anyId();
        Set<String> contracts = CONTRACTS.stream().map(Class::getName).collect(Collectors.toSet());
        List<String> outside = new ArrayList<>();
        for (Source source : Sources.all()) {
            for (Literal literal : contracts.contains(source.name()) ? List.<Literal>of() : source.literals()) {
                Matcher found = id.matcher(literal.text());
                while (found.find()) {
                    outside.add(literal.place(found.start()) + " " + found.group());
                }
            }
        }
        assertThat(outside).as("ids that are written out").isEmpty();
    }

    @ArchTest
    static void no_class_knows_a_duty_by_its_code_but_what_reads_plans_and_draws_models(JavaClasses classes) {
        assertThat(Sources.all())
                .filteredOn(source -> source.named().contains(DutyCodes.class.getSimpleName()))
                .extracting(Source::name)
                .allMatch(BY_CODE.asMatchPredicate());
    }

    @ArchTest
    static void the_pages_name_what_is_listed_and_the_models_have_it(JavaClasses classes) throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (String folder : List.of("forms", "src/main/resources/plugin-webapp")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path page : files.filter(file -> file.toString().matches(".*\\.(?:html|js)"))
                        .toList()) {
                    Set<String> ids = anyId().matcher(Files.readString(page))
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!ids.isEmpty()) {
                        named.put(page.toString(), ids);
                    }
                }
            }
        }
        assertThat(named).isEqualTo(PAGES);
    }

    private static Pattern anyId() {
        return Pattern.compile(
                IDS.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?!\\w)")));
    }

    @ArchTest
    static void the_models_have_what_the_contracts_name(JavaClasses classes) {
        assertThat(constants(DutyCodes.class)).hasSizeGreaterThan(20).isSubsetOf(TASKS);
        for (Class<?> contract : List.of(ConferencePreparation.class, UnitPreparation.class)) {
            assertThat(constants(contract))
                    .isNotEmpty()
                    .allSatisfy(constant -> assertThat(IDS)
                            .anyMatch(id -> id.equals(constant) || constant.startsWith("_") && id.endsWith(constant)));
        }
    }

    @ArchTest
    static void what_the_duties_are_asked_is_so_of_tasks_of_the_models(JavaClasses classes) {
        assertThat(TASKS).allMatch(task -> DutyKind.ofDrawn(task).isPresent());
        assertThat(tasks(task -> DutyKind.ofDrawn(task).orElseThrow() == DutyKind.ACKNOWLEDGE))
                .hasSize(4)
                .allMatch(task -> ReceivedList.ofDrawn(task).isPresent());
        assertThat(tasks(DutyCodes::mayFollowStart)).hasSizeGreaterThan(3);
    }

    private static Set<String> tasks(Predicate<String> which) {
        return TASKS.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> constants(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredFields())
                .filter(field -> field.getType() == String.class && Modifier.isPublic(field.getModifiers()))
                .map(ModelIdRules::value)
                .toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static List<BpmnModelInstance> models() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
