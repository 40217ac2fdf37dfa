package vn.diemcau.identity.account;

/** Thrown when the application would start without an administrator; its message says in Vietnamese what to set. */
public class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }
}
