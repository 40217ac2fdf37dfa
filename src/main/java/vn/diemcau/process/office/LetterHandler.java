package vn.diemcau.process.office;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyKind;

/** Handles the issue of the letter: the Office sees before what leaves and to whom. */
@Component
class LetterHandler implements AnswerHandler {

    /** @param recipients as the letter lists them */
    record Shown(List<OutgoingLetters.Recipients> recipients, Outgoing going) {}

    private final Conferences conferences;
    private final OutgoingLetters letters;

    LetterHandler(Conferences conferences, OutgoingLetters letters) {
        this.conferences = conferences;
        this.letters = letters;
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.ISSUE);
    }

    @Override
    public Shown show(Duty duty) {
        return new Shown(letters.recipients(duty.conference()), letters.outgoing(conferences.get(duty.conference())));
    }

    @Override
    public Outcome accept(Answer answer) {
        conferences.active(answer.conference());
        conferences.mark(answer.conference(), Conference.Status.ISSUED);
        return Outcome.of(Act.of(
                Kind.LETTER_ISSUED,
                "phát hành %s, số %s"
                        .formatted(conferences.get(answer.conference()).letter(), answer.text("number"))));
    }
}
