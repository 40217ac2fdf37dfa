package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.conference.letter.Reading.Participant;
import vn.diemcau.conference.letter.Reading.Quote;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Word;

/** Who takes part and where, from the sections that invite. */
final class Participants {

    private static final Phrases PLACES = Phrases.of(
            "điểm cầu",
            "tại điểm cầu",
            "tại",
            "dự tại",
            "hội trường",
            "phòng họp",
            "các điểm cầu",
            "địa điểm",
            "điểm cầu chính",
            "tại các điểm cầu");
    private static final int LONGEST = 400;

    private final String text;
    private final List<Participant> people = new ArrayList<>();
    private final List<Quote> sites = new ArrayList<>();

    Participants(String text) {
        this.text = text;
    }

    List<Participant> people() {
        return people;
    }

    List<Quote> sites() {
        return sites;
    }

    void read(List<Part> parts) {
        readAll(parts, null, false);
    }

    private void readAll(List<Part> parts, String site, boolean isInvited) {
        for (Part part : parts) {
            List<Word> head = Sections.head(part);
            Sections section = head.isEmpty() ? null : Sections.of(head);
            boolean isPlace = !head.isEmpty() && PLACES.at(head, 0) > 0;
            boolean invites = section == Sections.INVITED || section == null && isInvited;
            String place = site;
            int behind = head.isEmpty()
                    ? part.line().from()
                    : head.get(head.size() - 1).to();
            if (isPlace) {
                List<Word> named = head.get(0).is("địa") ? List.of() : head;
                place = named.isEmpty() ? site : quote(Drafts.span(named)).words();
                addSite(named.isEmpty() ? new Span(behind, part.line().to()) : Drafts.span(named));
            }
            if (invites && (head.isEmpty() || part.children().isEmpty())) {
                addPeople(part, behind, place);
            }
            readAll(part.children(), place, invites);
        }
    }

    private void addSite(Span place) {
        int from = place.from();
        while (from < place.to() && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        if (from < place.to() && place.to() - from < LONGEST) {
            sites.add(quote(new Span(from, place.to())));
        }
    }

    private void addPeople(Part part, int behind, String site) {
        for (Clause clause : part.clauses()) {
            List<Word> words = clause.words().stream()
                    .filter(word -> word.from() >= behind && !word.is(":"))
                    .toList();
            boolean isPerson = !words.isEmpty()
                    && words.get(0).isLetters()
                    && words.size() < 80
                    && Kinds.of(words.subList(0, 1)) == null;
            if (isPerson) {
                Span place = Drafts.span(words);
                people.add(new Participant(place.of(text), site, place.from(), place.to()));
            }
        }
    }

    private Quote quote(Span place) {
        return new Quote(place.of(text), place.from(), place.to());
    }
}
