package vn.diemcau.platform.database;

/** The database can't be used; message and remedy are for the operator, in Vietnamese. */
class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    DatabaseUnusable(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
