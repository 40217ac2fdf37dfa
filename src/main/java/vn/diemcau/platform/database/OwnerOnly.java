package vn.diemcau.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Protects files from other accounts of the machine, where the file system supports such rights. */
final class OwnerOnly {

    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /** Writes a new file that nobody else can read at any time. */
    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        create(file);
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Creates an empty file, or removes others' rights from an existing one. */
    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            set(file, FILE);
        } else if (Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) == null) {
            Files.createFile(file);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)));
        }
    }

    /** Creates the folder, or removes others' rights from an existing one. */
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
