package vn.diemcau.process.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.process.preparation.ConferenceStory;

/** What the Office sees in Cockpit of mails that reached nobody. */
@DiemCauTest
@Import(ConferenceStory.class)
class UndeliverableMailsTest {

    private static final String REFUSED = "Máy chủ thư từ chối nhận thư: 550 no such user";

    @Autowired
    UndeliverableMails undeliverable;

    @Autowired
    ConferenceStory story;

    @Autowired
    MailLedger ledger;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_mail_that_is_given_up_is_an_incident_of_its_conference_that_says_whom_it_missed_and_why() {
        story.issued().sendMails();

        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", REFUSED));

        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getIncidentType()).isEqualTo("undeliverableMail");
            assertThat(incident.getProcessInstanceId())
                    .isEqualTo(story.process().getId());
            assertThat(incident.getIncidentMessage())
                    .startsWith("Thư “Giấy mời")
                    .endsWith("” không đến được Chuyên viên Văn phòng Huyện ủy Hương Khê"
                            + " (vanphong@huongkhe.hatinh.example). " + REFUSED);
        });
    }

    @Test
    void one_mail_is_one_incident_with_the_latest_reason_and_another_mail_is_another() {
        story.issued().sendMails();

        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", REFUSED));
        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", "Hộp thư đã đầy."));
        undeliverable.undeliverable(announcementTo("vanphong@vuquang.hatinh.example", REFUSED));

        assertThat(incidents())
                .extracting(Incident::getIncidentMessage)
                .hasSize(2)
                .anyMatch(message -> message.endsWith("Hộp thư đã đầy."))
                .anyMatch(message -> message.contains("Huyện ủy Vũ Quang"));
    }

    @Test
    void the_office_gets_one_task_to_call_each_agency_that_mails_do_not_reach() {
        story.issued().sendMails();

        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", REFUSED));
        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", "Hộp thư đã đầy."));
        undeliverable.undeliverable(announcementTo("vanphong@vuquang.hatinh.example", REFUSED));
        story.run();

        assertThat(story.openDutiesOf("VPTU"))
                .filteredOn(duty -> duty.startsWith("HandleIncident"))
                .containsExactly("HandleIncident-1", "HandleIncident-2");
        assertThat(story.task("VPTU", "HandleIncident-1").getDescription())
                .startsWith("Gọi điện cho Huyện ủy Hương Khê")
                .contains(REFUSED + "\n\nHạn: ");

        story.does("VPTU", "HandleIncident-1");
        undeliverable.undeliverable(announcementTo("vanphong@huongkhe.hatinh.example", REFUSED));
        story.run();
        assertThat(story.openDutiesOf("VPTU")).contains("HandleIncident-3");
    }

    @Test
    void who_would_call_is_not_told_to_call_itself() {
        story.issued().sendMails();

        undeliverable.undeliverable(announcementTo("tonghop@vptu.hatinh.example", REFUSED));
        story.run();

        assertThat(incidents()).hasSize(1);
        assertThat(story.openDutiesOf("VPTU")).noneMatch(duty -> duty.startsWith("HandleIncident"));
    }

    @Test
    void a_mail_that_arrives_after_all_is_no_incident_any_more() {
        story.issued().sendMails();
        OrderedMail missed = announcementTo("vanphong@huongkhe.hatinh.example", REFUSED);
        undeliverable.undeliverable(missed);
        undeliverable.undeliverable(announcementTo("vanphong@vuquang.hatinh.example", REFUSED));

        undeliverable.settled(missed);

        assertThat(incidents())
                .singleElement()
                .extracting(Incident::getIncidentMessage)
                .asString()
                .contains("Huyện ủy Vũ Quang");
    }

    @Test
    void an_incident_keeps_no_conference_from_ending_and_after_that_there_is_none() {
        story.issued().sendMails();
        OrderedMail missed = announcementTo("vanphong@huongkhe.hatinh.example", REFUSED);
        undeliverable.undeliverable(missed);

        story.at("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .does("VPTU", "CloseConference", Map.of());
        assertThat(story.process()).isNull();
        assertThat(incidents()).isEmpty();

        undeliverable.undeliverable(missed);
        undeliverable.settled(missed);
        assertThat(incidents()).isEmpty();
    }

    private List<Incident> incidents() {
        List<String> ids = ledger.of(story.id()).stream()
                .map(entry -> String.valueOf(entry.mail().id()))
                .toList();
        return engine
                .getRuntimeService()
                .createIncidentQuery()
                .incidentType(UndeliverableMails.INCIDENT)
                .list()
                .stream()
                .filter(incident -> ids.contains(incident.getConfiguration()))
                .toList();
    }

    /** The mail as it would be after its last attempt. */
    private OrderedMail announcementTo(String address, String error) {
        OrderedMail mail = ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(candidate -> candidate.kind().equals("duties-announced")
                        && candidate.address().equals(address))
                .findFirst()
                .orElseThrow();
        return new OrderedMail(
                mail.id(),
                mail.key(),
                mail.conference(),
                mail.kind(),
                mail.level(),
                mail.agency(),
                mail.address(),
                mail.recipient(),
                mail.about(),
                mail.plannedAt(),
                mail.messageId(),
                mail.attempts(),
                error);
    }
}
