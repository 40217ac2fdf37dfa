package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;

/** Dates that change while the letter is on its way: each reader hears of them once, by the letter or after it. */
@DiemCauTest
@Import(ConferenceStory.class)
class NewDatesProcessTest {

    private static final String OLD = "Khai mạc: 07 giờ 30, thứ Tư ngày 19/01/2022";
    private static final String NEW = "Khai mạc: 07 giờ 30, thứ Tư ngày 26/01/2022";
    private static final String UNITS = "callActivity_PrepareUnits";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    DirectoryStore directory;

    @Autowired
    MailLedger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void dates_that_change_before_the_letter_is_ordered_are_in_it() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter");

        move();
        story.runs("serviceTask_AnnounceNewDates");
        story.run();
        story.sendMails();

        everybodyKnowsByLetterAlone();
    }

    @Test
    void dates_that_change_before_the_letter_has_left_are_in_it() {
        story.issued();

        move();
        story.run();
        story.sendMails();

        everybodyKnowsByLetterAlone();
        assertThat(told()).contains("26 cơ quan, đơn vị nhận lịch mới ngay trong Giấy mời");
    }

    @Test
    void dates_that_change_after_the_letter_has_left_are_told_to_each_reader() {
        story.issued().sendMails();

        move();
        story.run();
        story.sendMails();

        eachKnowsOnce();
        assertThat(agencies())
                .allSatisfy(agency -> assertThat(story.sent(MailKind.NEW_DATES, story.contactOf(agency)))
                        .hasSize(1));
        assertThat(told()).isEqualTo("gửi lịch mới tới 26 cơ quan, đơn vị");
    }

    @Test
    void units_that_get_their_letter_later_get_it_alone() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter");
        story.runs("serviceTask_AnnounceDuties");
        story.sendMails();

        move();
        story.runs("serviceTask_AnnounceNewDates");
        story.sendMails();
        story.run();
        story.sendMails();

        eachKnowsOnce();
        assertThat(readers(MailKind.NEW_DATES)).contains("VPTU", "VTHT").doesNotContainAnyElementsOf(units());
    }

    @Test
    void of_the_units_those_alone_are_told_whose_letter_has_left() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter");
        story.runs("serviceTask_AnnounceDuties", UNITS + "#multiInstanceBody");
        story.runsOne(UNITS);
        story.sendMails();
        List<String> had = readers(MailKind.DUTIES_ANNOUNCED).stream()
                .filter(units()::contains)
                .toList();
        story.runsOne(UNITS);

        move();
        story.run();
        story.sendMails();

        eachKnowsOnce();
        assertThat(had).hasSize(1);
        assertThat(readers(MailKind.NEW_DATES).stream().filter(units()::contains))
                .isEqualTo(had);
    }

    @Test
    void a_letter_whose_words_were_found_while_the_dates_changed_is_said_anew() {
        story.issued();
        CompletableFuture<Void> sending = new TransactionTemplate(transactions).execute(status -> {
            move();
            CompletableFuture<Void> relay = CompletableFuture.runAsync(story::sendMails);
            Awaitility.await().until(this::somebodyWaitsForALock);
            return relay;
        });
        sending.join();

        story.run();
        story.sendMails();

        everybodyKnowsByLetterAlone();
    }

    @Test
    void a_letter_that_did_not_get_through_says_the_new_dates_at_its_next_attempt_under_another_name() {
        story.issued().sendMails();
        String before = messageId("HUONGKHE");
        jdbc.sql("update mail set state = 'FAILED', sent_at = null, reported_at = planned_at " + letterOf("VUQUANG"))
                .update();
        failedSoFar("HUONGKHE");
        story.does("HUONGKHE", "PrepareHall").sendMails();
        assertThat(messageId("HUONGKHE")).as("the same while the dates stay").isEqualTo(before);
        failedSoFar("HUONGKHE");

        move();
        story.run();
        story.sendMails();

        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, story.contactOf("HUONGKHE")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains(NEW).doesNotContain(OLD));
        assertThat(story.files(MailKind.DUTIES_ANNOUNCED, story.contactOf("HUONGKHE")))
                .hasSize(1);
        assertThat(story.sent(MailKind.NEW_DATES, story.contactOf("HUONGKHE"))).isEmpty();
        assertThat(readers(MailKind.NEW_DATES)).as("given up before").contains("VUQUANG");
        assertThat(messageId("HUONGKHE")).isNotEqualTo(before);
    }

    @Test
    void two_changes_before_the_letter_has_left_are_one_letter() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter");
        story.runs("serviceTask_AnnounceDuties");
        story.sendMails();

        workflow.redate(story.id(), at("2022-01-20T07:30"), at("2022-01-19T15:00"), at("2022-01-18T16:00"), "Bão");
        move();
        story.run();
        story.sendMails();

        eachKnowsOnce();
        assertThat(ledger.of(story.id()).stream()
                        .filter(mail -> mail.mail().kind().equals(MailKind.NEW_DATES))
                        .map(mail -> mail.mail().about()))
                .containsOnly("2");
    }

    @Test
    void nobody_hears_of_the_end_of_what_they_never_heard_of() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter");
        story.runs("serviceTask_AnnounceDuties");
        story.sendMails();
        story.run();

        workflow.cancel(story.id(), "Bão");
        story.run();
        story.sendMails();

        assertThat(readers(MailKind.CANCELLED)).contains("VPTU", "VTHT").doesNotContainAnyElementsOf(units());
        assertThat(readers(MailKind.DUTIES_ANNOUNCED)).doesNotContainAnyElementsOf(units());
    }

    @Test
    void a_letter_whose_words_were_found_while_the_conference_was_cancelled_does_not_leave() {
        story.issued();
        CompletableFuture<Void> sending = new TransactionTemplate(transactions).execute(status -> {
            workflow.cancel(story.id(), "Bão");
            CompletableFuture<Void> relay = CompletableFuture.runAsync(story::sendMails);
            Awaitility.await().until(this::somebodyWaitsForALock);
            return relay;
        });
        sending.join();

        story.run();
        story.sendMails();

        assertThat(readers(MailKind.DUTIES_ANNOUNCED)).isEmpty();
        assertThat(readers(MailKind.CANCELLED)).containsExactly("VPTU");
    }

    private void move() {
        workflow.redate(story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Bão");
    }

    private void everybodyKnowsByLetterAlone() {
        eachKnowsOnce();
        assertThat(readers(MailKind.DUTIES_ANNOUNCED)).containsExactlyInAnyOrderElementsOf(agencies());
        assertThat(readers(MailKind.NEW_DATES)).isEmpty();
    }

    /** One mail of each contact tells the new dates, and it is the last that tells any. */
    private void eachKnowsOnce() {
        for (String agency : agencies()) {
            for (Agency.Contact contact : directory.find(agency).orElseThrow().contacts()) {
                List<String> heard = ledger.of(story.id()).stream()
                        .filter(mail -> mail.state() == MailState.SENT
                                && mail.mail().agency().equals(agency)
                                && mail.mail().address().equals(contact.email())
                                && List.of(MailKind.DUTIES_ANNOUNCED, MailKind.NEW_DATES)
                                        .contains(mail.mail().kind()))
                        .sorted(Comparator.comparing(mail -> mail.mail().id()))
                        .map(mail ->
                                ledger.content(mail.mail().id()).orElseThrow().text())
                        .toList();
                assertThat(heard.stream().filter(text -> text.contains(NEW)))
                        .as(agency + " " + contact.email())
                        .hasSize(1);
                assertThat(heard.get(heard.size() - 1)).as(agency).contains(NEW).doesNotContain(OLD);
            }
        }
    }

    private List<String> agencies() {
        return conferences.agencies(story.id());
    }

    private List<String> units() {
        return conferences.units(story.id());
    }

    private List<String> readers(String kind) {
        return ledger.of(story.id()).stream()
                .filter(mail ->
                        mail.state() == MailState.SENT && mail.mail().kind().equals(kind))
                .map(mail -> mail.mail().agency())
                .distinct()
                .toList();
    }

    private String told() {
        return jdbc.sql("""
                        select words from act where conference_id = ? and words like 'gửi lịch mới%'""").param(story.id()).query(String.class).single();
    }

    private String messageId(String agency) {
        return jdbc.sql("select message_id from mail " + letterOf(agency))
                .query(String.class)
                .single();
    }

    private void failedSoFar(String agency) {
        jdbc.sql("update mail set state = 'PLANNED', sent_at = null " + letterOf(agency))
                .update();
    }

    private String letterOf(String agency) {
        return "where conference_id = '%s' and kind = '%s' and agency = '%s' and address = '%s'"
                .formatted(story.id(), MailKind.DUTIES_ANNOUNCED, agency, story.contactOf(agency));
    }

    private boolean somebodyWaitsForALock() {
        return JdbcClient.create(dataSource)
                .sql("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Boolean.class)
                .single();
    }

    @Autowired
    javax.sql.DataSource dataSource;

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
