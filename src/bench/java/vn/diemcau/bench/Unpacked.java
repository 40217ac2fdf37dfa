package vn.diemcau.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Điểm Cầu's jar as a server runs it: unpacked, with jvm.options and an archive of its classes (docs/operations.md). */
record Unpacked(Path folder) {

    static Unpacked of(Path jar, Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Process tools = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            if (tools.waitFor() != 0) {
                throw new IOException("not unpacked: " + jar);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new Unpacked(folder);
    }

    Path jar() {
        try (var jars = Files.newDirectoryStream(folder, "diemcau-*.jar")) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first start makes the archive when it ends, the later ones use it. */
    List<String> options() {
        Path archive = folder.resolve("classes.jsa");
        List<String> options = new ArrayList<>();
        options.add("@" + Path.of("deploy", "jvm.options").toAbsolutePath());
        options.add((Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
        return options;
    }
}
