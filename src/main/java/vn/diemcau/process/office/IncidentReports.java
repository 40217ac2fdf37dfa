package vn.diemcau.process.office;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.database.TransactionLock;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.task.ConferenceActs;

/** Takes reports of incidents. Each one becomes a task of the Office, so the number per agency is limited. */
@Component
public class IncidentReports {

    private static final int AT_MOST = 10;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration HANDLED_WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final Duties duties;
    private final DirectoryStore directory;
    private final ConferenceProcesses processes;
    private final Journal journal;
    private final CurrentUser user;
    private final Clock clock;

    IncidentReports(
            JdbcClient jdbc,
            Conferences conferences,
            Duties duties,
            DirectoryStore directory,
            ConferenceProcesses processes,
            Journal journal,
            CurrentUser user,
            Clock clock) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.duties = duties;
        this.directory = directory;
        this.processes = processes;
        this.journal = journal;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Counts one more report in the caller's transaction. The Office of that conference has no limit.
     *
     * @throws Refused when the agency has reached its limit for the hour
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireRoom(String conference) {
        if (user.isOfficeOf(conference)) {
            return;
        }
        for (String agency : user.agencies()) {
            // The lock makes requests take turns. Simultaneous requests would otherwise all pass the limit.
            TransactionLock.take(jdbc, 0x696e6369, agency);
        }
        Instant since = clock.instant().minus(WITHIN);
        List<String> agencies = user.agencies();
        int reported = jdbc.sql("select count(*) from act where kind = ? and at > ? and by_agency = any(?)")
                .params(Kind.INCIDENT_REPORTED.name(), Timestamp.from(since), agencies.toArray(String[]::new))
                .query(Integer.class)
                .single();
        if (reported >= AT_MOST) {
            throw new Refused(
                    Refused.Reason.TOO_MANY_TRIES,
                    "Cơ quan đã báo %d sự cố trong một giờ qua. Nếu có sự cố mới, hãy gọi điện cho Văn phòng."
                            .formatted(AT_MOST));
        }
    }

    /**
     * Opens a task for the Office with a deadline in one hour. The task names the reporting agency if it is not the
     * Office.
     *
     * @return code of the new duty
     */
    @Transactional
    public String report(String id, String words) {
        String duty = open(id, reporter(id).map(name -> name + " báo: ").orElse("") + words);
        journal.write(ConferenceActs.reported(id, duty, words));
        return duty;
    }

    /** The agency of a reporter outside the Office in this conference. */
    private Optional<String> reporter(String id) {
        List<String> agencies = user.isOfficeOf(id) ? List.of() : user.agencies();
        return agencies.stream()
                .filter(conferences.agencies(id)::contains)
                .findFirst()
                .or(() -> agencies.stream().findFirst())
                .flatMap(directory::find)
                .map(Agency::name);
    }

    /** Opens the task for an incident that the record already has under another kind. */
    public String open(String id, String words) {
        Conference conference = conferences.running(id);
        String duty = duties.addNumbered(
                id, DutyKind.INCIDENT, conference.host(), clock.instant().plus(HANDLED_WITHIN), words);
        processes.tell(ConferencePreparation.MESSAGE_INCIDENT, id, Map.of(ConferencePreparation.DUTY.name(), duty));
        return duty;
    }
}
