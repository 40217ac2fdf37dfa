package vn.diemcau.conference.directory;

import vn.diemcau.platform.input.Refused;

/** Thrown when the directory file is refused. Without offices, duties have no agency. */
class DirectoryNotLoaded extends RuntimeException {

    DirectoryNotLoaded(String file, Refused cause) {
        super("Danh bạ có lỗi, chưa nạp gì (%s):%n%s".formatted(file, cause.getMessage()), cause);
    }
}
