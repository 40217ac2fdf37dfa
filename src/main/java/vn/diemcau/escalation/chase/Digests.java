package vn.diemcau.escalation.chase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.Addressee;
import vn.diemcau.escalation.ladder.Notice;

/** Groups notices into one digest per person and instant. */
@Component
class Digests {

    private record Person(Instant at, String address) {}

    private record Post(Agency agency, Agency.Contact contact) {}

    private final DirectoryStore directory;

    Digests(DirectoryStore directory) {
        this.directory = directory;
    }

    /** A notice about one duty. */
    record About(Duty duty, Notice notice) {}

    /** Digests ordered by hour, then by address; one person gets one digest per hour. */
    List<Digest> of(List<About> all, Conference conference) {
        Map<Person, Digest> digests = new LinkedHashMap<>();
        for (About about : all) {
            // The order of the enumeration decides: a person who is told as the agency is not told again as the Office.
            about.notice().to().forEach((addressee, kind) -> {
                for (Post post : posts(addressee, about.duty(), conference)) {
                    Person person = new Person(
                            about.notice().at(), post.contact().email().toLowerCase(Locale.ROOT));
                    Digest digest = digests.computeIfAbsent(
                            person, p -> new Digest(p.at(), post.agency(), post.contact(), new ArrayList<>()));
                    if (digest.lines().stream().noneMatch(line -> line.duty().equals(about.duty()))) {
                        digest.lines().add(new Digest.Line(about.duty(), about.notice(), kind));
                    }
                }
            });
        }
        return digests.values().stream()
                .sorted(Comparator.comparing(Digest::at).thenComparing(Digest::mailKey))
                .toList();
    }

    /**
     * Digests of all overdue notices. Each person gets one digest, even if it merges missed hours with the current one.
     */
    List<Digest> owed(List<About> all, Conference conference) {
        Map<String, Digest> digests = new LinkedHashMap<>();
        for (Digest digest : of(all, conference)) {
            digests.merge(digest.to().email().toLowerCase(Locale.ROOT), digest, Digest::with);
        }
        return List.copyOf(digests.values());
    }

    private List<Post> posts(Addressee addressee, Duty duty, Conference conference) {
        return switch (addressee) {
            case AGENCY -> contacts(agency(duty.agency()));
            case LEADER -> leader(agency(duty.agency()));
            case OFFICE -> contacts(agency(conference.host()));
            case CHIEF -> leader(agency(conference.host()));
            case STANDING -> leadership(conference).map(Digests::leader).orElse(List.of());
        };
    }

    private static List<Post> contacts(Agency agency) {
        return agency.contacts().stream()
                .map(contact -> new Post(agency, contact))
                .toList();
    }

    private static List<Post> leader(Agency agency) {
        return List.of(new Post(agency, agency.leader()));
    }

    /** The nearest leadership above the Office, or the only one in the directory. */
    private Optional<Agency> leadership(Conference conference) {
        for (String code = conference.host(); code != null; ) {
            Agency agency = agency(code);
            if (agency.kind() == Agency.Kind.LEADERSHIP) {
                return Optional.of(agency);
            }
            code = agency.parent();
        }
        return directory.all().stream()
                .filter(agency -> agency.kind() == Agency.Kind.LEADERSHIP)
                .findFirst();
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }
}
