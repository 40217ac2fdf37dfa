package vn.diemcau.web.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the drafts of conferences, which the colleagues of one Office share, with their last revisions. */
@Repository
class ConferenceDrafts {

    private static final int KEPT_REVISIONS = 30;

    private static final String SELECT = """
            select d.id, d.office, d.title, d.version, d.conference_id, r.sheet, r.saved_at, r.saved_by,
              (select min(version) from conference_draft_revision where draft_id = d.id) as first
            from conference_draft d join conference_draft_revision r on r.draft_id = d.id
            """;

    /**
     * A draft as it was saved once.
     *
     * @param office code of the Office whose draft it is
     * @param version the newest, also when an older revision is read
     * @param first the oldest revision that is kept
     * @param sheet in JSON
     * @param conference id of the called conference; null before the call
     */
    record Draft(
            String id,
            String office,
            String title,
            int version,
            int first,
            String conference,
            String sheet,
            Instant at,
            String by) {}

    /** A draft in the list. */
    record Entry(String id, String office, String title, String conference, Instant at, String by) {}

    private final JdbcClient jdbc;

    ConferenceDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param digest of the letter's text; null without a letter */
    @Transactional
    public String add(String office, String title, String digest, String sheet, String by, Instant at) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into conference_draft (id, office, title, letter_digest, version, created_at)
                        values (?, ?, ?, ?, 1, ?)""").params(id, office, title, digest, Timestamp.from(at)).update();
        addRevision(id, 1, sheet, by, at);
        return id;
    }

    Optional<Draft> find(String id) {
        return jdbc.sql(SELECT + "and r.version = d.version where d.id = ?")
                .param(id)
                .query(ConferenceDrafts::read)
                .optional();
    }

    /** An older revision; empty when it is not kept. */
    Optional<Draft> find(String id, int version) {
        return jdbc.sql(SELECT + "where d.id = ? and r.version = ?")
                .params(id, version)
                .query(ConferenceDrafts::read)
                .optional();
    }

    /** Locks the draft until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Draft> hold(String id) {
        jdbc.sql("select id from conference_draft where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
        return find(id);
    }

    /** The drafts of these Offices, those that are not called yet first. */
    List<Entry> all(Collection<String> offices) {
        return jdbc.sql("""
                        select d.id, d.office, d.title, d.conference_id, r.saved_at, r.saved_by
                        from conference_draft d
                        join conference_draft_revision r on r.draft_id = d.id and r.version = d.version
                        where d.office = any(?)
                        order by d.conference_id is not null, r.saved_at desc limit 200""")
                .params((Object) offices.toArray(String[]::new))
                .query((row, n) -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6)))
                .list();
    }

    /** Number of an Office's drafts that are not called yet. */
    int count(String office) {
        return jdbc.sql("select count(*) from conference_draft where office = ? and conference_id is null")
                .param(office)
                .query(Integer.class)
                .single();
    }

    /**
     * Adds a revision to the one that its writer has seen.
     *
     * @return false when a colleague has saved or called since
     */
    @Transactional
    public boolean save(String id, int seen, String title, String digest, String sheet, String by, Instant at) {
        boolean isMine = jdbc.sql("""
                                update conference_draft set version = version + 1, title = ?, letter_digest = ?
                                where id = ? and version = ? and conference_id is null""").params(title, digest, id, seen).update() == 1;
        if (isMine) {
            addRevision(id, seen + 1, sheet, by, at);
            jdbc.sql("delete from conference_draft_revision where draft_id = ? and version <= ?")
                    .params(id, seen + 1 - KEPT_REVISIONS)
                    .update();
        }
        return isMine;
    }

    private void addRevision(String id, int version, String sheet, String by, Instant at) {
        jdbc.sql("""
                        insert into conference_draft_revision (draft_id, version, sheet, saved_at, saved_by)
                        values (?, ?, ?, ?, ?)""").params(id, version, sheet, Timestamp.from(at), by).update();
    }

    /** Ties the draft to its conference; only the last revision is kept then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void called(String id, String conference) {
        jdbc.sql("update conference_draft set conference_id = ? where id = ?")
                .params(conference, id)
                .update();
        jdbc.sql("""
                        delete from conference_draft_revision r using conference_draft d
                        where d.id = ? and r.draft_id = d.id and r.version < d.version""").param(id).update();
    }

    /** The title of an Office's conference that was called by the same letter and was not cancelled. */
    Optional<String> calledBy(String office, String digest) {
        return jdbc.sql("""
                        select c.title from conference_draft d join conference c on c.id = d.conference_id
                        where d.office = ? and d.letter_digest = ? and c.status <> 'CANCELLED' limit 1""").params(office, digest).query(String.class).optional();
    }

    /** The plan that a conference was called by; blank when it is no longer kept. */
    Optional<String> plan(String conference) {
        return jdbc.sql("select plan from conference where id = ?")
                .param(conference)
                .query(String.class)
                .optional();
    }

    @Transactional
    public boolean delete(String id) {
        return jdbc.sql("delete from conference_draft where id = ?").param(id).update() == 1;
    }

    private static Draft read(ResultSet row, int n) throws SQLException {
        return new Draft(
                row.getString("id"),
                row.getString("office"),
                row.getString("title"),
                row.getInt("version"),
                row.getInt("first"),
                row.getString("conference_id"),
                row.getString("sheet"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }
}
