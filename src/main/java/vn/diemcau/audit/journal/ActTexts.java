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
 * What people typed of an act, kept beside it: it may name persons, and is taken out after its time. The act keeps a salted
 * hash of it, so that the chain holds without it, and one that somebody changes shows as long as it is there.
 */
@Component
public class ActTexts {

    /** Of an act a with its text t: that it is the one the act was sealed with, or was taken out and that is on record. */
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

    /** Takes out what was typed of a conference's acts; the caller puts that on record, or the chain counts as broken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int removeOf(String conference) {
        allowRemoval(jdbc);
        return jdbc.sql("delete from act_text where act_id in (select id from act where conference_id = ?)")
                .param(conference)
                .update();
    }

    /** The same of acts that belong to no conference, as far as they are older. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int removeOfNone(Instant before) {
        allowRemoval(jdbc);
        return jdbc.sql("""
                        delete from act_text where act_id in
                          (select id from act where conference_id is null and text_digest is not null and at < ?)""").param(Timestamp.from(before)).update();
    }

    /** Until the transaction ends; the triggers of these tables refuse it otherwise. */
    static void allowRemoval(JdbcClient jdbc) {
        jdbc.sql("select set_config('diemcau.removes', 'what was kept long enough', true)")
                .query(String.class)
                .single();
    }
}
