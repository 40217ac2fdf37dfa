package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.Reminders;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.smtp.ScriptedSmtp;
import vn.diemcau.process.preparation.ConferenceStory;

/** The whole application with its relay at work, against mail servers that speak SMTP. */
@DiemCauTest
@Import(ConferenceStory.class)
@DirtiesContext
class MailEndToEndIT {

    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final String OFFICE = "tonghop@vptu.hatinh.example";
    private static final String REGISTER = "Đăng ký điểm cầu và đại biểu";

    @Autowired
    ConferenceStory story;

    @Autowired
    Conferences conferences;

    @Autowired
    DirectoryStore directory;

    @Autowired
    Reminders reminders;

    @Autowired
    MailLedger ledger;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JavaMailSenderImpl sender;

    /** A mail as its recipient reads it. */
    private record Received(MimeMessage mail) {

        static Received of(Message message) {
            return new Received((MimeMessage) message);
        }

        String to() {
            return read(() -> ((InternetAddress) mail.getAllRecipients()[0]).getAddress());
        }

        String subject() {
            return read(mail::getSubject);
        }

        String messageId() {
            return read(mail::getMessageID);
        }

        String replyTo() {
            return read(() -> InternetAddress.toString(mail.getReplyTo()));
        }

        List<String> autoSubmitted() {
            return read(() -> List.of(mail.getHeader("Auto-Submitted")));
        }

        String text() {
            return part(0, "text/plain");
        }

        String html() {
            return part(1, "text/html");
        }

        private String part(int index, String type) {
            return read(() -> {
                BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
                assertThat(part.isMimeType(type)).as(type).isTrue();
                return (String) part.getContent();
            });
        }

        private interface Reading<T> {
            T read() throws MessagingException, IOException;
        }

        private static <T> T read(Reading<T> reading) {
            try {
                return reading.read();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @DynamicPropertySource
    static void sendToThisServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("diemcau.mail.relay.enabled", () -> true);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void at_the_registration_deadline_each_silent_unit_its_leader_and_the_office_are_told_exactly_once() {
        story.issued().does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00");
        allHandedOver();

        List<Agency> silent = conferences.units(story.id()).stream()
                .filter(unit -> !unit.equals("HUONGKHE"))
                .map(unit -> directory.find(unit).orElseThrow())
                .toList();
        assertThat(silent).hasSize(13);
        for (Agency unit : silent) {
            assertThat(people(unit))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(address -> assertThat(escalations(address))
                            .as(address)
                            .singleElement()
                            .satisfies(mail -> isAboutRegistrationOf(unit, mail)));
        }
        assertThat(people(directory.find("HUONGKHE").orElseThrow()))
                .allSatisfy(address -> assertThat(escalations(address)).isEmpty());

        assertThat(escalations(OFFICE))
                .filteredOn(mail -> mail.text().contains(REGISTER))
                .singleElement()
                .satisfies(digest -> {
                    assertThat(silent)
                            .allSatisfy(unit -> assertThat(digest.text()).contains(unit.name() + " – " + REGISTER));
                    assertThat(digest.text()).doesNotContain("Huyện ủy Hương Khê – " + REGISTER);
                });
        assertThat(received()).extracting(Received::messageId).doesNotHaveDuplicates();
    }

    @Test
    void a_refused_recipient_becomes_an_incident_until_the_mail_arrives_and_the_others_get_theirs() {
        String refused = "vanphong@vuquang.hatinh.example";
        int port = sender.getPort();
        try (ScriptedSmtp server = new ScriptedSmtp(0)) {
            server.answer(refused, "550 5.1.1 no such user");
            sender.setPort(server.port());
            story.issued();
            allHandedOver();
            // The Office is told that it is to call.
            allHandedOver();

            assertThat(incidents()).singleElement().satisfies(incident -> {
                assertThat(incident.getProcessInstanceId())
                        .isEqualTo(story.process().getId());
                assertThat(incident.getIncidentMessage())
                        .isEqualTo("Thư “Giấy mời họp ngày 19/01/2022: nhiệm vụ của Huyện ủy Vũ Quang” không đến được"
                                + " Chuyên viên Văn phòng Huyện ủy Vũ Quang (vanphong@vuquang.hatinh.example)."
                                + " Máy chủ thư từ chối nhận thư: 550 5.1.1 no such user");
            });
            List<Received> received =
                    server.received().stream().map(Received::of).toList();
            assertThat(received.stream()
                            .filter(mail -> mail.subject().endsWith("Xử lý sự cố"))
                            .map(Received::to))
                    .containsExactly(OFFICE);
            assertThat(received.stream()
                            .filter(mail -> mail.subject().startsWith("Giấy mời"))
                            .map(Received::to))
                    .containsExactlyInAnyOrderElementsOf(story.mails("duties-announced").stream()
                            .filter(address -> !address.equals(refused))
                            .toList());

            long mail = Long.parseLong(incidents().get(0).getConfiguration());
            ledger.resend(mail, "chanhVanPhong", null);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(incidents()).isEmpty());
            assertThat(server.received().stream().map(Received::of).map(Received::to))
                    .contains(refused);
        } finally {
            sender.setPort(port);
        }
    }

    @Test
    void what_the_office_has_reminded_of_at_once_arrives_once_however_often_it_is_ordered() {
        story.issued();
        allHandedOver();
        Agency unit = directory.find("VUQUANG").orElseThrow();

        for (int press = 0; press < 3; press++) {
            reminders.remind(
                    story.id(),
                    List.of(new DutyRef("RegisterSites", "VUQUANG"), new DutyRef("PrepareHall", "VUQUANG")),
                    "Đề nghị gửi ngay.",
                    "vptu");
        }
        allHandedOver();

        assertThat(received().stream()
                        .filter(mail -> mail.subject().startsWith("NHẮC NGAY"))
                        .toList())
                .hasSameSizeAs(unit.contacts())
                .allMatch(mail -> mail.text().contains("Đề nghị gửi ngay."))
                .extracting(Received::to)
                .containsExactlyInAnyOrderElementsOf(
                        unit.contacts().stream().map(Agency.Contact::email).toList());
    }

    private void isAboutRegistrationOf(Agency unit, Received mail) {
        String task = story.task(unit.code(), "RegisterSites").getId();
        assertThat(mail.subject()).isEqualTo("QUÁ HẠN từ 16:00 17/01: " + REGISTER + " – " + unit.name());
        assertThat(mail.text()).contains("16 giờ 00, thứ Hai ngày 17/01/2022", "/tasklist/default/#/?task=" + task);
        assertThat(mail.html()).contains("/tasklist/default/#/?task=" + task);
        assertThat(mail.replyTo()).isEqualTo(OFFICE);
        assertThat(mail.autoSubmitted()).containsExactly("auto-generated");
    }

    /** Waits until the relay has nothing more to do. */
    private void allHandedOver() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(ledger.of(story.id()))
                        .extracting(LedgerEntry::state)
                        .isNotEmpty()
                        .doesNotContain(MailState.PLANNED, MailState.SENDING));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(incidents())
                        .hasSameSizeAs(ledger.of(story.id()).stream()
                                .filter(entry -> entry.state() == MailState.FAILED)
                                .toList()));
    }

    private static List<String> people(Agency unit) {
        return Stream.concat(unit.contacts().stream(), Stream.of(unit.leader()))
                .map(Agency.Contact::email)
                .distinct()
                .toList();
    }

    private static List<Received> escalations(String address) {
        return received().stream()
                .filter(mail -> mail.to().equals(address) && mail.subject().startsWith("QUÁ HẠN"))
                .toList();
    }

    private static List<Received> received() {
        return Arrays.stream(SERVER.getReceivedMessages()).map(Received::of).toList();
    }

    private List<Incident> incidents() {
        return runtime.createIncidentQuery()
                .incidentType("undeliverableMail")
                .processInstanceId(story.process().getId())
                .list();
    }
}
