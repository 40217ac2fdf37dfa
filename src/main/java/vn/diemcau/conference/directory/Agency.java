package vn.diemcau.conference.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An office that does duties.
 *
 * @param code letters and digits; also the id of its group in Camunda
 * @param aliases the other names that letters use for it
 * @param parent code of the office above it, null at the top; the depth is not fixed
 * @param leader whom an escalation reaches
 * @param contacts whom a reminder reaches, the first one first
 * @param localities the places below a unit that may open a site
 */
public record Agency(
        String code,
        Kind kind,
        String name,
        List<String> aliases,
        String parent,
        Contact leader,
        List<Contact> contacts,
        List<Locality> localities) {

    /** The contact of that post; the first one when the directory no longer names the post. */
    public Contact contact(String role) {
        return contacts.stream()
                .filter(contact -> contact.role().equals(role))
                .findFirst()
                .orElse(contacts.get(0));
    }

    /** The same with other addresses. */
    Agency withPosts(UnaryOperator<Contact> change) {
        return new Agency(
                code,
                kind,
                name,
                aliases,
                parent,
                change.apply(leader),
                contacts.stream().map(change).toList(),
                localities);
    }

    /** All its posts, the contacts first. */
    public List<Contact> posts() {
        return Stream.concat(contacts.stream(), Stream.of(leader)).distinct().toList();
    }

    /** What an office is to a conference. */
    public enum Kind {
        /** Thường trực Tỉnh ủy: decides what the Office may not. */
        LEADERSHIP,
        /** The Party Office that calls conferences and follows them. There is exactly one. */
        OFFICE,
        /** Does duties, registers no sites. */
        AGENCY,
        /** Does duties and registers its sites. */
        UNIT
    }

    /**
     * A post, never a person.
     *
     * @param role the post: "Chánh Văn phòng Tỉnh ủy"
     * @param phone null when the operator has not entered one
     */
    public record Contact(String role, String email, String phone) {}

    /** The post with its office, which is named once: "Chánh Văn phòng Tỉnh ủy", "Thư ký, Thường trực Tỉnh ủy". */
    public String post(String role) {
        return role.contains(name) || aliases.stream().anyMatch(role::contains) ? role : role + ", " + name;
    }

    /** @param type "Xã", "Phường" or "Thị trấn", or what the Bloc's sub-units are called */
    public record Locality(String type, String name) {}
}
