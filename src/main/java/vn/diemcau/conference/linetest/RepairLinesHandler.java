package vn.diemcau.conference.linetest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;

/** Shows Viễn thông the sites that failed and why (O47, O65). */
@Component
class RepairLinesHandler implements AnswerHandler {

    private final SiteChecks tests;
    private final Registrations registrations;

    RepairLinesHandler(SiteChecks tests, Registrations registrations) {
        this.tests = tests;
        this.registrations = registrations;
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.REPAIR);
    }

    /**
     * @param round round of the failure
     * @param failed number of failed sites
     */
    record Shown(int round, int failed, List<SiteGroup> groups) {}

    @Override
    @Transactional(readOnly = true)
    public Shown show(Duty duty) {
        SiteList list = registrations.sites(duty.conference());
        String test = tests.repaired(duty.conference(), duty.code());
        List<SiteCheck> failed = tests.results(list, test).stream()
                .filter(check -> !check.passed())
                .toList();
        List<Site> sites = failed.stream().map(SiteCheck::site).toList();
        Map<Long, String> notes = new HashMap<>();
        failed.forEach(check -> notes.put(check.site().id(), check.note()));
        return new Shown(tests.round(duty.conference(), test), failed.size(), SiteGroup.of(list, sites, notes));
    }

    @Override
    public Outcome accept(Answer answer) {
        return Outcome.USUAL;
    }
}
