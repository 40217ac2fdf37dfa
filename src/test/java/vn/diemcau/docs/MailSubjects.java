package vn.diemcau.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The templates of mails. */
final class MailSubjects {

    private static final Path FOLDER = Path.of("src/main/resources/mail");

    private MailSubjects() {}

    /** The subject of a mail, "…" for what differs, or empty when there is no such mail. */
    static Optional<String> of(String kind) {
        Path text = FOLDER.resolve(kind + ".txt");
        if (!Files.isRegularFile(text) || !Files.isRegularFile(FOLDER.resolve(kind + ".html"))) {
            return Optional.empty();
        }
        try {
            String first = Files.readString(text).lines().findFirst().orElse("");
            return Optional.of(first)
                    .filter(line -> line.startsWith("Subject: "))
                    .map(line -> line.substring("Subject: ".length())
                            .replaceAll("\\[#[^]]*]|\\[/]", "")
                            .replaceAll("\\[\\(.*?\\)]", "…"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
