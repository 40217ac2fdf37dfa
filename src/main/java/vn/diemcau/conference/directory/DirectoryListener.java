package vn.diemcau.conference.directory;

/** Updates data that depends on the directory. */
public interface DirectoryListener {

    /**
     * Called at each start, in the transaction that stores the directory. An exception rolls back both.
     *
     * @param directory the whole directory, changed or not; an office outside it is no longer active
     */
    void directoryLoaded(Directory directory);

    /**
     * Called when an agency is added while the application runs, in the transaction that stores it. An exception rolls
     * back both.
     */
    default void agencyAdded(Agency agency) {}

    /** Whether a code that no agency has is nobody else's either. */
    default boolean isFree(String code) {
        return true;
    }
}
