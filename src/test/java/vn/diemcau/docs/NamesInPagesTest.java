package vn.diemcau.docs;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.plan.DutyKind;

/** A page names no class, test, package, duty or file of ours that is not there. */
class NamesInPagesTest {

    private static final Path JAVA = Path.of("src/main/java/vn/diemcau");

    /** Where a name may begin that a page shortens. */
    private static final List<Path> ROOTS = List.of(
            Path.of(""),
            Path.of("docs"),
            JAVA,
            Path.of("src/main/resources"),
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app"));

    /** What looks like a class of ours and is somebody else's, or an attribute of a cookie. */
    private static final Set<String> FOREIGN =
            Set.of("InvalidPathException", "JavaMailSender", "SecureRandom", "HttpOnly", "Secure");

    /** Folders that a run or the build makes; images of containers, zones, days. */
    private static final Pattern MADE_OR_FOREIGN =
            Pattern.compile("(data|target|cluster|program|lib)/.*|axllent/mailpit|Asia/Ho_Chi_Minh|\\d+/\\d+/\\d+");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z][a-z]\\w*)(?:#(\\w+))?");
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");
    private static final Pattern FILE =
            Pattern.compile("[\\w.-]+\\.(md|yaml|java|js|css|html|tsv|bpmn|dmn|sql|options|cfg|service|png)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(#[\\w-]+)?\\)");
    private static final Pattern RUN = Pattern.compile("-D(?:it\\.)?test=(\\w+)");
    private static final Pattern QUALIFIED = Pattern.compile("\\bvn\\.diemcau(?:\\.\\w+)+");

    private static final Map<String, Path> CLASSES = new HashMap<>();
    private static final Set<String> FILES = new HashSet<>();

    @BeforeAll
    static void seeWhatIsThere() {
        under("src", "forms", "bpmn", "docs", "deploy", ".ci").forEach(file -> {
            String name = file.getFileName().toString();
            FILES.add(name);
            if (name.endsWith(".java")) {
                CLASSES.put(name.replace(".java", ""), file);
            }
        });
        top().forEach(file -> FILES.add(file.getFileName().toString()));
    }

    @Test
    void each_class_and_test_that_a_page_names_is_there() {
        assertThat(wrong(NamesInPagesTest::missingClasses)).isEmpty();
    }

    @Test
    void each_file_and_folder_that_a_page_names_is_there() {
        assertThat(wrong(NamesInPagesTest::missingPaths)).isEmpty();
    }

    @Test
    void each_link_leads_to_a_file_and_to_a_heading_of_it() {
        assertThat(wrong(NamesInPagesTest::brokenLinks)).isEmpty();
    }

    @Test
    void each_record_of_a_decision_stands_in_the_index() {
        String index = read(Path.of("docs/adr/README.md"));
        assertThat(under("docs/adr").map(file -> file.getFileName().toString()).filter(not("README.md"::equals)))
                .hasSizeGreaterThan(5)
                .allSatisfy(record -> assertThat(index).contains("(" + record + ")"));
    }

    @Test
    void each_class_or_package_that_is_named_in_full_is_there() {
        Set<String> missing = new TreeSet<>();
        Stream.concat(Stream.concat(pages(), top()), under("src/main/resources", "forms", "bpmn"))
                .filter(file -> !file.toString().matches("CHANGELOG.md|.*\\.(png|xlsx|jar|class)"))
                .forEach(file -> found(QUALIFIED, read(file))
                        .map(MatchResult::group)
                        .filter(not(NamesInPagesTest::isQualifiedName))
                        .forEach(name -> missing.add(file + ": " + name)));
        assertThat(missing).isEmpty();
    }

    private static Stream<String> missingClasses(Path page, String text) {
        Stream<MatchResult> named = found(CODE, text)
                .flatMap(code -> found(Pattern.compile("^" + CLASS + "$"), code.group(1)))
                .filter(name -> !FOREIGN.contains(name.group(1)))
                .filter(name -> !isForm(name.group(1)))
                .filter(name -> DutyKind.ofDrawn(name.group(1)).isEmpty());
        Stream<MatchResult> run = found(RUN, text).filter(name -> !name.group(1).equals("none"));
        return Stream.concat(
                named.filter(name -> !isThere(name.group(1), name.group(2))).map(MatchResult::group),
                run.filter(name -> !isThere(name.group(1), null)).map(MatchResult::group));
    }

    private static boolean isThere(String type, String method) {
        Path file = CLASSES.get(type);
        return file != null && (method == null || read(file).contains(" " + method + "("));
    }

    private static boolean isForm(String name) {
        return Files.exists(Path.of("forms", name + ".html"));
    }

    private static Stream<String> missingPaths(Path page, String text) {
        return found(CODE, text)
                .map(code -> code.group(1))
                .filter(code -> PATH.matcher(code).matches())
                .filter(code -> code.contains("/") || FILE.matcher(code).matches())
                .filter(code -> !MADE_OR_FOREIGN.matcher(code).matches())
                .filter(code -> !FILES.contains(code) && !isPath(page, code));
    }

    private static boolean isPath(Path page, String code) {
        return Stream.concat(ROOTS.stream(), Stream.ofNullable(page.getParent()))
                .flatMap(root -> Stream.of(root.resolve(code), root.resolve(code + ".java")))
                .anyMatch(Files::exists);
    }

    private static Stream<String> brokenLinks(Path page, String text) {
        return found(LINK, text).filter(link -> !isLinked(page, link)).map(MatchResult::group);
    }

    private static boolean isLinked(Path page, MatchResult link) {
        Path target = link.group(1).isEmpty()
                ? page
                : Path.of("").resolve(page.resolveSibling(link.group(1))).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return link.group(2) == null
                || read(target)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .anyMatch(line -> link.group(2).equals("#" + anchor(line)));
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** A package without a class is none. */
    private static boolean isQualifiedName(String name) {
        Path path = Path.of("", name.split("\\."));
        return Stream.of("src/main/java", "src/test/java", "src/bench/java")
                .map(root -> Path.of(root).resolve(path))
                .anyMatch(file -> Files.exists(Path.of(file + ".java"))
                        || under(file.toString()).anyMatch(not(each -> each.endsWith("package-info.java"))));
    }

    private static Set<String> wrong(BiFunction<Path, String, Stream<String>> check) {
        Set<String> wrong = new TreeSet<>();
        pages().forEach(page -> check.apply(page, read(page)).forEach(name -> wrong.add(page + ": " + name)));
        return wrong;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** The history of changes is left out: it speaks of what is gone. */
    private static Stream<Path> pages() {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), under("docs"))
                .filter(file -> file.toString().endsWith(".md"));
    }

    private static Stream<Path> top() {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> under(String... folders) {
        return Arrays.stream(folders).map(Path::of).filter(Files::exists).flatMap(folder -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
