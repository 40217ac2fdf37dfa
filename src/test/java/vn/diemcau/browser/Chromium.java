package vn.diemcau.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.FileSystemUtils;

/** A running Chromium from a pool, because a start is slow. Each test gets it in a fresh state. */
final class Chromium {

    private static final Map<PageLoadStrategy, Deque<Chromium>> FREE = new EnumMap<>(PageLoadStrategy.class);

    private final PageLoadStrategy opened;
    private final Path folder;
    private final ChromeDriver driver;
    private final String firstWindow;

    private Chromium(PageLoadStrategy opened) {
        this.opened = opened;
        try {
            folder = Files.createTempDirectory("diemcau-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(InstalledChromium.browser().orElseThrow().toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-extensions",
                        "--disable-breakpad",
                        "--disable-features=Translate,MediaRouter,OptimizationHints",
                        // A process less for each browser; its pages are drawn by the processor anyway.
                        "--in-process-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder);
        options.setCapability("goog:loggingPrefs", console);
        options.setPageLoadStrategy(opened);
        // Not by a service of ours, whose annotations do not compile without their library; named, nothing is
        // downloaded.
        System.setProperty(
                "webdriver.chrome.driver",
                InstalledChromium.driver().orElseThrow().toString());
        driver = new ChromeDriver(options);
        firstWindow = driver.getWindowHandle();
        Runtime.getRuntime().addShutdownHook(new Thread(this::quit, "quit " + folder.getFileName()));
    }

    static synchronized Chromium take(PageLoadStrategy opened) {
        Deque<Chromium> free = FREE.computeIfAbsent(opened, any -> new ArrayDeque<>());
        Chromium taken = free.isEmpty() ? new Chromium(opened) : free.pop();
        taken.driver.switchTo().newWindow(WindowType.TAB);
        return taken;
    }

    ChromeDriver driver() {
        return driver;
    }

    /**
     * Resets it: no window, cookie or stored data of the previous user is left. The cached files are those of the
     * server, which every user of an office PC has as well; without them each page costs a quarter more.
     */
    void giveBack(String origin) {
        for (String window : driver.getWindowHandles()) {
            if (!window.equals(firstWindow)) {
                driver.switchTo().window(window).close();
            }
        }
        driver.switchTo().window(firstWindow);
        driver.executeCdpCommand("Storage.clearCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        // Discards the remaining console messages.
        driver.manage().logs().get(LogType.BROWSER);
        synchronized (Chromium.class) {
            FREE.get(opened).push(this);
        }
    }

    private void quit() {
        driver.quit();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
