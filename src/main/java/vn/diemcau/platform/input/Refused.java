package vn.diemcau.platform.input;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when input is refused. Nothing of it is stored, and every problem is named. */
public class Refused extends RuntimeException {

    /** The reason, which decides the HTTP status. */
    public enum Reason {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        TOO_SLOW(408),
        CONFLICT(409),
        TOO_LARGE(413),
        /** A file of another kind than is asked for. */
        UNSUPPORTED(415),
        /** A file of the right kind that cannot be read: encrypted, broken, a picture of a text. */
        UNREADABLE(422),
        TOO_MANY_TRIES(429),
        UNAVAILABLE(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final transient List<Problem> problems;
    private final Reason reason;

    public Refused(Reason reason, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    public Refused(List<Problem> problems) {
        this(Reason.INVALID, problems);
    }

    public Refused(Reason reason, String message) {
        this(reason, List.of(new Problem("", message)));
    }

    /** @throws Refused INVALID, with all of the problems, when there are any */
    public static void ifAny(List<Problem> problems) {
        ifAny(Reason.INVALID, problems);
    }

    /** @throws Refused for the reason, with all of the problems, when there are any */
    public static void ifAny(Reason reason, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(reason, problems);
        }
    }

    public Reason reason() {
        return reason;
    }

    public List<Problem> problems() {
        return problems;
    }
}
