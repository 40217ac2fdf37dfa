package vn.diemcau.conference.directory;

/** Keeps something in step with the directory. */
public interface DirectoryListener {

    /**
     * Told at each start, in the transaction that writes the directory's tables: what it throws undoes both.
     *
     * @param directory all of it, whether or not it changed; an office that is not in it is no longer active
     */
    void directoryLoaded(Directory directory);
}
