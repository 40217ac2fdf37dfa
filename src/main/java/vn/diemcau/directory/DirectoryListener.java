package vn.diemcau.directory;

/** Is told the directory at every start, and whenever it changed. */
public interface DirectoryListener {

    void directoryLoaded(Directory directory);
}
