package vn.diemcau.escalation.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** The dates as the recipients' calendars read them. */
@DiemCauTest
@Import(ConferenceStory.class)
class InvitationsProcessTest {

    private static final String UNIT = "vanphong@huongkhe.hatinh.example";
    private static final String TELECOM = "kythuat@vtht.hatinh.example";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    MailLedger ledger;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void the_letter_brings_the_line_test_and_the_conference_into_the_calendar() {
        story.issued().sendMails();

        MailContent.Attachment file = fileOf("duties-announced", UNIT);
        Calendar calendar = read(file);
        VEvent lineTest = events(calendar).get(0);
        VEvent conference = events(calendar).get(1);

        assertThat(file.fileName()).isEqualTo("lich-hoi-nghi.ics");
        assertThat(file.contentType()).isEqualTo("text/calendar; charset=UTF-8; method=PUBLISH");
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(events(calendar)).hasSize(2);
        assertThat(start(lineTest)).isEqualTo(Instant.parse("2022-01-18T08:00:00Z"));
        assertThat(start(conference)).isEqualTo(Instant.parse("2022-01-19T00:30:00Z"));
        assertThat(value(lineTest, Property.UID)).isEqualTo(story.id() + "/line-test@diemcau");
        assertThat(value(conference, Property.UID)).isEqualTo(story.id() + "/start@diemcau");
        assertThat(List.of(lineTest, conference)).allSatisfy(event -> {
            assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
            assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
            assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:tonghop@vptu.hatinh.example");
            assertThat(value(event, Property.LOCATION)).isEqualTo("Điểm cầu Huyện ủy Hương Khê");
            assertThat(value(event, Property.SUMMARY)).contains("Hội nghị trực tuyến tổng kết công tác năm 2021");
        });
        assertThat(value(conference, Property.DESCRIPTION))
                .isEqualTo("Khai mạc lúc 07 giờ 30, thứ Tư ngày 19/01/2022. Đại biểu có mặt trước 10 phút.");
        assertThat(value(events(read(fileOf("duties-announced", TELECOM))).get(0), Property.LOCATION))
                .as("who is no unit meets at the province's sites")
                .doesNotContain("Viễn thông")
                .isNotEmpty();
    }

    @Test
    void new_dates_move_the_entries_and_the_cancellation_takes_them_out() {
        story.issued().sendMails();
        List<String> uids = uids("duties-announced");

        redate("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");

        Calendar moved = read(fileOf("new-dates", UNIT));
        assertThat(uids("new-dates")).isEqualTo(uids);
        assertThat(events(moved))
                .extracting(event -> value(event, Property.SEQUENCE))
                .containsOnly("1");
        assertThat(events(moved))
                .extracting(InvitationsProcessTest::start)
                .containsExactly(Instant.parse("2022-01-25T08:00:00Z"), Instant.parse("2022-01-26T00:30:00Z"));

        workflow.cancel(story.id(), "Tình hình dịch bệnh");
        story.run();
        story.sendMails();

        MailContent.Attachment file = fileOf("cancelled", UNIT);
        Calendar off = read(file);
        assertThat(file.contentType()).endsWith("method=CANCEL");
        assertThat(off.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(off.validate().hasErrors()).isFalse();
        assertThat(uids("cancelled")).isEqualTo(uids);
        assertThat(events(off)).allSatisfy(event -> {
            assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
            assertThat(value(event, Property.SEQUENCE)).isEqualTo("2");
        });
    }

    private void redate(String start, String lineTest, String registrationDue) {
        workflow.redate(story.id(), at(start), at(lineTest), at(registrationDue), "Lịch công tác");
        story.run();
        story.sendMails();
    }

    private List<String> uids(String kind) {
        return events(read(fileOf(kind, UNIT))).stream()
                .map(event -> value(event, Property.UID))
                .toList();
    }

    private MailContent.Attachment fileOf(String kind, String address) {
        return ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(mail -> mail.kind().equals(kind) && mail.address().equals(address))
                .findFirst()
                .flatMap(mail -> ledger.content(mail.id()))
                .orElseThrow()
                .attachments()
                .get(0);
    }

    private static Calendar read(MailContent.Attachment file) {
        try {
            return new CalendarBuilder().build(new ByteArrayInputStream(file.content()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<VEvent> events(Calendar calendar) {
        return calendar.getComponents("VEVENT");
    }

    private static Instant start(VEvent event) {
        return Instant.from(event.getDateTimeStart().getDate());
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
