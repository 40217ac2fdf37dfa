package vn.diemcau.conference.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.registration.Registration.OwnSite;
import vn.diemcau.conference.registration.Registration.SubSite;

/** Stores registrations in the caller's transaction. */
@Component
class RegistrationTable {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RegistrationTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The author and time of a version.
     *
     * @param source source of an entry on the unit's behalf, else null
     */
    record Entry(String by, Instant at, String source) {}

    Optional<Registration> find(String conference, String unit) {
        return jdbc.sql("select no_commune_sites from registration where conference_id = ? and unit = ?")
                .params(conference, unit)
                .query(Boolean.class)
                .optional()
                .map(none -> new Registration(own(conference, unit), none, sites(conference, unit)));
    }

    /** Stores a first registration. */
    void add(String conference, String unit, String unitName, Registration sent, Entry entry) {
        jdbc.sql("""
                        insert into registration
                          (conference_id, unit, version, no_commune_sites, first_at, changed_at, changed_by)
                        values (:conference, :unit, 1, :none, :at, :at, :by)""")
                .param("conference", conference)
                .param("unit", unit)
                .param("none", sent.noCommuneSites())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("by", entry.by())
                .update();
        addOwn(conference, unit, unitName, sent.own());
        addCommunes(conference, unit, write(lines(sent.sites(), Attendance.CONNECTED, Map.of())));
        addGuests(conference, unit, sent.sites());
        keepChange(
                conference,
                unit,
                "đăng ký lần đầu: %d điểm cầu, %d đại biểu".formatted(sent.siteCount(), sent.delegateCount()),
                entry);
    }

    /** Replaces a registration. Remaining sites keep their ids. */
    void change(String conference, String unit, Registration sent, String summary, Entry entry) {
        jdbc.sql("""
                        update registration
                        set version = version + 1, no_commune_sites = :none, changed_at = :at, changed_by = :by
                        where conference_id = :conference and unit = :unit""")
                .param("conference", conference)
                .param("unit", unit)
                .param("none", sent.noCommuneSites())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("by", entry.by())
                .update();
        keepSites(conference, unit, sent);
        keepChange(conference, unit, summary, entry);
    }

    private void keepSites(String conference, String unit, Registration sent) {
        keepOwn(conference, unit, sent.own());
        keepCommunes(conference, unit, sent.sites());
        keepGuests(conference, unit, sent.sites());
    }

    private void addOwn(String conference, String unit, String name, OwnSite own) {
        writeOwn("""
                insert into site
                  (conference_id, level, unit, ordinal, name, place, chair, technician, phone, delegates, delegate_cap,
                   backup_power, backup_line)
                values (:conference, 'DISTRICT', :unit, 0, :name, :place, :chair, :technician, :phone, :delegates, :cap,
                   :power, :line)""", conference, unit, own).param("name", name).update();
    }

    private void keepOwn(String conference, String unit, OwnSite own) {
        writeOwn("""
                update site
                set place = :place, chair = :chair, technician = :technician, phone = :phone, delegates = :delegates,
                  delegate_cap = :cap, backup_power = :power, backup_line = :line
                where conference_id = :conference and unit = :unit and level = 'DISTRICT'""", conference, unit, own).update();
    }

    private JdbcClient.StatementSpec writeOwn(String sql, String conference, String unit, OwnSite own) {
        return jdbc.sql(sql)
                .param("conference", conference)
                .param("unit", unit)
                .param("place", own.place())
                .param("chair", own.chair())
                .param("technician", own.technician())
                .param("phone", own.phone())
                .param("delegates", own.delegates())
                .param("cap", own.delegateCap())
                .param("power", own.backupPower())
                .param("line", own.backupLine());
    }

    private void keepCommunes(String conference, String unit, List<SubSite> sites) {
        Map<String, Long> ids = jdbc
                .sql("select * from site where conference_id = ? and unit = ? and level = 'COMMUNE'")
                .params(conference, unit)
                .query((row, n) -> Map.entry(sub(row, Attendance.CONNECTED).key(), row.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Line> lines = lines(sites, Attendance.CONNECTED, ids);
        ids.values().removeAll(lines.stream().map(Line::id).toList());
        for (long gone : ids.values()) {
            jdbc.sql("delete from site where id = ?").param(gone).update();
        }
        String rows = write(lines);
        jdbc.sql("""
                        update site s
                        set ordinal = l.ordinal, type = l.type, name = l.name, delegates = l.delegates,
                          technician = l.technician, phone = l.phone
                        from jsonb_to_recordset(?::jsonb) as l
                          (id bigint, ordinal int, type text, name text, delegates int, technician text, phone text)
                        where s.id = l.id""").param(rows).update();
        addCommunes(conference, unit, rows);
    }

    private void addCommunes(String conference, String unit, String rows) {
        jdbc.sql("""
                        insert into site
                          (conference_id, level, unit, ordinal, type, name, delegates, technician, phone)
                        select ?, 'COMMUNE', ?, ordinal, type, name, delegates, technician, phone
                        from jsonb_to_recordset(?::jsonb) as l
                          (id bigint, ordinal int, type text, name text, delegates int, technician text, phone text)
                        where id is null order by ordinal""").params(conference, unit, rows).update();
    }

    private void keepGuests(String conference, String unit, List<SubSite> sites) {
        jdbc.sql("delete from registration_guest where conference_id = ? and unit = ?")
                .params(conference, unit)
                .update();
        addGuests(conference, unit, sites);
    }

    private void addGuests(String conference, String unit, List<SubSite> sites) {
        List<Line> lines = lines(sites, Attendance.AT_UNIT, Map.of());
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into registration_guest
                          (conference_id, unit, ordinal, type, name, delegates, technician, phone)
                        select ?, ?, ordinal, type, name, delegates, technician, phone
                        from jsonb_to_recordset(?::jsonb) as l
                          (ordinal int, type text, name text, delegates int, technician text, phone text)""").params(conference, unit, write(lines)).update();
    }

    private void keepChange(String conference, String unit, String summary, Entry entry) {
        jdbc.sql("""
                        insert into registration_change
                          (conference_id, unit, version, changed_at, changed_by, summary, source)
                        select conference_id, unit, version, changed_at, changed_by, ?, ?
                        from registration where conference_id = ? and unit = ?""").params(summary, entry.source(), conference, unit).update();
    }

    private OwnSite own(String conference, String unit) {
        return jdbc.sql("select * from site where conference_id = ? and unit = ? and level = 'DISTRICT'")
                .params(conference, unit)
                .query((row, n) -> new OwnSite(
                        row.getString("place"),
                        row.getString("chair"),
                        row.getString("technician"),
                        row.getString("phone"),
                        row.getInt("delegates"),
                        row.getObject("delegate_cap", Integer.class),
                        row.getBoolean("backup_power"),
                        row.getBoolean("backup_line")))
                .single();
    }

    /** Connected sites and guests in the unit's order. */
    private List<SubSite> sites(String conference, String unit) {
        record Placed(int ordinal, SubSite site) {}
        List<Placed> placed = new ArrayList<>();
        for (Attendance attendance : Attendance.values()) {
            String table = attendance == Attendance.CONNECTED ? "site" : "registration_guest";
            String only = attendance == Attendance.CONNECTED ? " and level = 'COMMUNE'" : "";
            placed.addAll(jdbc.sql("select * from " + table + " where conference_id = ? and unit = ?" + only)
                    .params(conference, unit)
                    .query((row, n) -> new Placed(row.getInt("ordinal"), sub(row, attendance)))
                    .list());
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::ordinal))
                .map(Placed::site)
                .toList();
    }

    private static SubSite sub(ResultSet row, Attendance attendance) throws SQLException {
        return new SubSite(
                row.getString("type"),
                row.getString("name"),
                row.getInt("delegates"),
                row.getString("technician"),
                row.getString("phone"),
                attendance);
    }

    /** A row to be stored; a row without id is new. */
    private record Line(
            Long id, int ordinal, String type, String name, int delegates, String technician, String phone) {}

    private static List<Line> lines(List<SubSite> sites, Attendance attendance, Map<String, Long> ids) {
        List<Line> lines = new ArrayList<>();
        for (int ordinal = 0; ordinal < sites.size(); ordinal++) {
            SubSite site = sites.get(ordinal);
            if (site.attendance() == attendance) {
                lines.add(new Line(
                        ids.get(site.key()),
                        ordinal,
                        site.type(),
                        site.name(),
                        site.delegates(),
                        site.technician(),
                        site.phone()));
            }
        }
        return lines;
    }

    private String write(List<Line> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
