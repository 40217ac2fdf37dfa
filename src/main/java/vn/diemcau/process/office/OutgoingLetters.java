package vn.diemcau.process.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.text.VietnameseTime;

/** Reads who gets the letter, before it is issued. */
@Repository
class OutgoingLetters {

    /** A list of thousands of names helps nobody. */
    private static final int MOST_NAMES = 150;

    /** Not a duty that the letter gives: the issue itself, and the right to change a registration. */
    private static final String[] NOT_GIVEN = {DutyKind.ISSUE.name(), DutyKind.AMEND.name()};

    /** The letter's recipients of one purpose; an empty purpose when the letter states none. */
    record Recipients(String purpose, List<String> names) {}

    private final JdbcClient jdbc;

    OutgoingLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The recipients on the letter, those without a purpose first. */
    List<Recipients> recipients(String conference) {
        Map<String, List<String>> byPurpose = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.purpose, a.name from recipient r join agency a on a.code = r.agency
                        where r.conference_id = ? order by r.purpose <> '', a.ordinal""").param(conference).query(row -> {
            byPurpose
                    .computeIfAbsent(row.getString(1), purpose -> new ArrayList<>())
                    .add(row.getString(2));
        });
        return byPurpose.entrySet().stream()
                .map(each -> new Recipients(each.getKey(), each.getValue()))
                .toList();
    }

    /** What leaves with the letter. */
    Outgoing outgoing(Conference conference) {
        Set<Timestamp> hours = new HashSet<>();
        List<Outgoing.Group> groups = jdbc.sql("""
                        with given as (
                          select agency, array_agg(name order by due_at, code) as duties,
                            array_agg(due_at order by due_at, code) as dues
                          from duty where conference_id = :id and kind <> all(:notGiven) group by agency),
                        told as (
                          select a.name, a.ordinal, coalesce(g.duties, '{}') as duties, coalesce(g.dues, '{}') as dues,
                            (select count(distinct c.email) from contact c where c.agency = a.code) as mails
                          from agency a left join given g on g.agency = a.code
                          where g.agency is not null
                            or a.code in (select agency from duty where conference_id = :id)
                            or a.code in (select agency from recipient where conference_id = :id))
                        select count(*) as agencies, sum(mails) as mails, array_agg(name order by ordinal) as names,
                          duties, dues
                        from told group by duties, dues order by min(ordinal)""")
                .param("id", conference.id())
                .param("notGiven", NOT_GIVEN)
                .query((row, n) -> group(row, conference, hours))
                .list();
        return new Outgoing(
                groups.stream().mapToLong(Outgoing.Group::count).sum(),
                groups.stream()
                        .mapToLong(group -> group.count() * group.duties().size())
                        .sum(),
                hours.size(),
                groups.stream().mapToLong(Outgoing.Group::mails).sum(),
                groups);
    }

    private static Outgoing.Group group(ResultSet row, Conference conference, Set<Timestamp> hours)
            throws SQLException {
        String[] duties = (String[]) row.getArray("duties").getArray();
        Timestamp[] dues = (Timestamp[]) row.getArray("dues").getArray();
        hours.addAll(List.of(dues));
        List<Outgoing.Due> given = new ArrayList<>();
        for (int i = 0; i < duties.length; i++) {
            given.add(new Outgoing.Due(
                    duties[i], VietnameseTime.full(dues[i].toInstant().atZone(conference.zone()))));
        }
        return new Outgoing.Group(
                row.getLong("agencies"),
                Stream.of((String[]) row.getArray("names").getArray())
                        .limit(MOST_NAMES)
                        .toList(),
                row.getLong("mails"),
                given);
    }
}
