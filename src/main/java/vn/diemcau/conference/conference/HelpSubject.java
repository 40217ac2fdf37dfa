package vn.diemcau.conference.conference;

import java.util.Optional;
import java.util.stream.Stream;

/** The subjects of help that have names of their own in a plan (O48, O59); a plan may write any other in words. */
public enum HelpSubject {
    REGISTRATION("Đăng ký điểm cầu, đại biểu"),
    LINE_TEST("Đường truyền, chạy thử");

    private final String words;

    HelpSubject(String words) {
        this.words = words;
    }

    /** A subject in words, as people read it. */
    public static String words(String subject) {
        return named(subject).map(known -> known.words).orElse(subject);
    }

    /** Whether a subject concerns somebody. */
    public static boolean concerns(String subject, boolean registers, boolean isTested) {
        return named(subject)
                .map(known -> known == REGISTRATION ? registers : isTested)
                .orElse(true);
    }

    private static Optional<HelpSubject> named(String subject) {
        return Stream.of(values()).filter(known -> known.name().equals(subject)).findFirst();
    }
}
