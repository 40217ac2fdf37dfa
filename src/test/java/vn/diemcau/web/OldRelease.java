package vn.diemcau.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL with what {@code upgrade/make-dump} left in the database of commit 74b4569. */
final class OldRelease implements JdbcConnectionDetails, AutoCloseable {

    /** A little after the dump was made. */
    static final String NOON = "2022-01-17T12:55";

    /** Password of the administrator and of the accounts, which are called like their agencies. */
    static final String PASSWORD = "con trau ngoi doc bao";

    static final String ADMINISTRATOR = "quantri";

    private final EmbeddedPostgres postgres;
    private final Set<String> sentBefore = new TreeSet<>();

    private OldRelease(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static OldRelease start() {
        try (InputStream dump = OldRelease.class.getResourceAsStream("/upgrade/running-74b4569.sql.gz")) {
            String statements = new String(new GZIPInputStream(dump).readAllBytes(), StandardCharsets.UTF_8);
            OldRelease old = new OldRelease(EmbeddedPostgres.start());
            old.jdbc().execute(statements);
            old.sentBefore.addAll(old.rows("select message_id from mail where state = 'SENT'"));
            return old;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    /** Each row as a text. */
    List<String> rows(String sql) {
        return jdbc().queryForList(sql, String.class);
    }

    /** Message-IDs of the mails that had been sent, as they stand in the dump. */
    Set<String> sentBefore() {
        return sentBefore;
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(getJdbcUrl(), getUsername(), getPassword()));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
