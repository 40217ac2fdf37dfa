package vn.diemcau.identity.account;

import java.time.Duration;
import vn.diemcau.platform.input.Refused;

/** Thrown instead of checking a password now. */
public class TryLater extends Refused {

    private final transient Duration pause;

    TryLater(Reason reason, String message, Duration pause) {
        super(reason, message);
        this.pause = pause;
    }

    /** How long to wait, in whole seconds. */
    public long seconds() {
        return seconds(pause);
    }

    static long seconds(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
