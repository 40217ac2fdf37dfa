package vn.diemcau.conference.directory;

/** Updates data that depends on the directory. */
public interface DirectoryListener {

    /**
     * Called at each start, in the transaction that stores the directory. An exception rolls back both.
     *
     * @param directory the whole directory, changed or not; an office outside it is no longer active
     */
    void directoryLoaded(Directory directory);
}
