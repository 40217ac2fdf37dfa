package vn.diemcau.conference.letter;

import java.util.List;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Word;

/**
 * A duty before its deadline is known.
 *
 * @param who place of the name; null when nobody is named
 * @param what the words that say what is to be done
 * @param place the words that are shown, with what leads up to them
 * @param due words elsewhere in the sentence that say by when; null when none do
 */
record Draft(Span who, List<Word> what, DutyKind kind, Span place, Span due) {

    Draft(Span who, List<Word> what, DutyKind kind, Span place) {
        this(who, what, kind, place, null);
    }

    /** The same with an hour that is told behind it for several. */
    Draft dueIn(Span words) {
        return new Draft(who, what, kind, place, words);
    }

    Draft upTo(Draft more) {
        List<Word> all = new java.util.ArrayList<>(what);
        all.addAll(more.what());
        return new Draft(
                who,
                all,
                kind == null ? more.kind() : kind,
                new Span(place.from(), more.place().to()),
                due);
    }

    Draft of(Span other) {
        return new Draft(other, what, kind, place, due);
    }
}
