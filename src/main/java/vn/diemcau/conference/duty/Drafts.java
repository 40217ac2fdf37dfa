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
 * What officers typed and have not handed in yet. Colleagues of one office share a draft, and who saves over a version
 * that they have not seen is told so.
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
     * A draft as it stands.
     *
     * @param version counts from 1
     * @param fields by name, as the form keeps them
     * @param by user id
     */
    public record Draft(int version, JsonNode fields, Instant at, String by) {}

    /** @param author code of the office whose officers share it */
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
     * Keeps a draft in place of the one that its writer had before them.
     *
     * @param seen version of that one, 0 for none
     * @return whether it was kept; not when a colleague has saved another since
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

    /** Forgets the draft of one office. */
    @Transactional
    public void discard(Duty duty, String author) {
        jdbc.sql("delete from draft where conference_id = ? and duty = ? and agency = ? and author = ?")
                .params(duty.conference(), duty.code(), duty.agency(), author)
                .update();
    }

    /** Forgets all drafts of a duty: it was answered. */
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
