package vn.diemcau.process.preparation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Demands;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.FormRules;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.linetest.SiteChecks;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.relay.MailRelay;

/** Plays the example conference: who does what and when, by default without faults. */
@TestComponent
public class ConferenceStory {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    /** The engine's query cannot filter by root process, so it would need one query per unit. */
    private static final String JOBS = """
            from act_ru_job job left join act_ru_execution process on process.id_ = job.process_instance_id_
            where job.retries_ > 0 and coalesce(process.root_proc_inst_id_, job.root_proc_inst_id_) =
              (select id_ from act_ru_execution where business_key_ = :id)""";

    private static int told;

    private final ProcessEngine engine;
    private final PreparationWorkflow workflow;
    private final Duties duties;
    private final Registrations registrations;
    private final SiteChecks lineTests;
    private final MailLedger ledger;
    private final MailRelay relay;
    private final DirectoryStore directory;
    private final JdbcClient jdbc;
    private String id;

    ConferenceStory(
            ProcessEngine engine,
            PreparationWorkflow workflow,
            Duties duties,
            Registrations registrations,
            SiteChecks lineTests,
            MailLedger ledger,
            MailRelay relay,
            DirectoryStore directory,
            JdbcClient jdbc) {
        this.engine = engine;
        this.workflow = workflow;
        this.duties = duties;
        this.registrations = registrations;
        this.lineTests = lineTests;
        this.ledger = ledger;
        this.relay = relay;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** Calls the letter's conference on Wednesday 12/01/2022 at 08:00. */
    public ConferenceStory called() {
        ClockUtil.setCurrentTime(date("2022-01-12T08:00"));
        // All tests come from one address, where some type wrong passwords.
        jdbc.sql("delete from sign_in_failure").update();
        id = workflow.call(plan("hoi-nghi-" + ++told));
        run();
        return this;
    }

    /** Continues a conference that was called in another way. */
    public ConferenceStory ofConference(String called) {
        id = called;
        run();
        return this;
    }

    /** Observes a conference whose jobs an executor runs. */
    public ConferenceStory following(String called) {
        id = called;
        return this;
    }

    /** Calls it and issues its letter, so that all duties are open. */
    public ConferenceStory issued() {
        called();
        does("VPTU", "IssueLetter");
        return this;
    }

    /** Issues the letter and moves to the given hour; due timers fire in order. */
    public ConferenceStory issuedAndAt(String time) {
        issued();
        return at(time);
    }

    /** The letter's plan under an id of its own. */
    public static String plan(String id) {
        try {
            return new ClassPathResource("conferences/hatinh-2022.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^id: .*$", "id: " + id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the clock forward, stopping at every timer of this conference on the way. */
    public ConferenceStory at(String time) {
        Date until = date(time);
        for (Date next = nextTimer(until); next != null; next = nextTimer(until)) {
            ClockUtil.setCurrentTime(later(next, ClockUtil.getCurrentTime()));
            run();
        }
        ClockUtil.setCurrentTime(until);
        run();
        return this;
    }

    /** Moves the clock forward like {@link #at}, and sends the mails at every stop. */
    public ConferenceStory walk(String time) {
        return walk(time, this::sendMails);
    }

    /** Moves the clock forward like {@link #at}, and does this at every stop. */
    public ConferenceStory walk(String time, Runnable atEveryStop) {
        Date until = date(time);
        for (Date next = nextTimer(until); next != null; next = nextTimer(until)) {
            ClockUtil.setCurrentTime(later(next, ClockUtil.getCurrentTime()));
            run();
            atEveryStop.run();
        }
        ClockUtil.setCurrentTime(until);
        run();
        atEveryStop.run();
        return this;
    }

    /** The server is down until the given hour; timers that fell due then fire together. */
    public ConferenceStory isBackAt(String time) {
        ClockUtil.setCurrentTime(date(time));
        run();
        sendMails();
        return this;
    }

    /** The agency promises an hour, as Tasklist's follow-up date. */
    public ConferenceStory promises(String agency, String duty, String until) {
        Task task = task(agency, duty);
        task.setFollowUpDate(date(until));
        engine.getTaskService().saveTask(task);
        return this;
    }

    /** All open duties are finished, but for those named "agency duty". */
    public ConferenceStory everybodyDoesEverythingBut(String... leftOpen) {
        for (List<Duty> open = openBut(leftOpen); !open.isEmpty(); open = openBut(leftOpen)) {
            open.forEach(duty -> does(duty.agency(), duty.code()));
        }
        return this;
    }

    private List<Duty> openBut(String... leftOpen) {
        return duties.ofConference(id).stream()
                .filter(duty -> duty.isOpen()
                        && !duty.code().equals("AmendRegistration")
                        && !List.of(leftOpen).contains(duty.agency() + " " + duty.code()))
                .toList();
    }

    /** The agency finishes its duty with an answer that the form accepts. */
    public ConferenceStory does(String agency, String duty) {
        return does(agency, duty, Map.of());
    }

    /** The agency finishes its duty with these values instead of the usual answer. */
    public ConferenceStory does(String agency, String duty, Map<String, Object> given) {
        complete(agency, duty, given);
        run();
        return this;
    }

    /** The same without running jobs. */
    public ConferenceStory doesWithoutJobs(String agency, String duty) {
        return doesWithoutJobs(agency, duty, Map.of());
    }

    public ConferenceStory doesWithoutJobs(String agency, String duty, Map<String, Object> given) {
        complete(agency, duty, given);
        return this;
    }

    private void complete(String agency, String duty, Map<String, Object> given) {
        Task task = task(agency, duty);
        Map<String, Object> answer = new HashMap<>(usual(agency, duty, task));
        answer.putAll(given);
        engine.getTaskService().complete(task.getId(), answer);
    }

    /** The letter's plan without the unit: its duties, its chair and its copy of the letter. */
    public static String planWithout(String unit, String id) {
        return plan(id).replace("\n  - " + unit + "\n", "\n")
                .replaceAll("\n  - (unit|agency): " + unit + "\n    .*", "");
    }

    /** A registration with the given number of delegates at the unit's own site, and no commune sites (O34). */
    public static String registration(int delegates) {
        return """
                {"own": {"place": "Hội trường tầng 2", "chair": "Bí thư", "technician": "Cán bộ kỹ thuật",
                  "phone": "0900000000", "delegates": %d, "backupPower": true, "backupLine": false},
                 "noCommuneSites": true, "sites": []}""".formatted(delegates);
    }

    /** The results for all shown sites: passed, except the named ones. */
    public String results(String question, String... failing) {
        List<String> failed = List.of(failing);
        List<Long> passed = lineTests.results(id).stream()
                .filter(SiteCheck::passed)
                .map(check -> check.site().id())
                .toList();
        List<String> rows = new ArrayList<>();
        for (Site site : registrations.sites(id).all()) {
            if (question.equals("passed") && passed.contains(site.id())) {
                continue;
            }
            boolean well = !failed.contains(site.label());
            rows.add("{\"site\": %d, \"%s\": %b, \"note\": %s}"
                    .formatted(site.id(), question, well, well ? "null" : "\"Mất tín hiệu\""));
        }
        return "[" + String.join(",", rows) + "]";
    }

    public String id() {
        return id;
    }

    public ProcessInstance process() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult();
    }

    public ProcessInstance processOf(String unit) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id + ":" + unit)
                .singleResult();
    }

    public Duty duty(String agency, String code) {
        return duties.get(id, code, agency);
    }

    /** The open duties of an agency, by code. */
    public List<String> openDutiesOf(String agency) {
        return duties.ofConference(id).stream()
                .filter(duty -> duty.isOpen() && duty.agency().equals(agency))
                .map(Duty::code)
                .sorted()
                .toList();
    }

    public Task task(String agency, String duty) {
        Duty found = duty(agency, duty);
        if (!found.isOpen()) {
            throw new AssertionError(duty + " of " + agency + " is not open");
        }
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(found.taskId())
                .initializeFormKeys()
                .singleResult();
    }

    /** All mails ordered so far as "kind → address", in order of address. */
    public List<String> mails(String kind) {
        return ledger.of(id).stream()
                .map(LedgerEntry::mail)
                .filter(mail -> mail.kind().equals(kind))
                .map(mail -> mail.address())
                .sorted()
                .toList();
    }

    /** Subjects of the mails of a kind that went to an address. */
    public List<String> sent(String kind, String address) {
        return entries(kind, address).map(LedgerEntry::subject).toList();
    }

    /** Plain texts of the mails of a kind that went to an address. */
    public List<String> texts(String kind, String address) {
        return entries(kind, address)
                .map(entry -> ledger.content(entry.mail().id()).orElseThrow().text())
                .toList();
    }

    /** All that was sent so far, as it was sent. */
    public List<MailContent> sentMails() {
        return ledger.of(id).stream()
                .filter(entry -> entry.state() == MailState.SENT)
                .map(entry -> ledger.content(entry.mail().id()).orElseThrow())
                .toList();
    }

    private Stream<LedgerEntry> entries(String kind, String address) {
        return ledger.of(id).stream()
                .filter(entry -> entry.state() == MailState.SENT)
                .filter(entry -> entry.mail().kind().equals(kind)
                        && entry.mail().address().equals(address));
    }

    /** The files that came with the only mail of a kind to an address. */
    public List<MailContent.Attachment> files(String kind, String address) {
        return entries(kind, address)
                .flatMap(entry -> ledger.content(entry.mail().id()).orElseThrow().attachments().stream())
                .toList();
    }

    /** The first address that the mails to an agency go to. */
    public String contactOf(String agency) {
        return directory.find(agency).orElseThrow().contacts().get(0).email();
    }

    public String nameOf(String agency) {
        return directory.find(agency).orElseThrow().name();
    }

    public String leaderOf(String agency) {
        return directory.find(agency).orElseThrow().leader().email();
    }

    /** Sends the mails of this story. Mails of other stories in the shared outbox are set aside. */
    public void sendMails() {
        jdbc.sql("update mail set state = 'DROPPED' where state = 'PLANNED' and conference_id <> ?")
                .param(id)
                .update();
        while (relay.sendDue() > 0) {
            // until none is left
        }
    }

    /** Runs what is due now, as the job executor would. */
    public void run() {
        for (List<String> due = due(); !due.isEmpty(); due = due()) {
            for (String job : due) {
                // One job may end another, which is then gone, as for the executor.
                if (isThere(job)) {
                    engine.getManagementService().executeJob(job);
                }
            }
        }
    }

    /** Asked thousands of times, so without the engine's query and its transaction. */
    private boolean isThere(String job) {
        return jdbc.sql("select from act_ru_job where id_ = ?")
                .param(job)
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /** Runs only the jobs of these steps, one step after the other. */
    public void runs(String... steps) {
        for (String step : steps) {
            jobsOf(step).forEach(job -> engine.getManagementService().executeJob(job));
        }
    }

    /** Runs one of the jobs of this step. */
    public void runsOne(String step) {
        engine.getManagementService().executeJob(jobsOf(step).get(0));
    }

    private List<String> jobsOf(String step) {
        return jdbc.sql("""
                        select job.id_ from act_ru_job job join act_ru_jobdef step on step.id_ = job.job_def_id_
                        where step.act_id_ = ? and job.root_proc_inst_id_ =
                          (select id_ from act_ru_execution where business_key_ = ?) order by job.id_""").params(step, id).query(String.class).list();
    }

    /** Runs the waiting jobs, but none that they create. */
    public ConferenceStory runOneRound() {
        due().forEach(job -> engine.getManagementService().executeJob(job));
        return this;
    }

    /** An answer that the form of an open duty accepts. */
    public Map<String, Object> usual(String agency, String duty) {
        return usual(agency, duty, task(agency, duty));
    }

    private Map<String, Object> usual(String agency, String duty, Task task) {
        String key = task.getFormKey();
        String form = key.substring(key.lastIndexOf('/') + 1, key.length() - ".html".length());
        Map<String, Object> answer = new HashMap<>();
        switch (duty) {
            case "RegisterSites", "AmendRegistration" -> answer.put("registration", registration(40));
            case "TestLines" -> answer.put("results", results("passed"));
            case "DecideReadiness" -> {
                answer.putAll(SampleAnswers.to(form));
                answer.put("decision", "GO");
            }
            default -> {
                if (form.equals("TakeRollCall")) {
                    answer.put("results", results("present"));
                } else {
                    answer.putAll(SampleAnswers.to(form));
                }
            }
        }
        Demands demands = duties.demands(duty(agency, duty));
        if (FormRules.of(form).names().contains("ticks")) {
            answer.put(
                    "ticks",
                    JsonMapper.builder().build().valueToTree(demands.ticks()).toString());
        }
        if (form.equals("GeneralDuty") && demands.proof() != Plan.Proof.NONE) {
            answer.put(
                    "firstFile",
                    Variables.fileValue("minh-chung.png")
                            .file(SampleAnswers.content("minh-chung.png", 30))
                            .create());
        }
        return answer;
    }

    private List<String> due() {
        return jobs(
                        "select job.id_ " + JOBS + " and (job.duedate_ is null or job.duedate_ <= :until)",
                        ClockUtil.getCurrentTime())
                .query(String.class)
                .list();
    }

    private Date nextTimer(Date until) {
        return jobs("select min(job.duedate_) " + JOBS + " and job.duedate_ <= :until", until)
                .query((row, n) -> (Date) row.getTimestamp(1))
                .optional()
                .orElse(null);
    }

    private JdbcClient.StatementSpec jobs(String sql, Date until) {
        return jdbc.sql(sql).param("id", id).param("until", new Timestamp(until.getTime()));
    }

    private static Date later(Date one, Date other) {
        return one.after(other) ? one : other;
    }

    /** An hour of the conference's zone: {@code 2022-01-12T08:00}. */
    public static Date date(String time) {
        return Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant());
    }
}
