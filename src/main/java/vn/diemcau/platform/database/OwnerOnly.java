package vn.diemcau.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps other accounts of the machine from what they must neither read nor swap, where the system knows such rights. */
final class OwnerOnly {

    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /** A new file that nobody else could read at any moment. */
    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        create(file);
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Makes the file, empty, or takes the rights of others from the one that is there. */
    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            set(file, FILE);
        } else if (Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) == null) {
            Files.createFile(file);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)));
        }
    }

    /** Makes the folder, or takes the rights of others from the one that is there. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        set(folder, FOLDER);
    }

    private static void set(Path path, String permissions) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
