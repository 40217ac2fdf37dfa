package vn.diemcau.process.office;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;

/** How many incidents an agency may report: each is a task of the Office's. */
@Component
public class IncidentReports {

    private static final int AT_MOST = 10;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    IncidentReports(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Lets the caller's transaction report one more; the Office may report as many as there are.
     *
     * @throws Refused when the agency has reported enough within the hour
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireRoom() {
        if (user.isOffice()) {
            return;
        }
        for (String agency : user.agencies()) {
            // One after the other: those who ask at the same instant would all find room.
            jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                    .params(0x696e6369, agency)
                    .query()
                    .listOfRows();
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
}
