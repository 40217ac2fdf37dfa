package vn.diemcau.conference.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores drafts of answers. Colleagues of one office share a draft, and a save over an unseen version is reported as a
 * conflict.
 */
@Repository
public class Drafts {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Drafts(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The current draft.
     *
     * @param version number from 1
     * @param fields values by name, in the form's own format
     * @param by user id
     */
    public record Draft(int version, JsonNode fields, Instant at, String by) {}

    /** @param author code of the office that shares the draft */
    public Optional<Draft> find(Duty duty, String author) {
        return jdbc.sql("""
                        select version, fields, saved_at, saved_by from draft
                        where conference_id = ? and duty = ? and agency = ? and author = ?""")
                .params(duty.conference(), duty.code(), duty.agency(), author)
                .query((row, n) -> new Draft(
                        row.getInt(1),
                        parse(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .optional();
    }

    /**
     * Replaces the draft that its writer has seen.
     *
     * @param seen version of the seen draft, 0 for none
     * @return false when a colleague has saved another version since
     */
    @Transactional
    public boolean save(Duty duty, String author, int seen, JsonNode fields, String by, Instant at) {
        String sql = seen == 0 ? """
                        insert into draft (conference_id, duty, agency, author, version, fields, saved_at, saved_by)
                        values (:conference, :duty, :agency, :author, 1, :fields, :at, :by)
                        on conflict do nothing""" : """
                        update draft set version = version + 1, fields = :fields, saved_at = :at, saved_by = :by
                        where conference_id = :conference and duty = :duty and agency = :agency and author = :author
                          and version = :seen""";
        return jdbc.sql(sql)
                        .param("conference", duty.conference())
                        .param("duty", duty.code())
                        .param("agency", duty.agency())
                        .param("author", author)
                        .param("fields", fields.toString())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /** Deletes the draft of one office. */
    @Transactional
    public void discard(Duty duty, String author) {
        jdbc.sql("delete from draft where conference_id = ? and duty = ? and agency = ? and author = ?")
                .params(duty.conference(), duty.code(), duty.agency(), author)
                .update();
    }

    /** Deletes all drafts of an answered duty. */
    public void discard(Duty duty) {
        jdbc.sql("delete from draft where conference_id = ? and duty = ? and agency = ?")
                .params(duty.conference(), duty.code(), duty.agency())
                .update();
    }

    private JsonNode parse(String fields) {
        try {
            return json.readTree(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
