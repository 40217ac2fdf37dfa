package vn.diemcau.escalation.chase;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.escalation.mail.Delivery;

/**
 * Finds the contacts that got the letter of a conference, and those that will still get it.
 *
 * <p>A contact without the letter gets no mail about new dates or a cancellation. A letter that has not left yet states
 * the facts at the time of sending.
 */
final class LetterReaders {

    private final Map<String, List<Delivery>> letters;

    LetterReaders(Collection<Delivery> letters) {
        this.letters =
                letters.stream().collect(Collectors.groupingBy(Delivery::agency, TreeMap::new, Collectors.toList()));
    }

    /** Codes of the agencies for which a letter was ordered. */
    Set<String> agencies() {
        return letters.keySet();
    }

    /**
     * Whether this contact of an agency knows other dates than this revision's, and no letter will state the new ones.
     */
    boolean isBehind(Agency agency, Agency.Contact contact, int revision) {
        return knows(agency, contact, letter -> !letter.isToCome() && letter.edition() < revision);
    }

    /** Whether this contact of an agency may know of the conference. */
    boolean mayKnow(Agency agency, Agency.Contact contact) {
        return knows(agency, contact, Delivery::mayBeKnown);
    }

    /** A new contact of the agency counts as knowing what the others know. */
    private boolean knows(Agency agency, Agency.Contact contact, Predicate<Delivery> which) {
        List<Delivery> all = letters.getOrDefault(agency.code(), List.of());
        String address = contact.email().toLowerCase(Locale.ROOT);
        List<Delivery> own =
                all.stream().filter(letter -> letter.address().equals(address)).toList();
        return (own.isEmpty() ? all : own).stream().anyMatch(which);
    }
}
