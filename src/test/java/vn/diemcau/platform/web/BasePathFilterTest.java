package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.identity.access.AccessTable;

/** Which addresses in what we serve get the context path. */
class BasePathFilterTest {

    private static final List<String> SERVED = List.of(
            "forms",
            "src/main/resources/static",
            "src/main/resources/wall",
            "src/main/resources/plugin-webapp",
            "src/main/resources/META-INF/resources/webjars/camunda/app/diemcau");

    /** Ends of addresses, and places behind the # of Camunda's pages. */
    private static final Set<String> NO_ADDRESSES = Set.of(
            "agencies",
            "deadlines",
            "diemcau",
            "duties",
            "incidents",
            "lap-hoi-nghi",
            "sua-hoi-nghi",
            "login",
            "messages",
            "reassignments",
            "registrations",
            "reminders");

    private static final Pattern ABSOLUTE = Pattern.compile("(?:[\"'`]|url\\()/([a-zA-Z][\\w-]*)");

    private final BasePathFilter filter = new BasePathFilter(roots());

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '^', textBlock = """
            <link href="/forms/shared/duty.css"> → <link href="/tinh/forms/shared/duty.css">
            ng-include="'/forms/shared/head.html'" → ng-include="'/tinh/forms/shared/head.html'"
            ask(`/api/tasks/${id}`) → ask(`/tinh/api/tasks/${id}`)
            href: '/mat-khau' → href: '/tinh/mat-khau'
            `/camunda/app/tasklist/default/#/?task=${task}` → `/tinh/camunda/app/tasklist/default/#/?task=${task}`
            {"key":"embedded:/forms/IssueLetter.html"} → {"key":"embedded:/tinh/forms/IssueLetter.html"}
            url(/account/mark.svg) → url(/tinh/account/mark.svg)
            <a href="/" id="home"> → <a href="/tinh/" id="home">
            location.assign('/') → location.assign('/tinh/')
            element('a', {href: '/'}, 'Về') → element('a', {href: '/tinh/'}, 'Về')
            new URL('/', location.origin) → new URL('/tinh/', location.origin)
            parts.join('/') → parts.join('/')
            `${root}/api/tasks` → `${root}/api/tasks`
            https://khac.example/api/tasks → https://khac.example/api/tasks
            '/apiary' → '/apiary'
            "//api/tasks" → "//api/tasks"
            import './duty.js' → import './duty.js'
            """)
    void ours_alone_go_under_the_path(String text, String under) {
        assertThat(filter.under("/tinh", text)).isEqualTo(under);
    }

    @Test
    void what_we_serve_names_no_address_that_would_be_missed() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String folder : SERVED) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(js|html|css)"))
                        .toList()) {
                    ABSOLUTE.matcher(Files.readString(file))
                            .results()
                            .map(address -> address.group(1))
                            .filter(root -> !roots().contains(root) && !NO_ADDRESSES.contains(root))
                            .forEach(root -> unknown.add(file + ": /" + root));
                }
            }
        }
        assertThat(unknown)
                .as("neither a way in of access.tsv nor known to be no address")
                .isEmpty();
    }

    private static Set<String> roots() {
        try {
            return AccessTable.read(AccessTable.shipped()).roots();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
