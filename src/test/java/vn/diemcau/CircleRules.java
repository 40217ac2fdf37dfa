package vn.diemcau;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.diemcau.Sources.Source;

/** The classes of a package depend on each other without cycles. Nested classes count as their outer class. */
final class CircleRules {

    private CircleRules() {}

    @ArchTest
    static void no_classes_of_a_package_know_each_other_in_a_circle(JavaClasses classes) {
        Map<String, List<Source>> rooms = Sources.all().stream().collect(groupingBy(Source::room));
        Set<Set<String>> circles = new LinkedHashSet<>();
        rooms.forEach((room, sources) -> circles.addAll(circles(room, sources)));
        assertThat(circles).as("classes that know each other").isEmpty();
    }

    private static Set<Set<String>> circles(String room, List<Source> sources) {
        Map<String, Set<String>> known = new TreeMap<>();
        sources.forEach(source -> known.put(source.type(), new TreeSet<>(source.named())));
        sources.forEach(source -> source.imports().stream()
                .filter(name -> name.startsWith(room + "."))
                .map(name -> name.substring(room.length() + 1).replaceFirst("\\..*", ""))
                .forEach(known.get(source.type())::add));
        known.forEach((type, others) -> {
            others.retainAll(known.keySet());
            others.remove(type);
        });
        Map<String, Set<String>> reached = new TreeMap<>();
        known.keySet().forEach(type -> reach(type, known, reached.computeIfAbsent(type, each -> new TreeSet<>())));
        Set<Set<String>> circles = new LinkedHashSet<>();
        reached.forEach((type, all) -> {
            if (all.contains(type)) {
                Set<String> circle = new TreeSet<>(all);
                circle.removeIf(other -> !reached.get(other).contains(type));
                circles.add(circle);
            }
        });
        return circles;
    }

    private static void reach(String from, Map<String, Set<String>> known, Set<String> reached) {
        known.get(from).stream().filter(reached::add).forEach(next -> reach(next, known, reached));
    }
}
