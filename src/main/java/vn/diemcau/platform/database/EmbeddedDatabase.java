package vn.diemcau.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that starts and stops with Điểm Cầu. Its folder contains cluster, program, password, lock and log. */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    /** The major version of the binaries; its data can't be read by another. */
    static final String VERSION = "17";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String USER = "postgres";
    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final long FREE_BYTES_NEEDED = 300L << 20;
    private static final long LOG_BYTES_KEPT = 5L << 20;

    private final Path folder;
    private final boolean temporary;
    private final String database;
    private final FolderLock lock;
    private final String password;
    private final Path cluster;
    private final Path passwordFile;
    private final Path logFile;
    private final DatabaseWatchdog watchdog;

    private volatile EmbeddedPostgres postgres;

    /**
     * Starts PostgreSQL on the folder, after stopping one that a killed process left there.
     *
     * @throws DatabaseUnusable when the folder is in use, unwritable or full, or PostgreSQL does not come up
     */
    static EmbeddedDatabase start(EmbeddedProperties properties) {
        Path folder = properties.temporary()
                ? temporaryFolder()
                : properties.dataFolder().toAbsolutePath().normalize();
        try {
            create(folder);
            if (Files.getFileStore(folder).getUsableSpace() < FREE_BYTES_NEEDED) {
                throw new DatabaseUnusable(
                        "Ổ đĩa chứa thư mục dữ liệu %s còn trống dưới %d MB."
                                .formatted(folder, FREE_BYTES_NEEDED >> 20),
                        "Giải phóng ổ đĩa, hoặc chọn thư mục khác bằng DIEMCAU_EMBEDDED_DATAFOLDER.",
                        null);
            }
            FolderLock lock = FolderLock.take(folder);
            try {
                return new EmbeddedDatabase(folder, properties, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "Không ghi được vào thư mục dữ liệu %s (%s).".formatted(folder, e),
                    "Cấp quyền ghi cho tài khoản đang chạy Điểm Cầu, hoặc chọn thư mục khác bằng"
                            + " DIEMCAU_EMBEDDED_DATAFOLDER.",
                    e);
        }
    }

    private EmbeddedDatabase(Path folder, EmbeddedProperties properties, FolderLock lock) throws IOException {
        this.folder = folder;
        this.temporary = properties.temporary();
        this.database = properties.database();
        this.lock = lock;

        this.cluster = folder.resolve("cluster");
        Orphan.stop(cluster, folder.resolve("program"));
        // Written last, so that an interrupted first start is recognised. Such a start has stored no data.
        Path finished = cluster.resolve("diemcau-ready");
        boolean first = Files.notExists(finished);
        if (first && Files.exists(cluster)) {
            Files.move(cluster, folder.resolve("unfinished-" + System.currentTimeMillis()));
        }
        if (!first) {
            refuseOtherVersion(cluster);
        }
        this.passwordFile = folder.resolve("password");
        if (first) {
            OwnerOnly.write(passwordFile, UUID.randomUUID().toString());
        }
        // The folder may have existed before with access for others. Only the rights of these files then keep others
        // out.
        OwnerOnly.create(passwordFile);
        if (!temporary) {
            OwnerOnly.createFolder(folder.resolve("program"));
        }
        this.password = Files.readString(passwordFile).strip();

        this.logFile = folder.resolve("postgres.log");
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES_KEPT) {
            Files.move(logFile, folder.resolve("postgres.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        OwnerOnly.create(logFile);
        run(0);
        if (first) {
            createDatabase(finished);
        } else {
            requireDatabase();
        }
        this.watchdog = new DatabaseWatchdog(folder, cluster, this::runAgain);
        watchdog.start();
        log.info("Cơ sở dữ liệu PostgreSQL {} đã chạy, dữ liệu tại {}", VERSION, folder);
    }

    /** Restarts PostgreSQL on the same port, which the pool uses, with the same data. */
    private void runAgain() throws IOException {
        Orphan.stop(cluster, folder.resolve("program"));
        // The library's own lock, which this process still holds for the dead server. Our own lock is beside the
        // cluster.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        run(postgres.getPort());
    }

    /** @param port 0 for any */
    private void run(int port) throws IOException {
        long logStart = Files.exists(logFile) ? Files.size(logFile) : 0;
        try {
            this.postgres = builder().setPort(port).start();
            if (!temporary) {
                // The library would make it writable for everybody.
                OwnerOnly.createFolder(folder.resolve("program"));
            }
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            throw unusable(logStart, e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                // Spring closes it after the pool.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password)
                // A file, not a pipe: PostgreSQL must not write into the pipe of a killed process.
                .setOutputRedirector(Redirect.appendTo(logFile.toFile()))
                // These become options of initdb. Without the first two every local account could enter as superuser.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library turns both off for tests; people's data must outlive a power cut.
                .setServerConfig("fsync", temporary ? "off" : "on")
                .setServerConfig("synchronous_commit", temporary ? "off" : "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("log_checkpoints", "off");
        if (!temporary) {
            // Beside the data, because the system may clean its temporary folder while the program runs.
            builder.setOverrideWorkingDirectory(folder.resolve("program").toFile());
        }
        return builder;
    }

    private void createDatabase(Path finished) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(database, true));
        } catch (SQLException e) {
            postgres.close();
            throw new DatabaseUnusable(
                    "Không tạo được cơ sở dữ liệu trong %s.".formatted(folder),
                    "Xem tệp %s.".formatted(folder.resolve("postgres.log")),
                    e);
        }
        Files.createFile(finished);
    }

    private void requireDatabase() throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement names = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            names.setString(1, database);
            if (names.executeQuery().next()) {
                return;
            }
        } catch (SQLException e) {
            log.debug("Whether there is a database {} will show when it is opened", database, e);
            return;
        }
        postgres.close();
        throw new DatabaseUnusable(
                "Trong thư mục dữ liệu %s không có cơ sở dữ liệu “%s”.".formatted(folder, database),
                "Sửa hoặc bỏ biến DIEMCAU_EMBEDDED_DATABASE.",
                null);
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new DatabaseUnusable(
                    "Dữ liệu tại %s thuộc PostgreSQL %s, bản này dùng PostgreSQL %s."
                            .formatted(cluster, version, VERSION),
                    "Chạy bản Điểm Cầu đã tạo dữ liệu này, hoặc chuyển dữ liệu bằng pg_dump.",
                    null);
        }
    }

    private DatabaseUnusable unusable(long logStart, Throwable cause) {
        String said = newLines(logFile, logStart);
        String reason = "Không khởi động được PostgreSQL trên thư mục dữ liệu %s".formatted(folder);
        if (said.contains("No space left on device")) {
            return new DatabaseUnusable(reason + ": ổ đĩa đã đầy.", "Giải phóng ổ đĩa rồi chạy lại.", cause);
        }
        if (said.contains("cannot be run as root") || said.contains("root\" execution")) {
            return new DatabaseUnusable(
                    reason + ": PostgreSQL không chạy dưới quyền quản trị cao nhất (root).",
                    "Chạy Điểm Cầu bằng một tài khoản thường, hoặc đặt SPRING_DATASOURCE_URL tới một máy chủ PostgreSQL.",
                    cause);
        }
        if (said.contains("Address already in use") || said.contains("could not bind")) {
            return new DatabaseUnusable(
                    reason + ": cổng vừa chọn đã bị chương trình khác chiếm.", "Chạy lại Điểm Cầu.", cause);
        }
        if (said.contains("Permission denied") || said.contains("invalid permissions")) {
            return new DatabaseUnusable(
                    reason + ": không đủ quyền đọc, ghi.",
                    "Cấp toàn quyền trên thư mục này cho tài khoản đang chạy Điểm Cầu.",
                    cause);
        }
        return new DatabaseUnusable(reason + ".", "Xem nguyên nhân trong tệp %s.".formatted(logFile), cause);
    }

    private static String newLines(Path logFile, long start) {
        try (FileChannel channel = FileChannel.open(logFile)) {
            channel.position(start);
            return new String(channel.size() > start ? readAll(channel) : new byte[0], StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static byte[] readAll(FileChannel channel) throws IOException {
        return Channels.newInputStream(channel).readAllBytes();
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        OwnerOnly.createFolder(folder);
    }

    private static Path temporaryFolder() {
        Path target = Path.of("target").toAbsolutePath();
        Path parent = Files.isDirectory(target) ? target : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("postgres-" + UUID.randomUUID());
    }

    Path folder() {
        return folder;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Stops PostgreSQL after a last checkpoint and releases the folder. */
    @Override
    public void close() throws IOException {
        watchdog.close();
        postgres.close();
        lock.close();
        if (temporary) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
