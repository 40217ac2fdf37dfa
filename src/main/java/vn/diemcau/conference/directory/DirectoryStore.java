package vn.diemcau.conference.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Refused;

/** The directory's tables with a cache in memory, because one mail needs a dozen offices. */
@Repository
public class DirectoryStore {

    /** Lifetime of the cache. Another node that starts with a changed file writes the shared tables. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Far more than letters name that a directory lacks. */
    static final int MOST_ADDED = 1000;

    private record Owned<T>(String agency, T value) {}

    /**
     * The cached offices.
     *
     * @param known all offices by code, including those that left the file
     * @param active offices of the file, in its order, then the added ones
     * @param added codes of the active ones that are not the file's
     * @param ranks position of each active office
     * @param suffixes of all that have ever been an Office
     */
    private record Snapshot(
            Map<String, Agency> known,
            List<Agency> active,
            Set<String> added,
            Map<String, Integer> ranks,
            Map<String, String> suffixes,
            long readAt) {}

    /**
     * A loaded directory.
     *
     * @param whole the file's directory with what was added to it
     * @param changed codes of the offices that were added, changed or removed
     * @param notes sentences for the operator about what was added and does not stay as it was
     */
    record Loaded(Directory whole, Set<String> changed, List<String> notes) {}

    private final JdbcClient jdbc;
    private final Corrections corrections;
    private final Duration fresh;

    private volatile Snapshot snapshot;

    @Autowired
    public DirectoryStore(JdbcClient jdbc) {
        this(jdbc, FRESH);
    }

    /** @param fresh lifetime of the cache */
    DirectoryStore(JdbcClient jdbc, Duration fresh) {
        this.jdbc = jdbc;
        this.corrections = new Corrections(jdbc);
        this.fresh = fresh;
    }

    /** The office with that code, even if it has left the directory. */
    public Optional<Agency> find(String code) {
        return Optional.ofNullable(snapshot().known().get(code));
    }

    /** The name of an agency; its code where the directory does not know it. */
    public String name(String code) {
        return find(code).map(Agency::name).orElse(code);
    }

    /** All offices of the directory, in the file's order, then the added ones. */
    public List<Agency> all() {
        return snapshot().active();
    }

    /** The offices that were added beside the file. */
    public List<Agency> added() {
        Snapshot now = snapshot();
        return now.added().isEmpty()
                ? List.of()
                : now.active().stream()
                        .filter(agency -> now.added().contains(agency.code()))
                        .toList();
    }

    /** The levels that sites of the directory can have. */
    public List<String> levels() {
        return Additions.levels(all());
    }

    /** The office's position in the file; last when it has left the file. */
    public int rank(Agency agency) {
        return snapshot().ranks().getOrDefault(agency.code(), Integer.MAX_VALUE);
    }

    /** The Offices, in the file's order. */
    public List<Agency> offices() {
        return all().stream().filter(agency -> agency.kind() == Kind.OFFICE).toList();
    }

    /**
     * What the names of an Office's models and screens end with: nothing for the installation's first Office, which has
     * the names from when there could be no other, the code for each further one. It never changes.
     */
    public String suffix(String office) {
        return snapshot().suffixes().getOrDefault(office, office);
    }

    /**
     * Stores the directory with its corrections in the caller's transaction. An office that left the directory becomes
     * inactive and stays for the conferences that refer to it. What was added beside the file stays, unless the file has
     * it now.
     */
    Loaded load(Directory directory) {
        // Two nodes may start at once. The second one waits for the lock and finds nothing to change.
        jdbc.sql("lock table agency in share row exclusive mode").update();
        readAnewAfterwards();
        Snapshot before = read();
        Additions.Kept kept = Additions.kept(
                before.active().stream()
                        .filter(agency -> before.added().contains(agency.code()))
                        .toList(),
                directory.agencies());
        kept.taken()
                .forEach(code -> jdbc.sql(
                                "update agency set added_at = null, added_by = null, added_for = null where code = ?")
                        .param(code)
                        .update());
        Directory whole = new Directory(
                directory.name(),
                Stream.concat(directory.agencies().stream(), kept.agencies().stream())
                        .toList());
        Map<String, Agency> left = before.active().stream().collect(toMap(Agency::code, identity()));
        List<Agency> corrected = new ArrayList<>(corrections.appliedTo(directory.agencies()));
        // An added agency has no entry in the file to be corrected: its row holds its corrections.
        corrected.addAll(kept.agencies());
        Set<String> changed = new TreeSet<>();
        for (Agency agency : parentsFirst(corrected)) {
            if (!agency.equals(left.remove(agency.code()))) {
                write(agency);
                changed.add(agency.code());
            }
        }
        for (int i = 0; i < whole.agencies().size(); i++) {
            jdbc.sql("update agency set ordinal = ? where code = ? and ordinal <> ?")
                    .params(i, whole.agencies().get(i).code(), i)
                    .update();
        }
        for (String code : left.keySet()) {
            jdbc.sql("update agency set active = false where code = ?")
                    .param(code)
                    .update();
            changed.add(code);
        }
        giveSuffixes(directory);
        snapshot = null;
        return new Loaded(whole, changed, kept.notes());
    }

    /**
     * Adds an office beside the file, in the caller's transaction.
     *
     * @param isFree whether a code that no office has is nobody else's either
     * @throws Refused INVALID with each wrong field, CONFLICT when the directory has the name or very many were added,
     *     NOT_FOUND when there is no such Office
     */
    Agency add(NewAgency wanted, String office, Predicate<String> isFree, Instant at, String by) {
        // Of two who add the same name at once, the second waits and finds it.
        jdbc.sql("lock table agency in share row exclusive mode").update();
        readAnewAfterwards();
        Snapshot now = read();
        Set<String> taken = now.known().keySet().stream()
                .map(code -> code.toLowerCase(Locale.ROOT))
                .collect(toSet());
        Agency beside = now.active().stream()
                .filter(agency -> agency.kind() == Kind.OFFICE && agency.code().equals(office))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Danh bạ không có Văn phòng này."));
        if (now.added().size() >= MOST_ADDED) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Đã thêm %d cơ quan ngoài tệp danh bạ; hãy ghi các cơ quan đó vào tệp danh bạ."
                            .formatted(MOST_ADDED));
        }
        Agency added = Additions.checked(
                wanted,
                now.active(),
                beside,
                code -> !taken.contains(code.toLowerCase(Locale.ROOT))
                        && !DirectoryReader.isReserved(code)
                        && isFree.test(code));
        write(added);
        jdbc.sql("""
                        update agency set added_at = ?, added_by = ?, added_for = ?,
                          ordinal = (select max(ordinal) + 1 from agency)
                        where code = ?""").params(Timestamp.from(at), by, office, added.code()).update();
        return added;
    }

    private void giveSuffixes(Directory directory) {
        for (Agency agency : directory.agencies()) {
            if (agency.kind() == Kind.OFFICE) {
                jdbc.sql("""
                                update agency set suffix =
                                  case when exists (select from agency where suffix = '') then code else '' end
                                where code = ? and suffix is null""").param(agency.code()).update();
            }
        }
    }

    /**
     * Corrects an address and its telephone in all posts of the office, in the caller's transaction. The correction
     * holds until the directory's file changes that post.
     *
     * @param email the correct address
     * @param phone the correct telephone, or null to keep the old one
     * @param by user id
     * @return the corrected office
     * @throws Refused INVALID when one of them is invalid, NOT_FOUND when there is no such office or it has no such
     *     address
     */
    public Agency correct(String code, String address, String email, String phone, Instant at, String by) {
        Corrections.check(email, phone);
        jdbc.sql("lock table agency in share row exclusive mode").update();
        readAnewAfterwards();
        Agency before = read().active().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Danh bạ không có cơ quan này."));
        Agency after = corrections.keep(before, address, email, phone, at, by);
        write(after);
        return after;
    }

    private void write(Agency agency) {
        SiteWords sites = agency.sites();
        Optional<OfficeWords> office = Optional.ofNullable(agency.office());
        jdbc.sql("""
                        insert into agency (code, kind, name, parent, leader_role, leader_email, leader_phone, ordinal,
                          level, level_below, listed_below, collective, short_name, members_are,
                          heading, motto, signer, sender)
                        values (:code, :kind, :name, :parent, :role, :email, :phone, 0,
                          :level, :below, :listedBelow, :collective, :shortName, :membersAre,
                          :heading, :motto, :signer, :sender)
                        on conflict (code) do update set
                          kind = excluded.kind, name = excluded.name, parent = excluded.parent,
                          leader_role = excluded.leader_role, leader_email = excluded.leader_email,
                          leader_phone = excluded.leader_phone, active = true,
                          level = excluded.level, level_below = excluded.level_below,
                          listed_below = excluded.listed_below, collective = excluded.collective,
                          short_name = excluded.short_name, members_are = excluded.members_are,
                          heading = excluded.heading, motto = excluded.motto,
                          signer = excluded.signer, sender = excluded.sender
                        """)
                .param("code", agency.code())
                .param("kind", agency.kind().name())
                .param("name", agency.name())
                .param("parent", agency.parent())
                .param("role", agency.leader().role())
                .param("email", agency.leader().email())
                .param("phone", agency.leader().phone())
                .param("level", sites.level())
                .param("below", sites.below())
                .param("listedBelow", sites.listedBelow())
                .param("collective", sites.isCollective())
                .param("shortName", sites.shortName())
                .param("membersAre", sites.membersAre())
                .param(
                        "heading",
                        office.map(words -> String.join("\n", words.heading())).orElse(null))
                .param(
                        "motto",
                        office.map(words -> String.join("\n", words.motto())).orElse(null))
                .param("signer", office.map(OfficeWords::signer).orElse(null))
                .param("sender", office.map(OfficeWords::sender).orElse(null))
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

    private Snapshot snapshot() {
        Snapshot kept = snapshot;
        if (kept == null || System.nanoTime() - kept.readAt() >= fresh.toNanos()) {
            kept = read();
            snapshot = kept;
        }
        return kept;
    }

    /** Clears the cache after commit or rollback, because reads during the load may be outdated. */
    private void readAnewAfterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                snapshot = null;
            }
        });
    }

    private Snapshot read() {
        long now = System.nanoTime();
        Map<String, List<String>> aliases = owned(
                "select agency, alias from agency_alias order by ordinal",
                (row, n) -> new Owned<>(row.getString(1), row.getString(2)));
        Map<String, List<Contact>> contacts = owned(
                "select agency, role, email, phone from contact order by ordinal",
                (row, n) -> new Owned<>(
                        row.getString(1), new Contact(row.getString(2), row.getString(3), row.getString(4))));
        Map<String, List<Locality>> localities = owned(
                "select unit, type, name from locality order by ordinal",
                (row, n) -> new Owned<>(row.getString(1), new Locality(row.getString(2), row.getString(3))));
        Map<String, Agency> known = new HashMap<>();
        List<Agency> active = new ArrayList<>();
        Set<String> added = new HashSet<>();
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, String> suffixes = new HashMap<>();
        jdbc.sql("select * from agency order by ordinal").query(row -> {
            String code = row.getString("code");
            Agency agency = new Agency(
                    code,
                    Kind.valueOf(row.getString("kind")),
                    row.getString("name"),
                    aliases.getOrDefault(code, List.of()),
                    row.getString("parent"),
                    new Contact(
                            row.getString("leader_role"), row.getString("leader_email"), row.getString("leader_phone")),
                    contacts.getOrDefault(code, List.of()),
                    localities.getOrDefault(code, List.of()),
                    SiteWords.read(row),
                    office(row));
            known.put(code, agency);
            if (row.getString("suffix") != null) {
                suffixes.put(code, row.getString("suffix"));
            }
            if (row.getBoolean("active")) {
                ranks.put(code, active.size());
                active.add(agency);
                if (row.getTimestamp("added_at") != null) {
                    added.add(code);
                }
            }
        });
        return new Snapshot(known, List.copyOf(active), added, ranks, suffixes, now);
    }

    private <T> Map<String, List<T>> owned(String sql, RowMapper<Owned<T>> mapper) {
        return jdbc.sql(sql).query(mapper).list().stream()
                .collect(groupingBy(Owned::agency, mapping(Owned::value, toUnmodifiableList())));
    }

    /** Null for an agency that is no Office. */
    private static OfficeWords office(ResultSet row) throws SQLException {
        return row.getString("heading") == null
                ? null
                : new OfficeWords(
                        row.getString("heading").lines().toList(),
                        row.getString("motto").lines().toList(),
                        row.getString("signer"),
                        row.getString("sender"));
    }

    /** Orders parents first, because an office refers to the one above it. */
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
