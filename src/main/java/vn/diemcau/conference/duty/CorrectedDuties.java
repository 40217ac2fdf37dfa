package vn.diemcau.conference.duty;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.plan.Plan;

/** Writes the duties of a corrected plan. Every write joins the caller's transaction. */
@Repository
public class CorrectedDuties {

    private final JdbcClient jdbc;
    private final Duties duties;

    CorrectedDuties(JdbcClient jdbc, Duties duties) {
        this.jdbc = jdbc;
        this.duties = duties;
    }

    /** Adds a duty for these agencies; it is not open yet. */
    public void add(String conference, Plan.Duty duty, List<String> agencies) {
        duties.add(conference, duty, duty.agency() == null, agencies);
    }

    /** Writes what a duty is from now on, for all who have not done it. Its agency stays. */
    public void change(String conference, Plan.Duty before, Plan.Duty after) {
        boolean opensElse =
                before.opens() == null ? after.opens() != null : !before.opens().equals(after.opens());
        jdbc.sql("""
                        update duty set name = :name, kind = :kind, words = :words, obligations = :obligations,
                          ticks = :ticks, proof = :proof, list = coalesce(:list, list),
                          due_at = case when kind = 'AMEND' or not :isDueElse then due_at else :due end,
                          due_from = case when :isDueElse then :dueFrom else due_from end,
                          due_by_rule = case when :isDueElse then null else due_by_rule end,
                          opens_at = case when :opensElse then cast(:opensAt as timestamptz) else opens_at end,
                          opens_from = case when :opensElse then :opensFrom else opens_from end
                        where conference_id = :conference and code = :code and done_at is null
                          and (not of_unit or agency = any(:units))""")
                .param("name", after.name())
                .param("kind", after.kind().name())
                .param("words", after.words())
                .param("obligations", after.obligations().toArray(String[]::new))
                .param("ticks", after.ticks().toArray(String[]::new))
                .param("proof", after.proof().name())
                .param("list", after.list() == null ? null : after.list().name())
                .param("due", Timestamp.from(after.due().toInstant()))
                .param("isDueElse", isDueElse(before, after))
                .param("dueFrom", after.dueFrom())
                .param("opensElse", opensElse)
                .param(
                        "opensAt",
                        after.opens() == null
                                ? null
                                : Timestamp.from(after.opens().at().toInstant()))
                .param("opensFrom", after.opens() == null ? null : after.opens().from())
                .param("conference", conference)
                .param("code", after.code())
                .param("units", after.units().toArray(String[]::new))
                .update();
    }

    private static boolean isDueElse(Plan.Duty before, Plan.Duty after) {
        return !before.due().isEqual(after.due())
                || before.dueFrom() == null != (after.dueFrom() == null)
                || after.dueFrom() != null && !after.dueFrom().equals(before.dueFrom());
    }

    /** Removes a duty of these agencies that nobody has done, with what is typed into it. */
    public void leaveOut(String conference, String code, List<String> agencies) {
        for (String sql : List.of(
                "delete from draft where conference_id = ? and duty = ? and agency = any(?)",
                "delete from duty where conference_id = ? and code = ? and agency = any(?)")) {
            jdbc.sql(sql)
                    .params(conference, code, agencies.toArray(String[]::new))
                    .update();
        }
    }

    /** The agencies that have done a duty, now or before it was opened again. */
    public List<String> answered(String conference, String code) {
        return jdbc.sql("""
                        select agency from duty where conference_id = ? and code = ?
                          and (done_at is not null or answer is not null) order by agency""").params(conference, code).query(String.class).list();
    }
}
