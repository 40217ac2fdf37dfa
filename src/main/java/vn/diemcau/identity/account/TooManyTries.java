package vn.diemcau.identity.account;

import java.time.Duration;

/** Thrown instead of checking a password, after too many wrong ones. */
public class TooManyTries extends TryLater {

    TooManyTries(Duration pause) {
        super(
                Reason.TOO_MANY_TRIES,
                "Đã nhập sai mật khẩu nhiều lần. Hãy chờ %s rồi thử lại.".formatted(words(seconds(pause))),
                pause);
    }

    private static String words(long seconds) {
        return seconds < 60 ? seconds + " giây" : (seconds + 59) / 60 + " phút";
    }
}
