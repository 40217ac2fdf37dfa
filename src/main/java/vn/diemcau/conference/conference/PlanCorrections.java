package vn.diemcau.conference.conference;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the plans of running conferences and their corrections. Every write joins the caller's transaction. */
@Repository
public class PlanCorrections {

    /** What a correction means for an agency. */
    public enum What {
        /** It has a duty more. */
        ADDED,
        /** A duty of its own opened, because what it waited for was left out. */
        OPENED,
        LEFT_OUT,
        /** Another agency has its duty now. */
        TAKEN,
        /** It has the duty of another agency now. */
        GIVEN,
        /** It opens at another time, or waits for other duties. */
        OPENS_OTHERWISE,
        /** Its deadline is another. */
        MOVED,
        /** The letter's words, the name or what has to be confirmed are others. */
        REWORDED,
        /** The conference itself is called, held or attended otherwise; its name is the sentence that says so. */
        CONFERENCE
    }

    /**
     * One change of a correction.
     *
     * @param otherAgency who had the duty before or has it now; null unless it was given away
     * @param dueBefore null unless the deadline moved
     */
    public record Change(What what, String duty, String agency, String name, String otherAgency, Instant dueBefore) {}

    /** @param revision number of corrections so far */
    public record Present(String text, int revision) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanCorrections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The plan as it was called or corrected last. */
    public Present present(String conference) {
        return jdbc.sql("select plan, plan_revision from conference where id = ?")
                .param(conference)
                .query((row, n) -> new Present(row.getString(1), row.getInt(2)))
                .single();
    }

    /** How often the plan was corrected. */
    public int revision(String conference) {
        return jdbc.sql("select plan_revision from conference where id = ?")
                .param(conference)
                .query(Integer.class)
                .single();
    }

    /**
     * Replaces the plan and keeps the former one.
     *
     * @param reason may be null
     * @return the new revision
     */
    public int replace(String conference, String plan, String reason, String by) {
        int revision = jdbc.sql("""
                        insert into plan_correction (conference_id, revision, plan, reason, corrected_at, corrected_by)
                        select id, plan_revision + 1, plan, ?, ?, ? from conference where id = ? returning revision""")
                .params(reason, Timestamp.from(clock.instant()), by, conference)
                .query(Integer.class)
                .single();
        jdbc.sql("update conference set plan = ?, plan_revision = ? where id = ?")
                .params(plan, revision, conference)
                .update();
        return revision;
    }

    /** Stores what a correction means for whom. */
    public void tell(String conference, int revision, List<Change> changes) {
        jdbc.sql("""
                        insert into plan_change
                          (conference_id, revision, ordinal, what, duty, agency, name, other_agency, due_before)
                        select :conference, :revision, row_number() over (), what, duty, agency, name, other,
                          cast(due as timestamptz)
                        from unnest(:what, :duty, :agency, :name, :other, :due)
                          as change (what, duty, agency, name, other, due)""")
                .param("conference", conference)
                .param("revision", revision)
                .param("what", changes.stream().map(each -> each.what().name()).toArray(String[]::new))
                .param("duty", changes.stream().map(Change::duty).toArray(String[]::new))
                .param("agency", changes.stream().map(Change::agency).toArray(String[]::new))
                .param("name", changes.stream().map(Change::name).toArray(String[]::new))
                .param("other", changes.stream().map(Change::otherAgency).toArray(String[]::new))
                .param(
                        "due",
                        changes.stream()
                                .map(each -> each.dueBefore() == null
                                        ? null
                                        : each.dueBefore().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** What a correction means for an agency. */
    public List<Change> changes(String conference, int revision, String agency) {
        return jdbc.sql("""
                        select what, duty, agency, name, other_agency, due_before from plan_change
                        where conference_id = ? and revision = ? and agency = ? order by ordinal""")
                .params(conference, revision, agency)
                .query((row, n) -> new Change(
                        What.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant()))
                .list();
    }

    /** The reason of a correction; empty without one. */
    public String reason(String conference, int revision) {
        return jdbc.sql("select coalesce(reason, '') from plan_correction where conference_id = ? and revision = ?")
                .params(conference, revision)
                .query(String.class)
                .single();
    }
}
