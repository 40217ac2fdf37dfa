package vn.diemcau.audit.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.platform.text.Sha256;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Stores the typed texts of acts separately. They may name persons and are removed after their retention period. The
 * act keeps a salted hash of its text. The chain therefore holds without the text, and a manipulated text is detected
 * while it exists.
 */
@Component
public class ActTexts {

    /** Condition on an act a with its text t: the text has the sealed hash, or its removal is on record. */
    static final String IS_WELL = """
            case
              when a.text_digest is null then t.act_id is null
              when t.act_id is not null then sha256(t.salt || convert_to(t.reason, 'UTF8')) = a.text_digest
              else exists (select from act p where p.id > a.id
                and p.kind = case when a.conference_id is null then 'TEXTS_REMOVED' else 'PERSONS_REMOVED' end
                and p.conference_id is not distinct from a.conference_id)
            end
            """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    ActTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Text(String reason, byte[] salt) {

        static Text of(String reason) {
            byte[] salt = new byte[16];
            RANDOM.nextBytes(salt);
            return new Text(reason, salt);
        }

        byte[] digest() {
            MessageDigest digest = Sha256.digest();
            digest.update(salt);
            return digest.digest(reason.getBytes(StandardCharsets.UTF_8));
        }
    }

    void add(long act, Text text) {
        jdbc.sql("insert into act_text (act_id, salt, reason, folded) values (?, ?, ?, ?)")
                .params(act, text.salt(), text.reason(), VietnameseText.fold(text.reason()))
                .update();
    }

    /**
     * Removes the typed texts of a conference's acts. The caller must record the removal, otherwise the chain counts as
     * broken.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int removeOf(String conference) {
        allowRemoval(jdbc);
        return jdbc.sql("delete from act_text where act_id in (select id from act where conference_id = ?)")
                .param(conference)
                .update();
    }

    /** The same for older acts outside conferences. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int removeOfNone(Instant before) {
        allowRemoval(jdbc);
        return jdbc.sql("""
                        delete from act_text where act_id in
                          (select id from act where conference_id is null and text_digest is not null and at < ?)""").param(Timestamp.from(before)).update();
    }

    /** Allows removal until the transaction ends. The triggers of these tables refuse it otherwise. */
    static void allowRemoval(JdbcClient jdbc) {
        jdbc.sql("select set_config('diemcau.removes', 'what was kept long enough', true)")
                .query(String.class)
                .single();
    }
}
