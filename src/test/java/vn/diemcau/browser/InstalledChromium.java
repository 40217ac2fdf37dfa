package vn.diemcau.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome of this machine and its driver; nothing is ever downloaded. */
final class InstalledChromium {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");

    private InstalledChromium() {}

    static Optional<Path> browser() {
        return first(
                "DIEMCAU_CHROMIUM",
                BROWSERS,
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                in("ProgramFiles", "Google/Chrome/Application/chrome.exe"),
                in("ProgramFiles(x86)", "Google/Chrome/Application/chrome.exe"),
                in("LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
                in("LOCALAPPDATA", "Chromium/Application/chrome.exe"));
    }

    static Optional<Path> driver() {
        return first(
                "DIEMCAU_CHROMEDRIVER",
                DRIVERS,
                "/usr/lib/chromium/chromedriver",
                "/usr/lib/chromium-browser/chromedriver",
                in("ProgramFiles", "chromedriver/chromedriver.exe"));
    }

    /** What is missing for a browser test; empty when nothing is missing. */
    static String missing() {
        if (browser().isEmpty()) {
            return "no Chromium or Chrome found";
        }
        return driver().isEmpty() ? "no chromedriver found" : "";
    }

    private static Optional<Path> first(String variable, List<String> names, String... places) {
        String named = System.getenv(variable);
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String folders = Objects.requireNonNullElse(System.getenv("PATH"), "")
                + File.pathSeparator
                + String.join(File.pathSeparator, "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin");
        Stream<Path> onPath = Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> names.stream()
                        .flatMap(name -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe"))));
        return Stream.concat(
                        onPath, Arrays.stream(places).filter(Objects::nonNull).map(Path::of))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String in(String variable, String place) {
        String folder = System.getenv(variable);
        return folder == null ? null : folder + "/" + place;
    }
}
