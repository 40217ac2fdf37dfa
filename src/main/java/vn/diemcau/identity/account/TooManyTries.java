package vn.diemcau.identity.account;

import java.time.Duration;
import vn.diemcau.platform.input.Refused;

/** Thrown instead of checking a password, after too many wrong ones. */
public class TooManyTries extends Refused {

    private final transient Duration pause;

    TooManyTries(Duration pause) {
        super(
                Reason.TOO_MANY_TRIES,
                "Đã nhập sai mật khẩu nhiều lần. Hãy chờ %s rồi thử lại.".formatted(words(seconds(pause))));
        this.pause = pause;
    }

    /** How long to wait, in whole seconds. */
    public long seconds() {
        return seconds(pause);
    }

    private static long seconds(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }

    private static String words(long seconds) {
        return seconds < 60 ? seconds + " giây" : (seconds + 59) / 60 + " phút";
    }
}
