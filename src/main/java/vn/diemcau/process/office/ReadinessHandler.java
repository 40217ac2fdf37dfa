package vn.diemcau.process.office;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.linetest.SiteChecks;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.escalation.chase.DutyOrders;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.office.ReadinessFacts.Fact;
import vn.diemcau.process.preparation.Redating;

/** Handles decisions about the whole conference: to open, postpone or close it. */
@Component
class ReadinessHandler implements AnswerHandler {

    /** Extra facts in the head of a form. */
    record Shown(List<Fact> facts) {}

    private final Conferences conferences;
    private final Duties duties;
    private final Redating redating;
    private final SiteChecks lineTests;
    private final DutyOrders orders;
    private final DirectoryStore directory;
    private final ReadinessFacts facts;

    ReadinessHandler(
            Conferences conferences,
            Duties duties,
            Redating redating,
            SiteChecks lineTests,
            DutyOrders orders,
            DirectoryStore directory,
            ReadinessFacts facts) {
        this.conferences = conferences;
        this.duties = duties;
        this.redating = redating;
        this.lineTests = lineTests;
        this.orders = orders;
        this.directory = directory;
        this.facts = facts;
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.DECIDE, DutyKind.POSTPONE, DutyKind.CLOSE);
    }

    /**
     * Shows the Office what is not ready, the deciders on postponement why the Office did not sign, and who closes what
     * the end leaves undone.
     */
    @Override
    public Object show(Duty duty) {
        if (duty.kind() == DutyKind.DECIDE) {
            return new Shown(facts.of(duty));
        }
        if (duty.kind() == DutyKind.CLOSE) {
            return leftUndone(duty);
        }
        if (duty.kind() != DutyKind.POSTPONE) {
            return null;
        }
        return duties.answer(duty.conference(), DutyKind.DECIDE)
                .map(answer -> new Shown(
                        List.of(new Fact("Văn phòng báo chưa sẵn sàng", String.valueOf(answer.get("risks"))))))
                .orElse(null);
    }

    private Object leftUndone(Duty closing) {
        List<Fact> left = undone(closing.conference())
                .map(duty -> new Fact(
                        "Còn việc chưa xong, kết thúc thì không còn phải làm",
                        "%s: %s".formatted(directory.name(duty.agency()), duty.name())))
                .toList();
        return left.isEmpty() ? null : new Shown(left);
    }

    /** Open duties of the agencies but the one that closes, without the rights that nobody owes. */
    private Stream<Duty> undone(String conference) {
        return duties.ofConference(conference).stream()
                .filter(duty -> duty.isOpen()
                        && duty.kind() != DutyKind.CLOSE
                        && !duty.kind().isRight());
    }

    @Override
    public Outcome accept(Answer answer) {
        conferences.active(answer.conference());
        return switch (answer.kind()) {
            case CLOSE -> close(answer);
            case DECIDE ->
                Outcome.of(decided(answer))
                        .deciding(ConferencePreparation.READY.name(), !"NO_GO".equals(answer.text("decision")));
            default -> proceedOrMove(answer);
        };
    }

    private Outcome close(Answer answer) {
        List<Duty> left = undone(answer.conference()).toList();
        int told = orders.announceEnded(answer.conference(), left);
        conferences.mark(answer.conference(), Conference.Status.CLOSED);
        return Outcome.of(Act.of(
                Kind.CONFERENCE_CLOSED,
                "kết thúc Hội nghị: %s điểm cầu, %s đại biểu đã dự%s"
                        .formatted(
                                answer.fields().get("sites"),
                                answer.fields().get("delegates"),
                                left.isEmpty()
                                        ? ""
                                        : "; %d việc chưa xong không còn phải làm, báo tới %d cơ quan, đơn vị"
                                                .formatted(left.size(), told))));
    }

    private static Act decided(Answer answer) {
        String decision = switch (answer.text("decision")) {
            case "GO" -> "sẵn sàng, họp đúng thời gian";
            case "NO_GO" -> "chưa sẵn sàng, trình cấp trên quyết định";
            default -> "họp đúng thời gian, chấp nhận rủi ro";
        };
        return Act.of(Kind.READINESS_DECIDED, "quyết định mức sẵn sàng: " + decision)
                .because(answer.text("risks"));
    }

    private Outcome proceedOrMove(Answer answer) {
        boolean proceed = "PROCEED".equals(answer.text("decision"));
        if (!proceed) {
            Conference conference = conferences.get(answer.conference());
            redating.move(
                    conference.id(),
                    dates(time(answer, "newStart", conference), time(answer, "newLineTest", conference), conference),
                    answer.text("reason"));
            lineTests.setAside(conference.id());
        }
        return Outcome.of(Act.of(
                                Kind.POSTPONEMENT_DECIDED,
                                proceed ? "quyết định vẫn họp đúng thời gian" : "quyết định dời Hội nghị")
                        .because(answer.text("reason")))
                .deciding(ConferencePreparation.PROCEED.name(), proceed);
    }

    /**
     * Warns of the dates and deadlines of a move without moving.
     *
     * @throws Refused as the move itself
     */
    List<String> preview(Conference conference, ZonedDateTime start, ZonedDateTime lineTest) {
        return redating.previewMove(conference, dates(start, lineTest, conference));
    }

    /** The deadlines of the registrations stay; the other line tests follow the first. */
    private static Redating.Dates dates(ZonedDateTime start, ZonedDateTime lineTest, Conference conference) {
        Map<String, ZonedDateTime> milestones = new HashMap<>();
        for (Milestone milestone : conference.milestones()) {
            if (milestone.isRegistration()) {
                milestones.put(milestone.id(), milestone.at());
            } else if (milestone.isLineTest() && lineTest != null) {
                milestones.put(milestone.id(), lineTest.plus(Duration.between(conference.lineTest(), milestone.at())));
            }
        }
        return new Redating.Dates(start, lineTest, conference.registrationDue(), milestones);
    }

    private static ZonedDateTime time(Answer answer, String field, Conference conference) {
        return LocalDateTime.parse(answer.text(field)).atZone(conference.zone());
    }
}
