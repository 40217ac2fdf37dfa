package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.Letter;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.directory.LoadedDirectory;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ConferencePreparation;

/** Letters of other offices run from the call to the close, each on a directory and a model of its own. */
@DiemCauTest
@Import(LoadedDirectory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/hoi-danh-ba.yaml")
class LettersProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** What nobody has to do in a conference without faults and changes. */
    private static final Set<String> FOR_FAULTS = Set.of("RepairLines", "DecidePostponement", "AmendRegistration");

    /** What some letters and directories speak of, and others do not. */
    private static final List<String> PARTICULAR =
            List.of("Giấy mời", "giấy mời", "Tỉnh ủy", "Khối", "maket", "huyện", "xã", "tỉnh", "chạy thử", "đăng ký");

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    LoadedDirectory loaded;

    @Autowired
    DirectoryStore directory;

    @Autowired
    Conferences conferences;

    @Autowired
    Duties duties;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STORM")
    void a_letter_is_called_issued_done_and_closed(Letter letter) {
        Plan plan = call(letter, letter.plan());

        assertThat(lanes())
                .containsAll(namesOfAgencies(plan))
                .hasSize(namesOfAgencies(plan).size() + extraLanes(plan));
        formsFitEveryLetter();
        assertThat(open()).extracting(Duty::name).containsExactly("Duyệt và phát hành " + letter.kind());
        does(open().get(0));
        everybodyIsToldOfWhatIsOpen();

        open().stream().findFirst().ifPresent(this::isLateAndDone);
        while (conferences.get(story.id()).status() != Conference.Status.CLOSED) {
            open().stream().findFirst().ifPresentOrElse(this::doesInTime, this::waits);
        }

        assertThat(duties.ofConference(story.id()))
                .filteredOn(duty -> duty.doneAt() == null)
                .extracting(Duty::code)
                .isSubsetOf(FOR_FAULTS);
        assertThat(story.process()).isNull();
        assertThat(story.sentMails())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.subject() + mail.text() + mail.html())
                        .doesNotContainPattern(strangeTo(letter)));
    }

    @Test
    void a_weekly_meeting_takes_its_first_date_from_the_clerk() {
        loaded.load(Letter.COMPANY.directory());
        at("2026-12-01T08:00");
        String letter = Letter.COMPANY.plan().replaceFirst("(?m)^start: .*$", "start:");

        Refused refused = catchThrowableOfType(Refused.class, () -> workflow.read(letter));
        Plan first = workflow.read(letter.replace("start:", "start: 2026-12-07T08:00"));
        Plan next = workflow.read(letter.replace("start:", "start: 2026-12-14T08:00"));

        assertThat(refused.problems()).singleElement().hasToString("dòng 7, start: Còn thiếu mục này.");
        assertThat(dues(first)).contains("FRIDAY 10:00", "FRIDAY 16:00", "MONDAY 07:30");
        assertThat(dues(next)).isEqualTo(dues(first));
    }

    @Test
    void a_letter_that_moves_a_conference_gives_it_the_new_dates_and_tells_everybody() {
        call(Letter.MOVED, Letter.MOVED.plan().replace("id: tong-ket-2017", "id: tong-ket-2017-doi"));
        does(open().get(0));

        workflow.redate(
                story.id(),
                0,
                new Redating.Dates(day("2018-01-08T13:30"), null, null, Map.of("ngay-hai", day("2018-01-09T08:00"))),
                "Ứng phó bão số 16. Địa điểm mới: Trung tâm Hội nghị tỉnh Tiền Giang");
        story.run();
        story.sendMails();

        assertThat(story.texts(MailKind.NEW_DATES, "canbo@minhhoa.example"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains(
                                "Khai mạc: 13 giờ 30, thứ Hai ngày 08/01/2018",
                                "Ngày thứ hai: 08 giờ 00, thứ Ba ngày 09/01/2018",
                                "Địa điểm mới: Trung tâm Hội nghị tỉnh Tiền Giang"));
        walk(day("2018-01-08T13:20").toInstant().minusSeconds(1));
        assertThat(open()).isEmpty();
        walk(day("2018-01-08T13:20").toInstant());
        assertThat(open()).extracting(Duty::code).containsExactly("TakeRollCall");
    }

    @Test
    void a_plan_quotes_its_letter() {
        loaded.load(Letter.FISHERS.directory());
        at("2026-12-01T08:00");

        assertThat(workflow.read(Letter.FISHERS.plan()).duties())
                .extracting(Plan.Duty::words)
                .allSatisfy(words -> assertThat(Letter.FISHERS.words()).containsIgnoringCase(words));
    }

    /** A duty of the letter's own has no form that is drawn for the example. */
    private void formsFitEveryLetter() {
        repository
                .createProcessDefinitionQuery()
                .versionTag(story.id())
                .list()
                .forEach(model -> assertThat(
                                repository.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class))
                        .filteredOn(task -> DutyKind.ofDrawn(ConferencePreparation.dutyOf(task.getId()))
                                .isEmpty())
                        .extracting(UserTask::getCamundaFormKey)
                        .doesNotContain(
                                "embedded:/forms/PrepareHall.html",
                                "embedded:/forms/PrepareProvinceSite.html",
                                "embedded:/forms/PrepareReports.html",
                                "embedded:/forms/CoordinateConditions.html",
                                "embedded:/forms/ConnectLines.html",
                                "embedded:/forms/InviteCommitteeDelegates.html",
                                "embedded:/forms/InviteUnitDelegates.html",
                                "embedded:/forms/PrepareSpeech.html"));
    }

    /** Words of other letters and directories. */
    private static Pattern strangeTo(Letter letter) {
        String known = letter.plan().replace("lineTest:", "chạy thử").replace("registrationDue:", "đăng ký")
                + letter.directory();
        return Pattern.compile(PARTICULAR.stream()
                .filter(word -> !known.contains(word))
                .map(word -> "(?<!\\p{L})" + word + "(?!\\p{L})")
                .collect(Collectors.joining("|")));
    }

    private Plan call(Letter letter, String text) {
        loaded.load(letter.directory());
        ClockUtil.setCurrentTime(new Date(0));
        Plan plan = workflow.read(text);
        setClock(plan.duties().get(0).due().toInstant().minus(Duration.ofHours(4)));
        story.ofConference(workflow.call(text));
        return plan;
    }

    private void everybodyIsToldOfWhatIsOpen() {
        story.sendMails();
        for (Duty duty : open()) {
            assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, story.contactOf(duty.agency())))
                    .as(duty.agency())
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("?task=" + duty.taskId()));
        }
    }

    private void isLateAndDone(Duty duty) {
        walk(duty.due().plus(Duration.ofMinutes(1)));
        assertThat(story.sent(MailKind.OVERDUE, story.leaderOf(duty.agency()))).hasSize(1);
        does(duty);
    }

    private void doesInTime(Duty duty) {
        walk(duty.due().minus(Duration.ofMinutes(30)));
        does(duty);
    }

    /** Nothing is open until the process comes to its next hour. */
    private void waits() {
        walk(now().plus(Duration.ofHours(4)));
    }

    /** The agency that the plan names finishes it, with an answer that its form accepts. */
    private void does(Duty duty) {
        assertThat(tasks.createTaskQuery()
                        .taskId(duty.taskId())
                        .taskCandidateGroup(duty.agency())
                        .count())
                .as("%s of %s", duty.code(), duty.agency())
                .isEqualTo(1);
        story.does(duty.agency(), duty.code()).sendMails();
    }

    /** What people have to do now, the nearest first. */
    private List<Duty> open() {
        return duties.ofConference(story.id()).stream()
                .filter(duty -> duty.isOpen() && !FOR_FAULTS.contains(duty.code()))
                .sorted(Comparator.comparing(Duty::due))
                .toList();
    }

    private void walk(Instant until) {
        if (until.isAfter(now())) {
            story.walk(LocalDateTime.ofInstant(until, ZONE).toString());
        }
    }

    private List<String> lanes() {
        return repository
                .getBpmnModelInstance(story.process().getProcessDefinitionId())
                .getModelElementsByType(Lane.class)
                .stream()
                .map(Lane::getName)
                .toList();
    }

    private List<String> namesOfAgencies(Plan plan) {
        return Stream.concat(Stream.of(plan.host()), plan.duties().stream().map(Plan.Duty::agency))
                .flatMap(code -> Optional.ofNullable(code).stream())
                .distinct()
                .map(code -> directory.find(code).orElseThrow().name())
                .toList();
    }

    /** One for what may happen at any time, one for all units. */
    private static int extraLanes(Plan plan) {
        return plan.units().isEmpty() ? 1 : 2;
    }

    private static List<String> dues(Plan plan) {
        return plan.duties().stream()
                .map(duty ->
                        "%s %s".formatted(duty.due().getDayOfWeek(), duty.due().toLocalTime()))
                .toList();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private static ZonedDateTime day(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }

    private static void at(String time) {
        setClock(day(time).toInstant());
    }

    private static void setClock(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }
}
