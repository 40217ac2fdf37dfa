package vn.diemcau.security;

/** Thrown when the application would start without an administrator; its message says in Vietnamese what to set. */
class AdministratorMissing extends RuntimeException {

    AdministratorMissing(String message) {
        super(message);
    }
}
