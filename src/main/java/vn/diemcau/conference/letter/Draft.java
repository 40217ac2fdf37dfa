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
 */
record Draft(Span who, List<Word> what, DutyKind kind, Span place) {

    Draft upTo(Draft more) {
        List<Word> all = new java.util.ArrayList<>(what);
        all.addAll(more.what());
        return new Draft(
                who,
                all,
                kind == null ? more.kind() : kind,
                new Span(place.from(), more.place().to()));
    }

    Draft of(Span other) {
        return new Draft(other, what, kind, place);
    }
}
