package vn.diemcau.conference.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.place.PlaceCatalogue;

/** Reads the data of one unit within a conference. */
@Component
public class UnitFactsQuery {

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final LineTests tests;

    UnitFactsQuery(JdbcClient jdbc, Conferences conferences, LineTests tests) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.tests = tests;
    }

    /** Locks the registration of a unit until the transaction ends. */
    void lock(String conference, String unit) {
        jdbc.sql("select 1 from conference_unit where conference_id = ? and unit = ? for update")
                .params(conference, unit)
                .query(Integer.class)
                .optional();
    }

    /** Empty when the conference does not name the unit, or the unit registers nothing. */
    public Optional<UnitFacts> find(String conference, String unit) {
        return jdbc.sql("""
                        select a.name, a.level, a.level_below, a.listed_below, a.collective, a.short_name, a.members_are,
                          cu.chair, office.name office, c.zone, cu.registration_due_at, c.has_line_test,
                          exists(select 1 from site_check k
                            left join duty d on d.conference_id = c.id and d.kind = 'TEST'
                              and (d.code = k.duty or k.duty is null and d.opens_from is null)
                            where k.conference_id = c.id and k.kind = 'LINE_TEST'
                              and (d.tested is null or cu.unit = any(d.tested))) begun,
                          exists(select 1 from site s where s.conference_id = c.id and s.unit = cu.unit
                            and s.level = 'COMMUNE') or exists(select 1 from registration_guest g
                            where g.conference_id = c.id and g.unit = cu.unit) has_members
                        from conference_unit cu
                        join conference c on c.id = cu.conference_id
                        join agency a on a.code = cu.unit
                        join agency office on office.code = c.host
                        where cu.conference_id = ? and cu.unit = ? and cu.registration_due_at is not null""")
                .params(conference, unit)
                .query((row, n) -> new UnitFacts(
                        unit,
                        row.getString("name"),
                        row.getString("chair"),
                        row.getString("office"),
                        UnitFacts.in(
                                row.getString("zone"),
                                row.getObject("registration_due_at", OffsetDateTime.class)
                                        .toInstant()),
                        tests.begin(conferences.get(conference), unit),
                        row.getBoolean("has_line_test"),
                        row.getBoolean("begun"),
                        conferences.get(conference).isDeferred(),
                        new PlaceCatalogue(localities(unit), row.getString("name"), words(row))))
                .optional();
    }

    /** What an earlier directory let a unit register can still be amended. */
    private static SiteWords words(ResultSet row) throws SQLException {
        SiteWords words = SiteWords.read(row);
        return words.hasMembers() || !row.getBoolean("has_members") ? words : SiteWords.collective(List.of());
    }

    private List<Locality> localities(String unit) {
        return jdbc.sql("select type, name from locality where unit = ? order by ordinal")
                .param(unit)
                .query((row, n) -> new Locality(row.getString("type"), row.getString("name")))
                .list();
    }
}
