package vn.diemcau.preparation;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.duty.Answer;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.duty.DutyDesk;

/** Takes the decisions about the conference as a whole: issue its letter, open, postpone or close it. */
@Component
class ReadinessDesk implements DutyDesk {

    private static final String ISSUE = "IssueLetter";
    private static final String READINESS = "DecideReadiness";
    private static final String POSTPONEMENT = "DecidePostponement";
    private static final String CLOSE = "CloseConference";

    /** What the head of a form shows besides the duty. */
    record Shown(List<Fact> facts) {}

    record Fact(String label, String value) {}

    private final Conferences conferences;
    private final Duties duties;
    private final PreparationWorkflow workflow;

    ReadinessDesk(Conferences conferences, Duties duties, PreparationWorkflow workflow) {
        this.conferences = conferences;
        this.duties = duties;
        this.workflow = workflow;
    }

    @Override
    public Set<String> duties() {
        return Set.of(ISSUE, READINESS, POSTPONEMENT, CLOSE);
    }

    /** Shows those who decide on postponement why the Office did not sign. */
    @Override
    public Object show(Duty duty) {
        if (!duty.code().equals(POSTPONEMENT)) {
            return null;
        }
        return duties.answer(duties.get(duty.conference(), READINESS, null))
                .map(answer -> new Shown(
                        List.of(new Fact("Văn phòng Tỉnh ủy báo chưa sẵn sàng", String.valueOf(answer.get("risks"))))))
                .orElse(null);
    }

    @Override
    public Map<String, Boolean> accept(Answer answer) {
        return switch (answer.duty()) {
            case ISSUE -> mark(answer, Conference.Status.ISSUED);
            case CLOSE -> mark(answer, Conference.Status.CLOSED);
            case READINESS -> Map.of(ConferencePreparation.READY.name(), !"NO_GO".equals(answer.text("decision")));
            default -> proceedOrMove(answer);
        };
    }

    private Map<String, Boolean> mark(Answer answer, Conference.Status status) {
        conferences.mark(answer.conference(), status);
        return Map.of();
    }

    private Map<String, Boolean> proceedOrMove(Answer answer) {
        boolean proceed = "PROCEED".equals(answer.text("decision"));
        if (!proceed) {
            Conference conference = conferences.get(answer.conference());
            workflow.redate(
                    conference.id(),
                    time(answer, "newStart", conference),
                    time(answer, "newLineTest", conference),
                    conference.registrationDue(),
                    answer.text("reason"));
        }
        return Map.of(ConferencePreparation.PROCEED.name(), proceed);
    }

    private static ZonedDateTime time(Answer answer, String field, Conference conference) {
        return LocalDateTime.parse(answer.text(field)).atZone(conference.zone());
    }
}
