package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of mail on a phone and on a desk; their pages are those that MailsOfTheStoryTest leaves. */
@NeedsBrowser
class MailPagesIT {

    private static final Path MAILS = Path.of("target", "mails");

    @Test
    void every_mail_fits_a_phone_and_a_desk() throws IOException {
        List<Path> mails = mails();
        assertThat(mails).as("MailsOfTheStoryTest runs first").isNotEmpty();
        try (Browser browser = new Browser(0)) {
            for (Path mail : mails) {
                String name = mail.getFileName().toString().replace(".html", "");
                browser.openFile(mail);
                for (int width : List.of(800, 360)) {
                    browser.show(width, 740);
                    assertThat(browser.run("""
                                    return [...document.querySelectorAll('*')]
                                      .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                                      .map(each => each.outerHTML.slice(0, 100)).join('\\n')""")).as(name + " at " + width).isEqualTo("");
                    browser.show(
                            width, ((Number) browser.run("return document.documentElement.scrollHeight")).intValue());
                    browser.screenshot("mail-" + name + "-" + width);
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static List<Path> mails() throws IOException {
        if (!Files.isDirectory(MAILS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(MAILS)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
