package vn.diemcau.identity.session;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import vn.diemcau.platform.text.Sha256;

/**
 * The sessions of all nodes, in the database. A session is read once per request that needs it. It is written when it
 * has changed or when its last use was not noted for a while.
 */
public class SharedSessions implements SessionRepository<MapSession> {

    private static final int BYTES_OF_ID = 32;
    /** The last use is noted after this fraction of a session's lifetime. */
    private static final int PART_UNTIL_SEEN = 30;
    /** Highest number of expired sessions to delete per new session. */
    private static final int CLEARED_AT_ONCE = 100;

    private static final String READ = Read.class.getName();

    /** The state of a session in the database at the last read or write. */
    private record Read(String id, StoredSession kept, boolean isSeen) {}

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final String engine;
    private final Duration timeout;

    /**
     * @param engine its name
     * @param timeout lifetime of an unused session
     */
    public SharedSessions(JdbcClient jdbc, String engine, Duration timeout) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.timeout = timeout;
    }

    @Override
    public MapSession createSession() {
        byte[] id = new byte[BYTES_OF_ID];
        random.nextBytes(id);
        return new MapSession(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    @Override
    public MapSession findById(String id) {
        return jdbc.sql("""
                        select *, seen_at > now() - make_interval(secs => :while) as is_seen
                        from web_session where id = :id and seen_at > now() - make_interval(secs => :timeout)""")
                .param("id", Sha256.half(id))
                .param("while", timeout.toSeconds() / PART_UNTIL_SEEN)
                .param("timeout", timeout.toSeconds())
                .query((row, n) -> session(id, row))
                .optional()
                .orElse(null);
    }

    @Override
    public void save(MapSession session) {
        StoredSession now = StoredSession.of(session, engine);
        Read before = session.getAttribute(READ);
        if (before == null || !before.id().equals(session.getId())) {
            clearAway();
            insert(session.getId(), now);
            if (before != null) {
                deleteById(before.id());
            }
        } else if (!before.isSeen() || !now.equals(before.kept())) {
            update(session.getId(), now, before.kept());
        }
        session.setAttribute(READ, new Read(session.getId(), now, true));
    }

    @Override
    public void deleteById(String id) {
        jdbc.sql("delete from web_session where id = ?").param(Sha256.half(id)).update();
    }

    private MapSession session(String id, ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("checked_until");
        StoredSession kept = new StoredSession(
                row.getString("token"),
                row.getString("account"),
                row.getObject("generation", Integer.class),
                texts(row.getArray("group_ids")),
                texts(row.getArray("tenant_ids")),
                texts(row.getArray("apps")),
                until == null ? null : until.toInstant());
        MapSession session = new MapSession(id);
        session.setMaxInactiveInterval(timeout);
        session.setCreationTime(row.getTimestamp("opened_at").toInstant());
        session.setLastAccessedTime(row.getTimestamp("seen_at").toInstant());
        kept.into(session, engine);
        session.setAttribute(READ, new Read(id, kept, row.getBoolean("is_seen")));
        return session;
    }

    private void insert(String id, StoredSession session) {
        write("""
                insert into web_session (id, token, account, generation, group_ids, tenant_ids, apps, checked_until)
                values (:id, :token, :account, :generation, :groups, :tenants, :apps, :until)""", id, session).update();
    }

    /**
     * Updates a session unless another request has changed its sign-in. A slow request must neither undo a sign-out nor
     * reset the generation after a change of password. A sign-out always applies.
     */
    private void update(String id, StoredSession now, StoredSession before) {
        write("""
                update web_session set seen_at = now(), token = :token, account = :account, generation = :generation,
                  group_ids = :groups, tenant_ids = :tenants, apps = :apps, checked_until = :until
                where id = :id and (:signsOut
                  or account is not distinct from :accountBefore and generation is not distinct from :generationBefore)
                """, id, now)
                .param("signsOut", now.account() == null && before.account() != null)
                .param("accountBefore", before.account())
                .param("generationBefore", before.generation())
                .update();
    }

    private JdbcClient.StatementSpec write(String sql, String id, StoredSession session) {
        return jdbc.sql(sql)
                .param("id", Sha256.half(id))
                .param("token", session.token())
                .param("account", session.account())
                .param("generation", session.generation())
                .param("groups", session.groups().toArray(String[]::new))
                .param("tenants", session.tenants().toArray(String[]::new))
                .param("apps", session.apps().toArray(String[]::new))
                .param("until", session.checkedUntil() == null ? null : Timestamp.from(session.checkedUntil()));
    }

    /** Skips sessions that another node is deleting. */
    private void clearAway() {
        jdbc.sql("""
                        delete from web_session where id in (
                          select id from web_session where seen_at <= now() - make_interval(secs => :timeout)
                          limit :atOnce for update skip locked)""")
                .param("timeout", timeout.toSeconds())
                .param("atOnce", CLEARED_AT_ONCE)
                .update();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
