package vn.diemcau.conference.linetest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.linetest.SiteChecks.Kind;
import vn.diemcau.conference.linetest.SiteChecks.Result;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** Calls the roll of all sites before the conference starts (O3), meets again, or rehearses. */
@Component
class RollCallHandler implements AnswerHandler {

    private final SiteChecks tests;
    private final Registrations registrations;
    private final ResultsReader reader;

    RollCallHandler(SiteChecks tests, Registrations registrations, ObjectMapper json) {
        this.tests = tests;
        this.registrations = registrations;
        // Absent sites need no note, because ten minutes before the start there is no time to ask.
        this.reader = new ResultsReader(json, "present", false);
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.ROLL_CALL);
    }

    /**
     * @param total of all sites
     * @param missing names of the units that have not registered
     */
    record Shown(int total, List<String> missing, List<SiteGroup> groups) {}

    @Override
    @Transactional(readOnly = true)
    public Shown show(Duty duty) {
        SiteList list = registrations.sites(duty.conference());
        return new Shown(
                list.siteCount(),
                list.missing().stream().map(UnitSites::name).toList(),
                SiteGroup.of(list, list.all(), Map.of()));
    }

    @Override
    @Transactional
    public Outcome accept(Answer answer) {
        SiteList list = registrations.sites(answer.conference());
        List<Problem> problems = new ArrayList<>();
        Map<Long, Result> results = reader.read(answer.fields().get("results"), list, list.all(), problems);
        Refused.ifAny(problems);
        int round = tests.round(answer.conference(), Kind.ROLL_CALL, answer.duty()) + 1;
        tests.enter(answer.conference(), Kind.ROLL_CALL, answer.duty(), round, results, answer.by(), answer.at());
        return Outcome.of(Tally.ofRollCall(tests.distinctName(answer.conference(), answer.duty()), list, results));
    }
}
