package vn.diemcau.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a server runs with is where the files say that refer to it. */
class DeployTest {

    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");
    private static final Pattern MOUNT = Pattern.compile("(?m)^ *- \\./([^:\\s]+):");
    private static final Pattern START = Pattern.compile("java @jvm\\.options -XX:SharedArchiveFile=[^'`\n]*");

    @Test
    void what_the_image_copies_is_given_to_the_builder() throws IOException {
        List<String> rules = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(found(COPY, "Dockerfile"))
                .hasSize(2)
                .map(copied -> copied.replace("*", "1.0"))
                .allSatisfy(
                        copied -> assertThat(isGiven(copied, rules)).as(copied).isTrue());
    }

    @Test
    void what_the_image_copies_beside_the_jar_and_what_containers_mount_is_there() throws IOException {
        List<String> copied = found(COPY, "Dockerfile");
        copied.removeIf(source -> source.startsWith("target/"));
        List<String> mounted = found(MOUNT, "docker-compose.yml");
        assertThat(copied)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Path.of(source)).isRegularFile());
        assertThat(mounted)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Path.of(source)).isRegularFile());
    }

    /** Another command line would not fit the archive of classes that the guide's second line makes. */
    @Test
    void the_service_starts_with_the_command_of_the_guide() throws IOException {
        String guide = found(START, "docs/operations.md").get(0);
        assertThat(found(START, "deploy/diemcau.service")).containsExactly(guide);
    }

    /** The last rule that fits decides. */
    private static boolean isGiven(String file, List<String> rules) {
        boolean given = true;
        for (String rule : rules) {
            boolean lets = rule.startsWith("!");
            String pattern = lets ? rule.substring(1) : rule;
            Path first = Path.of(file).subpath(0, Path.of(pattern).getNameCount());
            if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(first)) {
                given = lets;
            }
        }
        return given;
    }

    private static List<String> found(Pattern pattern, String file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
        return new ArrayList<>(matcher.results().map(DeployTest::lastGroup).toList());
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }
}
