package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Whom a conference writes to, from its call to its end. */
@DiemCauTest
@Import(ConferenceStory.class)
class RecipientsProcessTest {

    private static final String PERSON = "Đại biểu <dai.bieu@rieng.example>";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    MailLedger ledger;

    @Autowired
    DirectoryStore directory;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    /** O70: an agency is written to, at an address of the directory; people whom answers name are not. */
    @Test
    void no_mail_goes_to_a_single_delegate() {
        fromCallToClosing();
        Stream<OrderedMail> held = mails();
        story.issued();
        workflow.cancel(story.id(), "Tình hình dịch bệnh");
        story.run();

        List<OrderedMail> all = Stream.concat(held, mails()).toList();

        assertThat(all.stream().map(OrderedMail::kind).distinct())
                .as("every kind of mail was ordered")
                .contains(
                        MailKind.DUTIES_ANNOUNCED,
                        MailKind.REMINDER,
                        MailKind.OVERDUE,
                        MailKind.OVERDUE_OFFICE,
                        MailKind.SITES,
                        MailKind.AMENDMENT,
                        MailKind.NEW_DATES,
                        MailKind.CANCELLED);
        assertThat(all.stream()
                        .filter(mail -> !addressesOf(mail.agency()).contains(mail.address()))
                        .map(mail -> mail.kind() + " for " + mail.agency() + " to " + mail.address()))
                .isEmpty();
    }

    private void fromCallToClosing() {
        story.issued()
                .does(
                        "VPTU",
                        "InviteCentralDelegates",
                        Map.of("invites", "YES", "delegates", PERSON, "sentOn", "2022-01-13", "sentBy", "NETWORK"))
                .does("BTCTU", "InviteAwardees", Map.of("note", PERSON))
                .does("HUONGKHE", "InviteUnitDelegates", Map.of("note", PERSON))
                .does("HUONGKHE", "RegisterSites", registrationWith(40))
                .at("2022-01-17T16:30");
        incidents.report(story.id(), PERSON);
        story.run();
        story.sendMails();
        story.does("HUONGKHE", "AmendRegistration", registrationWith(45))
                .at("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"))
                .does(
                        "TTTU",
                        "DecidePostponement",
                        Map.of("decision", "MOVE", "newStart", "2022-01-21T07:30", "newLineTest", "2022-01-20T15:00"))
                .at("2022-01-20T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness")
                .at("2022-01-21T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .does("VPTU", "CloseConference");
    }

    private static Map<String, Object> registrationWith(int delegates) {
        return Map.of("registration", ConferenceStory.registration(delegates).replace("Cán bộ kỹ thuật", PERSON));
    }

    private Stream<OrderedMail> mails() {
        return ledger.of(story.id()).stream().map(LedgerEntry::mail);
    }

    private List<String> addressesOf(String code) {
        Agency agency = directory.find(code).orElseThrow();
        return Stream.concat(Stream.of(agency.leader()), agency.contacts().stream())
                .map(Agency.Contact::email)
                .toList();
    }
}
