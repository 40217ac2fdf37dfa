package vn.diemcau.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.Sleeper;
import org.openqa.selenium.support.ui.WebDriverWait;
import vn.diemcau.web.Web;

/** One user's Chromium with its own profile. Every wait is for something visible. */
final class Browser implements AutoCloseable {

    private static final Dimension DESKTOP = new Dimension(1366, 768);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    /** Between two looks, in times of the first pause. */
    private static final int LONGEST_PAUSE = 5;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Failed requests of Camunda's own pages: the check of the sign-in, and the page that lists the web apps. */
    private static final List<String> KNOWN = List.of("/camunda/api/admin/auth/user/default -", "/camunda-welcome -");

    private final int port;
    private final String origin;
    private final String root;
    private final Chromium chromium;
    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();

    Browser(int port) {
        this(port, "");
    }

    /** @param path context path of the application; may be empty */
    Browser(int port, String path) {
        this(port, path, PageLoadStrategy.NORMAL);
    }

    /** A user who looks at a page before it is complete, and never saw one of this server. */
    static Browser ofTheImpatient(int port) {
        Browser browser = new Browser(port, "", PageLoadStrategy.NONE);
        browser.forgetFiles();
        return browser;
    }

    private Browser(int port, String path, PageLoadStrategy opened) {
        this.port = port;
        origin = "http://localhost:" + port;
        root = origin + path;
        chromium = Chromium.take(opened);
        driver = chromium.driver();
        show(DESKTOP.width, DESKTOP.height);
    }

    /** Sets the size of the page, without the window's frame. */
    void show(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Each file is asked of the server again. */
    void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    void open(String path) {
        driver.get(root + path);
    }

    void openFile(Path file) {
        driver.get(file.toUri().toString());
    }

    /** Opens an address from outside, because a mere change after the # would not reload the page. */
    void openAnew(String path) {
        driver.get("about:blank");
        open(path);
    }

    /** Brings the session of somebody who has signed in already, where the sign-in page is not what is tested. */
    void bringSession(String user, String password) {
        Web.signedIn(port, user, password)
                .cookies()
                .forEach((name, value) -> driver.executeCdpCommand(
                        "Network.setCookie", Map.of("url", root + "/", "name", name, "value", value)));
    }

    /** Goes to another view of the open web app, without loading its programs again; the former view is gone then. */
    void turnTo(String view) {
        driver.executeScript(
                "document.querySelector('[ng-view]').dataset.left = 'yes'; location.hash = arguments[0];", view);
        until(view + " is shown", page -> count("[ng-view]") > 0 && count("[ng-view][data-left]") == 0);
    }

    /** Signs in on the open page. */
    void signIn(String user, String password) {
        trySignIn(user, password);
        // "/" redirects, which would leave a page that the test opens in the meantime.
        until(
                "signed in",
                page -> count("input[type=password]") == 0 && !address().contains("?start"));
    }

    /** The same where the sign-in may be refused, or may lead to another password page. */
    void trySignIn(String user, String password) {
        // Text that is typed during rendering gets lost, and half a password would lock the account.
        until(
                "name and password stand there",
                page -> holds("input[type=text]", user) & holds("input[type=password]", password));
        click("button[type=submit]");
    }

    /** Whether the field held this already; types it when not. */
    private boolean holds(String css, String text) {
        boolean holds = text.equals(value(css));
        if (!holds) {
            type(css, text);
        }
        return holds;
    }

    void openTask(String id) {
        open("/camunda/app/tasklist/default/#/?task=" + id);
        seeForm();
    }

    void claim() {
        click("button.claim");
        until(
                "the form is ours to fill in",
                page -> one("form.duty fieldset input").isEnabled());
    }

    /** Presses the submit button, which is only enabled for a complete form. */
    void complete() {
        click(".form-actions .btn-primary");
    }

    void seeForm() {
        see("form.duty .duty-head");
    }

    WebElement see(String css) {
        return until(css + " is seen", page -> {
            WebElement found = one(css);
            return found.isDisplayed() ? found : null;
        });
    }

    void see(String css, String text) {
        until(
                css + " says “" + text + "”",
                page -> driver.findElements(By.cssSelector(css)).stream()
                        .anyMatch(each -> each.isDisplayed() && each.getText().contains(text)));
    }

    void seeNo(String css) {
        until(
                css + " is gone",
                page -> driver.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed));
    }

    void click(String css) {
        until(css + " can be clicked", page -> {
            WebElement button = one(css);
            if (!button.isDisplayed() || !button.isEnabled()) {
                return false;
            }
            // Tasklist's footer covers elements at the edge.
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
            button.click();
            return true;
        });
    }

    void clickLink(String text) {
        until("a link “" + text + "”", page -> {
            driver.findElement(By.partialLinkText(text)).click();
            return true;
        });
    }

    void type(String css, String text) {
        until(css + " can be typed in", page -> {
            WebElement field = one(css);
            field.clear();
            field.sendKeys(text);
            // Tasklist takes the focus away when it draws its list anew.
            return text.equals(field.getDomProperty("value"));
        });
    }

    /** Chooses the option of that value. */
    void choose(String css, String value) {
        new Select(see(css)).selectByValue(value);
    }

    /** A date field takes keys in the order of the browser's language: this sets it as a date picker does. */
    void set(String css, String value) {
        driver.executeScript(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}));",
                see(css),
                value);
    }

    void attach(String css, Path file) {
        one(css).sendKeys(file.toAbsolutePath().toString());
    }

    /** Pastes into a field what was copied from a spreadsheet. */
    void paste(String css, String cells) {
        driver.executeScript("""
                const data = new DataTransfer();
                data.setData('text/plain', arguments[1]);
                arguments[0].dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                """, see(css), cells);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The text or label of the focused element, with a warning when the focus is invisible. */
    String focused() {
        return (String) driver.executeScript("""
                const at = document.activeElement;
                const seen = getComputedStyle(at).outlineStyle !== 'none' || getComputedStyle(at).boxShadow !== 'none';
                return (at.getAttribute('aria-label') ?? at.innerText ?? at.nodeName).trim() + (seen ? '' : ' (unseen)');
                """);
    }

    /** The page as it is printed, in the paper's size that the page asks for. */
    byte[] print() {
        Map<String, Object> printed =
                driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        return Base64.getDecoder().decode((String) printed.get("data"));
    }

    String value(String css) {
        return one(css).getDomProperty("value");
    }

    List<String> values(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(field -> field.getDomProperty("value"))
                .toList();
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    /** What an element says inside a frame of the page. */
    String inFrame(String frame, String css) {
        driver.switchTo().frame(see(frame));
        try {
            return see(css).getText();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    String address() {
        return driver.getCurrentUrl();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    <T> T until(String what, Function<Browser, T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN, Clock.systemUTC(), slower())
                    // A page between two documents fails in many ways.
                    .ignoring(WebDriverException.class)
                    .until(page -> condition.apply(this));
        } catch (TimeoutException e) {
            takeScreenshot("failed");
            throw new AssertionError(
                    "Not in " + PATIENCE.toSeconds() + " s: " + what + ", at " + address() + "; see "
                            + SCREENSHOTS.resolve("failed.png"),
                    e);
        }
    }

    /** Looks soon at first and then less often, because each look costs the processor that the page waits for. */
    private static Sleeper slower() {
        AtomicInteger looks = new AtomicInteger();
        return pause ->
                Sleeper.SYSTEM_SLEEPER.sleep(pause.multipliedBy(Math.min(looks.incrementAndGet(), LONGEST_PAUSE)));
    }

    /** Kept only with -Ddiemcau.screenshots, because each costs as much as a look at the page. */
    void screenshot(String name) {
        if (Boolean.getBoolean("diemcau.screenshots")) {
            takeScreenshot(name);
        }
    }

    private void takeScreenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors and policy violations in the console so far, without Camunda's own and provoked ones. */
    List<String> complaints(String... provoked) {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            String message = entry.getMessage();
            boolean isBad = entry.getLevel().intValue() >= Level.SEVERE.intValue()
                    || message.contains("Content Security Policy");
            if (isBad && KNOWN.stream().noneMatch(message::contains)) {
                complaints.add(message);
            }
        }
        return complaints.stream()
                .filter(complaint -> List.of(provoked).stream().noneMatch(complaint::contains))
                .toList();
    }

    private WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    @Override
    public void close() {
        chromium.giveBack(origin);
    }
}
