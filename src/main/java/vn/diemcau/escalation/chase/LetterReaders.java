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
 * Who was sent the letter of a conference, and who is still to get it.
 *
 * <p>Nobody hears of other dates, or of an end, of what they never heard of: a letter that has not left says what holds
 * when it leaves.
 */
final class LetterReaders {

    private final Map<String, List<Delivery>> letters;

    LetterReaders(Collection<Delivery> letters) {
        this.letters =
                letters.stream().collect(Collectors.groupingBy(Delivery::agency, TreeMap::new, Collectors.toList()));
    }

    /** Codes of those that a letter was ordered for. */
    Set<String> agencies() {
        return letters.keySet();
    }

    /** Whether this contact of an agency knows other dates than those of this revision, and no letter will say them. */
    boolean isBehind(Agency agency, Agency.Contact contact, int revision) {
        return knows(agency, contact, letter -> !letter.isToCome() && letter.edition() < revision);
    }

    /** Whether this contact of an agency may know of the conference. */
    boolean mayKnow(Agency agency, Agency.Contact contact) {
        return knows(agency, contact, Delivery::mayBeKnown);
    }

    /** A contact who is new to the agency knows what the others do. */
    private boolean knows(Agency agency, Agency.Contact contact, Predicate<Delivery> which) {
        List<Delivery> all = letters.getOrDefault(agency.code(), List.of());
        String address = contact.email().toLowerCase(Locale.ROOT);
        List<Delivery> own =
                all.stream().filter(letter -> letter.address().equals(address)).toList();
        return (own.isEmpty() ? all : own).stream().anyMatch(which);
    }
}
