package vn.diemcau.conference.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.registration.Registration.OwnSite;
import vn.diemcau.conference.registration.RegistrationTable.Entry;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** Changes the place of a unit's own site in its stead: the Office may move it also when the registration is closed. */
@Component
public class PlaceChanges {

    /**
     * A change.
     *
     * @param version of the registration that has the new place
     * @param before null when there was none
     */
    public record Moved(int version, String before, String after, String reason) {}

    private final JdbcClient jdbc;
    private final UnitFactsQuery units;
    private final RegistrationTable table;
    private final Registrations registrations;

    PlaceChanges(JdbcClient jdbc, UnitFactsQuery units, RegistrationTable table, Registrations registrations) {
        this.jdbc = jdbc;
        this.units = units;
        this.table = table;
        this.registrations = registrations;
    }

    /**
     * Stores the new place as a version of the registration.
     *
     * @param by user id
     * @throws Refused NOT_FOUND for a unit that registers nothing, CONFLICT before it has registered, INVALID when its
     *     site is there already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Moved move(String conference, String unit, String place, String reason, String by, Instant at) {
        units.lock(conference, unit);
        UnitFacts facts = units.find(conference, unit)
                .orElseThrow(() ->
                        new Refused(Refused.Reason.NOT_FOUND, "Đơn vị không đăng ký điểm cầu trong Hội nghị này."));
        Registration before = table.find(conference, unit)
                .orElseThrow(() -> new Refused(
                        Refused.Reason.CONFLICT,
                        "%s chưa đăng ký điểm cầu, chưa có địa điểm để đổi.".formatted(facts.name())));
        if (Objects.equals(before.own().place(), place)) {
            throw new Refused(List.of(new Problem("Địa điểm mới", "Điểm cầu đang ở địa điểm này.")));
        }
        Registration after = new Registration(at(before.own(), place), before.noCommuneSites(), before.sites());
        table.change(
                conference,
                unit,
                after,
                RegistrationDiff.between(before, after, facts.catalogue().words()),
                new Entry(by, at, "%s đổi địa điểm, lý do: %s".formatted(facts.office(), reason)));
        int version = registrations.lastChange(conference, unit).orElseThrow().version();
        Moved moved = new Moved(version, before.own().place(), place, reason);
        jdbc.sql("""
                        insert into place_change (conference_id, unit, version, place_before, place_after, reason)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(conference, unit, version, moved.before(), place, reason)
                .update();
        return moved;
    }

    private static OwnSite at(OwnSite own, String place) {
        return new OwnSite(
                place,
                own.chair(),
                own.technician(),
                own.phone(),
                own.delegates(),
                own.delegateCap(),
                own.backupPower(),
                own.backupLine());
    }

    public Moved get(String conference, String unit, int version) {
        return jdbc.sql("""
                        select version, place_before, place_after, reason from place_change
                        where conference_id = ? and unit = ? and version = ?""")
                .params(conference, unit, version)
                .query((row, n) -> new Moved(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)))
                .single();
    }

    /** How often the place of each unit was changed; without those whose place never was. */
    public Map<String, Integer> counts(String conference) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select unit, count(*) from place_change where conference_id = ? group by unit")
                .param(conference)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }
}
