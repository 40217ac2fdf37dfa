package vn.diemcau.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;

/** Everybody at once, while the job executor works beside them. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"diemcau.embedded.temporary=true", "diemcau.example=false", "diemcau.mail.relay.enabled=false"})
class NoConflictIT {

    private static final int OFFICERS_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> OF_UNIT = Set.of(
            "RegisterSites",
            "PrepareHall",
            "InviteUnitDelegates",
            "AssignUnitReporters",
            "PrepareSpeech",
            "SignUnitReadiness");

    /** One duty of an agency with its task, to be finished by an officer of it. */
    private record Work(String agency, String duty, String task) {}

    @LocalServerPort
    private int port;

    @Autowired
    private Duties duties;

    @Autowired
    private Conferences conferences;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    private String id;

    @BeforeEach
    void theLetterIsIssued() {
        Officer office = Officer.of("VPTU", port);
        id = "cung-luc-" + System.nanoTime();
        String plan = office.get("/api/plan-template").body().replaceFirst("(?m)^id: .*$", "id: " + id);
        assertThat(office.post("/api/conferences", "application/yaml", plan.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
        finish(open(duty -> true));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(duty -> true)).hasSize(17 + 14 * 5));
    }

    @AfterEach
    void nobodyElseMeetsThisConference() {
        ClockUtil.reset();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "the test is over"));
    }

    @Test
    void all_agencies_and_units_finish_their_first_duties_at_once_and_nobody_meets_anybody() throws Exception {
        finishAtOnce(open(duty -> true));
        List<String> units = conferences.units(id);
        await().atMost(PATIENCE)
                .until(() ->
                        open(duty -> duty.code().equals("SignUnitReadiness")).size() == units.size());

        finishAtOnce(open(duty -> duty.code().equals("SignUnitReadiness")));

        assertThat(units)
                .hasSize(14)
                .allSatisfy(unit -> assertThat(doneBy(unit)).isEqualTo(OF_UNIT));
        // Each unit's registration stays open to changes until the line test, and nothing else of what was finished.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(duty -> true))
                        .hasSize(14)
                        .allSatisfy(work -> assertThat(work.duty()).isEqualTo("AmendRegistration")));
        noJobFailed();
    }

    @Test
    void officers_who_finish_at_the_very_deadline_do_not_notice_the_timers() throws Exception {
        List<Work> work = open(duty -> true);
        Instant due = conferences.get(id).registrationDue().toInstant();

        ClockUtil.offset(Duration.between(Instant.now(), due).toMillis());
        finishAtOnce(work);

        assertThat(conferences.units(id))
                .allSatisfy(unit -> assertThat(doneBy(unit)).contains("RegisterSites", "PrepareHall", "PrepareSpeech"));
        noJobFailed();
    }

    private List<Work> open(Predicate<Duty> chosen) {
        return duties.ofConference(id).stream()
                .filter(duty -> duty.isOpen() && chosen.test(duty))
                .map(duty -> new Work(duty.agency(), duty.code(), duty.taskId()))
                .toList();
    }

    private Set<String> doneBy(String unit) {
        Set<String> done = new TreeSet<>();
        for (Duty duty : duties.ofConference(id)) {
            if (duty.agency().equals(unit) && duty.doneAt() != null) {
                done.add(duty.code());
            }
        }
        return done;
    }

    private void finishAtOnce(List<Work> work) throws Exception {
        List<Work> mixed = new ArrayList<>(work);
        Collections.shuffle(mixed);
        ExecutorService officers = Executors.newFixedThreadPool(OFFICERS_AT_ONCE);
        try {
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            mixed.forEach(each -> acts.add(() -> hand(each)));
            for (Future<HttpResponse<String>> answer : officers.invokeAll(acts)) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(204);
            }
        } finally {
            officers.shutdownNow();
        }
    }

    private void finish(List<Work> work) {
        work.forEach(each -> assertThat(hand(each).statusCode()).isEqualTo(204));
    }

    private HttpResponse<String> hand(Work work) {
        Officer officer = Officer.of(work.agency(), port);
        Map<String, Object> answer = new HashMap<>(SampleAnswers.to(officer.form(work.task())));
        if (work.duty().equals("RegisterSites")) {
            answer.put("registration", ConferenceStory.registration(40));
        }
        return officer.submits(work.task(), answer);
    }

    /** A job that met an officer is tried again without costing it a try. */
    private void noJobFailed() {
        await().atMost(PATIENCE).until(() -> jobs.createJobQuery().messages().count() == 0);
        assertThat(jobs.createJobQuery().withException().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }
}
