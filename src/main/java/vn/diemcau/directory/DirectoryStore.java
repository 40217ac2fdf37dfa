package vn.diemcau.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.directory.Agency.Contact;
import vn.diemcau.directory.Agency.Kind;
import vn.diemcau.directory.Agency.Locality;

/** The directory's tables. */
@Repository
public class DirectoryStore {

    private record Owned<T>(String agency, T value) {}

    private final JdbcClient jdbc;

    public DirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The office of that code, also one that has left the directory since. */
    public Optional<Agency> find(String code) {
        return read("code = :code", code).stream().findFirst();
    }

    /** All that are in the directory, in the file's order. */
    public List<Agency> all() {
        return read("active", "");
    }

    /**
     * The Party Office.
     *
     * @throws IllegalStateException when no directory was loaded
     */
    public Agency office() {
        return read("active and kind = 'OFFICE'", "").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No directory was loaded"));
    }

    /**
     * Makes the tables say what the directory says, in the caller's transaction. An office that left it stays, inactive,
     * for the conferences that name it.
     *
     * @return codes of the offices that came, changed or left
     */
    public Set<String> load(Directory directory) {
        // Two nodes may start at once: the second waits, and finds nothing to change.
        jdbc.sql("lock table agency in share row exclusive mode").update();
        Map<String, Agency> left = all().stream().collect(toMap(Agency::code, identity()));
        Set<String> changed = new TreeSet<>();
        for (Agency agency : parentsFirst(directory.agencies())) {
            if (!agency.equals(left.remove(agency.code()))) {
                write(agency);
                changed.add(agency.code());
            }
        }
        for (int i = 0; i < directory.agencies().size(); i++) {
            jdbc.sql("update agency set ordinal = ? where code = ? and ordinal <> ?")
                    .params(i, directory.agencies().get(i).code(), i)
                    .update();
        }
        for (String code : left.keySet()) {
            jdbc.sql("update agency set active = false where code = ?")
                    .param(code)
                    .update();
            changed.add(code);
        }
        return changed;
    }

    private void write(Agency agency) {
        jdbc.sql("""
                        insert into agency (code, kind, name, parent, leader_role, leader_email, leader_phone, ordinal)
                        values (:code, :kind, :name, :parent, :role, :email, :phone, 0)
                        on conflict (code) do update set
                          kind = excluded.kind, name = excluded.name, parent = excluded.parent,
                          leader_role = excluded.leader_role, leader_email = excluded.leader_email,
                          leader_phone = excluded.leader_phone, active = true
                        """)
                .param("code", agency.code())
                .param("kind", agency.kind().name())
                .param("name", agency.name())
                .param("parent", agency.parent())
                .param("role", agency.leader().role())
                .param("email", agency.leader().email())
                .param("phone", agency.leader().phone())
                .update();
        jdbc.sql("delete from agency_alias where agency = ?")
                .param(agency.code())
                .update();
        jdbc.sql("delete from contact where agency = ?").param(agency.code()).update();
        jdbc.sql("delete from locality where unit = ?").param(agency.code()).update();
        for (int i = 0; i < agency.aliases().size(); i++) {
            jdbc.sql("insert into agency_alias (agency, ordinal, alias) values (?, ?, ?)")
                    .params(agency.code(), i, agency.aliases().get(i))
                    .update();
        }
        for (int i = 0; i < agency.contacts().size(); i++) {
            Contact contact = agency.contacts().get(i);
            jdbc.sql("insert into contact (agency, ordinal, role, email, phone) values (?, ?, ?, ?, ?)")
                    .param(1, agency.code())
                    .param(2, i)
                    .param(3, contact.role())
                    .param(4, contact.email())
                    .param(5, contact.phone())
                    .update();
        }
        for (int i = 0; i < agency.localities().size(); i++) {
            Locality locality = agency.localities().get(i);
            jdbc.sql("insert into locality (unit, ordinal, type, name) values (?, ?, ?, ?)")
                    .params(agency.code(), i, locality.type(), locality.name())
                    .update();
        }
    }

    private List<Agency> read(String which, String code) {
        Map<String, List<String>> aliases = owned(
                "select a.agency, a.alias from agency_alias a join agency on agency.code = a.agency where %s"
                                .formatted(which)
                        + " order by a.ordinal",
                code,
                (row, n) -> new Owned<>(row.getString(1), row.getString(2)));
        Map<String, List<Contact>> contacts = owned(
                "select c.agency, c.role, c.email, c.phone from contact c join agency on agency.code = c.agency where %s"
                                .formatted(which)
                        + " order by c.ordinal",
                code,
                (row, n) -> new Owned<>(
                        row.getString(1), new Contact(row.getString(2), row.getString(3), row.getString(4))));
        Map<String, List<Locality>> localities = owned(
                "select l.unit, l.type, l.name from locality l join agency on agency.code = l.unit where %s"
                                .formatted(which)
                        + " order by l.ordinal",
                code,
                (row, n) -> new Owned<>(row.getString(1), new Locality(row.getString(2), row.getString(3))));
        return jdbc.sql("select * from agency where %s order by ordinal".formatted(which))
                .param("code", code)
                .query((row, n) -> new Agency(
                        row.getString("code"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        aliases.getOrDefault(row.getString("code"), List.of()),
                        row.getString("parent"),
                        new Contact(
                                row.getString("leader_role"),
                                row.getString("leader_email"),
                                row.getString("leader_phone")),
                        contacts.getOrDefault(row.getString("code"), List.of()),
                        localities.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    private <T> Map<String, List<T>> owned(String sql, String code, RowMapper<Owned<T>> mapper) {
        return jdbc.sql(sql).param("code", code).query(mapper).list().stream()
                .collect(groupingBy(Owned::agency, mapping(Owned::value, toList())));
    }

    /** An office can only be written after the one above it. */
    private static List<Agency> parentsFirst(List<Agency> agencies) {
        Map<String, List<Agency>> below =
                agencies.stream().collect(groupingBy(agency -> Objects.requireNonNullElse(agency.parent(), "")));
        List<Agency> sorted = new ArrayList<>(below.getOrDefault("", List.of()));
        for (int i = 0; i < sorted.size(); i++) {
            sorted.addAll(below.getOrDefault(sorted.get(i).code(), List.of()));
        }
        return sorted;
    }
}
