package vn.diemcau.process.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes personal data from our tables: personal fields, and all typed text and uploaded files, which may name
 * anybody. Numbers, deadlines, the record of acts and the list of mails by post stay.
 */
@Repository
class PersonalData {

    private static final List<String> REMOVALS = List.of(
            "update site set chair = null, technician = null, phone = null where conference_id = :id",
            "update registration_guest set technician = null, phone = null where conference_id = :id",
            "update registration_change set summary = '(đã xóa)', source = null where conference_id = :id",
            "update site_check set note = null where conference_id = :id",
            """
            update duty set answer = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(answer)
              where jsonb_typeof(value) in ('number', 'boolean')) where conference_id = :id and answer is not null""",
            // The plan's own duties have the letter's text. A duty with a number in its code has typed text.
            "update duty set words = '(đã xóa)' where conference_id = :id and code ~ '-[0-9]+$'",
            "delete from attachment where conference_id = :id",
            "delete from draft where conference_id = :id",
            "delete from conference_draft where conference_id = :id",
            "update reminder_order set note = null where conference_id = :id",
            "update reassignment set reason = '(đã xóa)' where conference_id = :id",
            "update deadline_order set reason = '(đã xóa)' where conference_id = :id",
            "update office_message set subject = '(đã xóa)', text = '(đã xóa)' where conference_id = :id",
            "update place_change set reason = '(đã xóa)' where conference_id = :id",
            "update conference_unit set chair = null where conference_id = :id",
            "update plan_correction set plan = '', reason = null where conference_id = :id",
            "update conference set plan = '', reason = null where id = :id",
            "delete from mail_attachment where mail_id in (select id from mail where conference_id = :id)",
            "update mail set html = null, text = null, error = null where conference_id = :id");

    private final JdbcClient jdbc;

    PersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the conferences that ended before this hour and still have personal data. */
    List<String> due(Instant endedBefore) {
        return jdbc.sql("""
                        select id from conference where status in ('CLOSED', 'CANCELLED') and ended_at < ?
                          and persons_removed_at is null order by ended_at, id""")
                .param(Timestamp.from(endedBefore))
                .query(String.class)
                .list();
    }

    /** @return false when another node has just done it */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean removeOf(String conference, Instant now) {
        boolean isMine =
                jdbc.sql("update conference set persons_removed_at = ? where id = ? and persons_removed_at is null")
                                .params(Timestamp.from(now), conference)
                                .update()
                        == 1;
        if (isMine) {
            REMOVALS.forEach(sql -> jdbc.sql(sql).param("id", conference).update());
        }
        return isMine;
    }
}
