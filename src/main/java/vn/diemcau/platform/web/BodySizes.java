package vn.diemcau.platform.web;

/** The largest body per path. */
public final class BodySizes {

    private static final int KB = 1024;
    private static final int MB = 1024 * KB;

    /** For typed input and for programs' queries. */
    public static final int USUAL = 64 * KB;

    /** For a name and a password. */
    static final int OF_ACCOUNT = 16 * KB;

    /** For the largest file of a form, in Base64. */
    static final int WITH_FILE = 40 * MB;

    private static final int OF_PLAN = 8 * MB;
    /** For a letter of at most 1 MB with what it asks, with a margin so that larger ones get a proper refusal. */
    private static final int OF_DRAFT = 8 * MB;

    private static final int OF_REGISTRATION = 2 * MB;
    private static final int OF_MANY_DUTIES = 256 * KB;
    private static final int OF_LIST = 6 * MB;
    private static final int OF_PLAN_IN_FORM = 4 * MB;
    private static final int OF_MODELS = 8 * MB;

    /** For a letter as a file of 25 MB, with a margin so that a larger one gets a proper refusal. */
    private static final int OF_LETTER = 26 * MB;

    private BodySizes() {}

    /** @param path decoded and without the context path */
    public static int of(String path) {
        String way = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (way.startsWith("/camunda/api/admin/auth/")
                || way.equals("/api/account")
                || way.startsWith("/api/account/")) {
            return OF_ACCOUNT;
        }
        if (way.startsWith("/api/conferences")) {
            return ofConferences(way);
        }
        if (way.startsWith("/api/desk/drafts")) {
            return OF_DRAFT;
        }
        if (way.equals("/api/letters/reading")) {
            return OF_LETTER;
        }
        if (way.startsWith("/api/tasks/")) {
            return ofTasks(way);
        }
        return way.startsWith("/engine-rest/") || way.startsWith("/camunda/api/engine/") ? ofEngine(way) : USUAL;
    }

    /**
     * For a plan of at most 1 MB, with a margin so that larger ones get a proper refusal, and for 500 duties at once.
     */
    private static int ofConferences(String way) {
        if (way.equals("/api/conferences") || way.equals("/api/conferences/check")) {
            return OF_PLAN;
        }
        boolean isOfMany = way.endsWith("/reminders")
                || way.endsWith("/reassignments")
                || way.endsWith("/duties")
                || way.endsWith("/deadlines")
                || way.endsWith("/deadlines/preview");
        return isOfMany ? OF_MANY_DUTIES : USUAL;
    }

    /** For the sites of a unit as JSON, a list as text, or a workbook. */
    private static int ofTasks(String way) {
        if (way.endsWith("/registration/rows")) {
            return OF_LIST;
        }
        return way.endsWith("/draft") || way.endsWith("/registration/review") ? OF_REGISTRATION : USUAL;
    }

    /** For submitted forms and administrators' models. */
    private static int ofEngine(String way) {
        boolean isForm = way.endsWith("/submit-form");
        if (way.contains("/task/") && (isForm || way.endsWith("/complete"))) {
            return WITH_FILE;
        }
        if (way.contains("/process-definition/") && (isForm || way.endsWith("/start"))) {
            return OF_PLAN_IN_FORM;
        }
        return way.endsWith("/deployment/create") ? OF_MODELS : USUAL;
    }
}
