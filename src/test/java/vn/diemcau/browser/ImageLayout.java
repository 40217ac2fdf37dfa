package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the content of an image from its Dockerfile without a container. Each stage is a folder that represents its
 * file system. The base image is this machine with this Java; file owners are ignored.
 */
final class ImageLayout {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path source;
    private final Path stages;
    private final Map<String, Path> stage = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private Path root;
    private Path folder;
    private String[] start;
    private String[] healthCheck;

    private ImageLayout(Path source, Path stages) {
        this.source = source;
        this.stages = stages;
    }

    /**
     * @param source the folder of the Dockerfile
     * @param stages an empty folder
     */
    static ImageLayout build(Path source, Path stages) throws IOException {
        ImageLayout layout = new ImageLayout(source, stages);
        String text = Files.readString(source.resolve("Dockerfile")).replaceAll("(?m)^\\s*#.*\\n", "");
        for (String line : text.replace("\\\n", " ").split("\n")) {
            if (!line.isBlank()) {
                layout.follow(line.strip());
            }
        }
        return layout;
    }

    /** What a container of the image runs. */
    ProcessBuilder start() {
        return command(start);
    }

    /** The health check of such a container. */
    ProcessBuilder healthCheck() {
        return command(healthCheck);
    }

    private void follow(String line) throws IOException {
        String[] words = line.split("\\s+");
        switch (words[0]) {
            case "FROM" -> {
                root = Files.createDirectories(stages.resolve(String.valueOf(stage.size())));
                folder = root;
                environment.clear();
                stage.put(words.length == 4 ? words[3] : "", root);
            }
            case "WORKDIR" -> folder = Files.createDirectories(inside(words[1]));
            case "COPY" -> copy(words);
            case "ENV" ->
                Stream.of(words)
                        .skip(1)
                        .map(setting -> setting.split("=", 2))
                        .forEach(setting -> environment.put(setting[0], setting[1]));
            case "RUN" -> run(line.substring(3).strip());
            case "HEALTHCHECK" -> healthCheck = array(line);
            case "ENTRYPOINT" -> start = array(line);
            case "ARG", "USER", "EXPOSE" -> {
                // The base image, the account and the port are the test's own.
            }
            default -> throw new AssertionError("This test does not know how to follow: " + line);
        }
    }

    private Path inside(String path) {
        return path.startsWith("/") ? root.resolve(path.substring(1)) : folder.resolve(path);
    }

    private void copy(String[] words) throws IOException {
        boolean ofStage = words[1].startsWith("--from=");
        assertThat(words).as("one source, one target").hasSize(ofStage ? 4 : 3);
        String from = words[words.length - 2];
        String to = words[words.length - 1];
        Path found = ofStage
                ? stage.get(words[1].substring("--from=".length())).resolve(from.substring(1))
                : only(source.resolve(from));
        Path target = inside(to);
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.walk(found)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    place(file, target.resolve(found.relativize(file)));
                }
            }
        } else {
            place(found, Files.isDirectory(target) ? target.resolve(found.getFileName()) : target);
        }
    }

    /** Files of a stage never change, so that stages can share them by hard links. */
    private static void place(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.createLink(target, file);
    }

    private static Path only(Path pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.list(pattern.getParent())) {
            List<Path> found = files.filter(matcher::matches).toList();
            assertThat(found)
                    .as("files that are " + pattern + ": run ./mvnw package")
                    .hasSize(1);
            return found.get(0);
        }
    }

    private void run(String script) throws IOException {
        String here = script.replaceAll("(^|\\s)/", "$1" + root + "/");
        Process process = command("sh", "-ec", "chown() { :; }; " + here)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor()).as(script + ": " + said).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] array(String line) throws IOException {
        return JSON.readValue(line.substring(line.indexOf('[')), String[].class);
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(List.of(words))).directory(folder.toFile());
        command.environment().putAll(environment);
        ShippedApplication.useThisJava(command);
        return command;
    }
}
