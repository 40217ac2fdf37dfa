package vn.diemcau.process.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Drafts;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.chase.MailMatters;
import vn.diemcau.escalation.chase.PlannedMail;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.preparation.ConferenceStory;

/** "Giao lại": the duty goes with all that hangs on it, and the chase goes after who has it now. */
@DiemCauTest
@Import(ConferenceStory.class)
class DutyReassignmentProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DutyRef LINES = new DutyRef("KeepLinesStable", "VTHT");
    private static final String TELECOM = "kythuat@vtht.hatinh.example";
    private static final String CENTRE = "kythuat@ttcb.hatinh.example";

    @Autowired
    ConferenceStory story;

    @Autowired
    DutyReassignment reassignment;

    @Autowired
    ExtraDuties extraDuties;

    @Autowired
    IncidentReports incidents;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Drafts drafts;

    @Autowired
    Promises promises;

    @Autowired
    MailLedger ledger;

    @Autowired
    MailMatters matters;

    @Autowired
    Journal journal;

    @AfterEach
    void setClockRight() {
        engine.getIdentityService().clearAuthentication();
        ClockUtil.reset();
    }

    @Test
    void the_other_agency_has_the_very_task_and_the_one_before_has_none_of_it() {
        issued();
        String task = story.task("VTHT", LINES.code()).getId();
        engine.getTaskService().setAssignee(task, "vtht");
        drafts.save(
                story.duty("VTHT", LINES.code()),
                "VTHT",
                0,
                JsonNodeFactory.instance.objectNode().put("note", "đang viết"),
                "vtht",
                Instant.now());

        List<DutyResult> results = give("TTCB", LINES);

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.done()).isTrue();
            assertThat(result.message())
                    .startsWith("Đã giao cho ")
                    .endsWith(" thay Viễn thông Hà Tĩnh; thư báo đang được gửi cả hai nơi.");
        });
        assertThat(story.task("TTCB", LINES.code()).getId()).isEqualTo(task);
        assertThat(story.task("TTCB", LINES.code()).getAssignee()).isNull();
        assertThat(candidates(task)).containsExactly("TTCB");
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(task)
                        .list())
                .extracting(right -> right.getGroupId() + "/" + right.getUserId())
                .containsExactly("TTCB/null");
        assertThat(drafts.find(story.duty("TTCB", LINES.code()), "TTCB")).isEmpty();
        assertThat(drafts.find(story.duty("TTCB", LINES.code()), "VTHT"))
                .as("back with who wrote it, the draft is there again")
                .isPresent();
        assertThat(story.openDutiesOf("VTHT")).doesNotContain(LINES.code());

        story.does("TTCB", LINES.code());
        assertThat(story.duty("TTCB", LINES.code()).doneAt()).isNotNull();
    }

    @Test
    void who_was_about_to_finish_it_is_told_that_it_is_no_longer_theirs() {
        issued();
        String task = story.task("VTHT", LINES.code()).getId();
        give("TTCB", LINES);

        engine.getIdentityService().setAuthentication("vtht", List.of("VTHT"));
        assertThatThrownBy(() -> engine.getTaskService().complete(task)).isInstanceOf(Refused.class);

        assertThat(story.duty("TTCB", LINES.code()).isOpen()).isTrue();
    }

    @Test
    void the_chase_goes_on_with_the_agency_that_has_it_now_and_owes_it_nothing_from_before() {
        issued().everybodyDoesEverythingBut("VTHT " + LINES.code());
        Instant due = story.duty("VTHT", LINES.code()).due();
        assertThat(due).isEqualTo(at("2022-01-18T14:00"));
        story.walk("2022-01-18T12:30");
        assertThat(chaseTo(TELECOM)).isNotEmpty();
        int before = chaseTo(TELECOM).size();

        give("TTCB", LINES);
        story.walk("2022-01-18T14:30");

        assertThat(chaseTo(TELECOM)).hasSize(before);
        assertThat(chaseTo(CENTRE)).containsExactly("18/01 13:00 duty-reminder", "18/01 14:00 duty-overdue");
        assertThat(chaseTo(story.leaderOf("TTCB"))).containsExactly("18/01 14:00 duty-overdue");
        assertThat(chaseTo(story.leaderOf("VTHT"))).doesNotContain("18/01 14:00 duty-overdue");
    }

    @Test
    void what_was_ordered_for_the_agency_before_is_not_sent_and_the_ledger_still_names_the_duty() {
        issued().everybodyDoesEverythingBut("VTHT " + LINES.code()).at("2022-01-18T14:00");
        String ordered = ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(mail ->
                        mail.address().equals(TELECOM) && mail.plannedAt().equals(at("2022-01-18T14:00")))
                .map(mail -> mail.key())
                .findFirst()
                .orElseThrow();

        give("TTCB", LINES);
        story.sendMails();

        assertThat(chaseTo(TELECOM)).doesNotContain("18/01 14:00 duty-overdue");
        assertThat(matters.of(List.of(ordered)).get(ordered))
                .containsExactly(new PlannedMail.Matter(LINES.code(), "VTHT", name()));
    }

    @Test
    void a_promise_binds_only_who_gave_it() {
        issued().promises("VTHT", LINES.code(), "2022-01-17T09:00");

        give("TTCB", LINES);

        assertThat(promises.current(story.duty("TTCB", LINES.code()))).isEmpty();
        assertThat(promises.toCome(story.id())).isEmpty();
        assertThat(story.task("TTCB", LINES.code()).getFollowUpDate()).isNull();
    }

    @Test
    void both_are_told_why() {
        issued();

        give("TTCB", LINES);
        story.sendMails();

        assertThat(story.sent("duty-reassigned", TELECOM)).containsExactly("Không phải thực hiện tiếp: " + name());
        assertThat(story.texts("duty-reassigned", CENTRE))
                .singleElement()
                .asString()
                .contains(
                        ", thay Viễn thông Hà Tĩnh.",
                        "Lý do giao lại: Viễn thông thiếu người",
                        "?task=" + story.task("TTCB", LINES.code()).getId());
        assertThat(story.texts("duty-reassigned", TELECOM))
                .singleElement()
                .asString()
                .contains("không phải thực hiện tiếp", "Lý do giao lại: Viễn thông thiếu người")
                .doesNotContain("?task=");
        assertThat(acts(Kind.DUTY_REASSIGNED)).singleElement().satisfies(act -> {
            assertThat(act.agencies()).containsExactly("VTHT", "TTCB");
            assertThat(act.reason()).isEqualTo("Viễn thông thiếu người");
        });
    }

    @Test
    void a_duty_that_is_not_open_yet_opens_at_the_other_agency() {
        issued();
        give("VTHT", new DutyRef("AcknowledgePlacesByPower", "DLHT"));

        story.at("2022-01-17T16:00");

        assertThat(story.openDutiesOf("VTHT")).contains("AcknowledgePlacesByPower");
        assertThat(story.openDutiesOf("DLHT")).doesNotContain("AcknowledgePlacesByPower");
        assertThat(story.mails("sites")).contains(TELECOM).doesNotContain("dieudo@dlht.hatinh.example");
    }

    @Test
    void freed_any_officer_of_the_agency_may_take_it() {
        issued();
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        engine.getTaskService().setAssignee(task, "huongkhe");

        DutyRef registration = new DutyRef("RegisterSites", "HUONGKHE");
        assertThat(reassignment.reassign(story.id(), List.of(registration), null, null))
                .singleElement()
                .satisfies(result -> assertThat(result.message()).startsWith("Đã thu lại; "));
        assertThat(reassignment.reassign(story.id(), List.of(registration), "HUONGKHE", null))
                .singleElement()
                .satisfies(result -> assertThat(result.message()).startsWith("Chưa ai nhận việc này; "));

        assertThat(story.task("HUONGKHE", "RegisterSites").getAssignee()).isNull();
        assertThat(candidates(task)).containsExactly("HUONGKHE");
        assertThat(story.mails("duty-reassigned")).isEmpty();
    }

    @Test
    void what_cannot_be_given_away_is_named_and_nothing_is_moved() {
        issued().does("DLHT", "KeepPowerStable");
        extra("VTHT");
        extra("DLHT");

        assertThatThrownBy(() -> give(
                        "TTCB",
                        LINES,
                        new DutyRef("RegisterSites", "HUONGKHE"),
                        new DutyRef("PrepareHall", "HUONGKHE"),
                        new DutyRef("KeepPowerStable", "DLHT"),
                        new DutyRef("DecideReadiness", "VPTU")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT);
                    assertThat(refused.problems())
                            .extracting(Object::toString)
                            .hasSize(4)
                            .anyMatch(problem -> problem.startsWith(
                                    "Huyện ủy Hương Khê – Đăng ký điểm cầu và đại biểu: Việc đăng ký"))
                            .anyMatch(problem -> problem.contains("việc quyết định về Hội nghị"))
                            .anyMatch(problem -> problem.endsWith("Đã hoàn thành, không giao lại được."));
                });
        assertThatThrownBy(() -> give("DLHT", new DutyRef("ExtraDuty-1", "VTHT")))
                .hasMessageEndingWith("đang có chính việc này rồi.");
        assertThatThrownBy(() -> give("TTTU", LINES)).hasMessageStartingWith("Giao cho: ");
        assertThatThrownBy(() -> give("TTCB", new DutyRef("KeepLinesStable", "DLHT")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.NOT_FOUND));

        assertThat(story.openDutiesOf("VTHT")).contains(LINES.code());
        assertThat(story.mails("duty-reassigned")).isEmpty();
        assertThat(acts(Kind.DUTY_REASSIGNED)).isEmpty();
    }

    @Test
    void an_incident_is_handled_by_whom_the_office_gives_it_to() {
        issued();
        incidents.report(story.id(), "Đứt cáp tại Hương Sơn");
        story.run();

        give("VTHT", new DutyRef("HandleIncident-1", "VPTU"));
        story.does("VTHT", "HandleIncident-1");

        assertThat(story.duty("VTHT", "HandleIncident-1").doneAt()).isNotNull();
    }

    private ConferenceStory issued() {
        engine.getIdentityService().clearAuthentication();
        story.issued().sendMails();
        return story;
    }

    private void extra(String agency) {
        extraDuties.add(
                story.id(),
                new ExtraDuties.Order(List.of(agency), "Máy phát điện", "Đặt máy", at("2022-01-14T10:00"), null));
    }

    private String name() {
        return story.duty("TTCB", LINES.code()).name();
    }

    private List<DutyResult> give(String to, DutyRef... duties) {
        engine.getIdentityService().setAuthentication("vptu", List.of("VPTU"));
        try {
            return reassignment.reassign(story.id(), List.of(duties), to, "Viễn thông thiếu người");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> candidates(String task) {
        return engine.getTaskService().getIdentityLinksForTask(task).stream()
                .filter(link -> link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .toList();
    }

    private List<Act> acts(Kind kind) {
        return journal.of(story.id(), Journal.Wanted.ALL, 0, 1000).stream()
                .map(Journal.Entry::act)
                .filter(act -> act.kind() == kind)
                .toList();
    }

    /** The mails of the chase that went to an address, in their order. */
    private List<String> chaseTo(String address) {
        return ledger.of(story.id()).stream()
                .filter(entry -> entry.state() == MailState.SENT)
                .map(LedgerEntry::mail)
                .filter(mail -> mail.address().equals(address)
                        && (mail.kind().equals("duty-reminder") || mail.kind().equals("duty-overdue")))
                .sorted(Comparator.comparing(mail -> mail.plannedAt()))
                .map(mail -> "%td/%<tm %<tR ".formatted(mail.plannedAt().atZone(ZONE)) + mail.kind())
                .toList();
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
