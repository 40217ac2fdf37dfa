package vn.diemcau.conference.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An office with duties.
 *
 * @param code letters and digits; also the id of its Camunda group
 * @param aliases other names of the office in letters
 * @param parent code of the office above it, null at the top; any depth
 * @param leader recipient of escalations
 * @param contacts recipients of reminders, in order
 * @param localities the places below a unit that may open a site
 * @param sites what its sites and those below it are called
 * @param office how its papers begin and end; null for an agency that is no Office
 */
public record Agency(
        String code,
        Kind kind,
        String name,
        List<String> aliases,
        String parent,
        Contact leader,
        List<Contact> contacts,
        List<Locality> localities,
        SiteWords sites,
        OfficeWords office) {

    /** An office whose directory says nothing about words. */
    public Agency(
            String code,
            Kind kind,
            String name,
            List<String> aliases,
            String parent,
            Contact leader,
            List<Contact> contacts,
            List<Locality> localities) {
        this(
                code,
                kind,
                name,
                aliases,
                parent,
                leader,
                contacts,
                localities,
                SiteWords.of(
                        kind == Kind.UNIT,
                        localities.stream().map(Locality::type).toList()),
                kind == Kind.OFFICE ? OfficeWords.of(name, leader.role()) : null);
    }

    /** How papers in its name begin and end. */
    public OfficeWords papers() {
        return office == null ? OfficeWords.of(name, leader.role()) : office;
    }

    /** The contact of that post; the first contact when the directory no longer has the post. */
    public Contact contact(String role) {
        return contacts.stream()
                .filter(contact -> contact.role().equals(role))
                .findFirst()
                .orElse(contacts.get(0));
    }

    /** A copy with changed contacts. */
    Agency withPosts(UnaryOperator<Contact> change) {
        return new Agency(
                code,
                kind,
                name,
                aliases,
                parent,
                change.apply(leader),
                contacts.stream().map(change).toList(),
                localities,
                sites,
                office);
    }

    /** All its posts, the contacts first. */
    public List<Contact> posts() {
        return Stream.concat(contacts.stream(), Stream.of(leader)).distinct().toList();
    }

    /** The role of an office in conferences. */
    public enum Kind {
        /** Decides beyond the Office's authority. */
        LEADERSHIP,
        /** An Office that calls conferences and follows its own. There is at least one. */
        OFFICE,
        /** Has duties, registers no sites. */
        AGENCY,
        /** Has duties and registers sites. */
        UNIT
    }

    /**
     * A post, never a person.
     *
     * @param role the post: "Chánh Văn phòng Huyện ủy"
     * @param phone null when the operator has not entered one
     */
    public record Contact(String role, String email, String phone) {}

    /** The post with its office, without repetition: "Chánh Văn phòng Huyện ủy", "Thư ký, Thường trực HĐND". */
    public String post(String role) {
        return role.contains(name) || aliases.stream().anyMatch(role::contains) ? role : role + ", " + name;
    }

    /** @param type "Xã", "Phường" or "Thị trấn", or the type of a collective unit's members */
    public record Locality(String type, String name) {}
}
