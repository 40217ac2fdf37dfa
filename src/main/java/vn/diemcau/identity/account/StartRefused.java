package vn.diemcau.identity.account;

/** Thrown at an unsafe start, for example without an administrator. Its Vietnamese message says what to set. */
public class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }
}
