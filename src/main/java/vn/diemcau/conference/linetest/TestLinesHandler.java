package vn.diemcau.conference.linetest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.linetest.SiteChecks.Kind;
import vn.diemcau.conference.linetest.SiteChecks.Result;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** Handles the line test in rounds. Sites that passed are not tested again (O47). */
@Component
class TestLinesHandler implements AnswerHandler {

    private final SiteChecks tests;
    private final Registrations registrations;
    private final ResultsReader reader;

    TestLinesHandler(SiteChecks tests, Registrations registrations, ObjectMapper json) {
        this.tests = tests;
        this.registrations = registrations;
        this.reader = new ResultsReader(json, "passed", true);
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.TEST);
    }

    /**
     * The next round.
     *
     * @param total of all sites that it tests
     * @param passed how many passed in earlier rounds
     * @param missing names of its units that have not registered
     */
    record Shown(int round, int total, int passed, List<String> missing, List<SiteGroup> groups) {}

    @Override
    @Transactional(readOnly = true)
    public Shown show(Duty duty) {
        SiteList list = registrations.sites(duty.conference());
        List<SiteCheck> before = tests.results(list, duty.code());
        List<Site> tested = tests.tested(list, duty.code());
        List<Site> due = due(tested, before);
        Map<Long, String> notes = new HashMap<>();
        before.forEach(check -> notes.put(check.site().id(), check.note()));
        return new Shown(
                tests.round(duty.conference(), duty.code()) + 1,
                tested.size(),
                tested.size() - due.size(),
                tests.missing(list, duty.code()).stream().map(UnitSites::name).toList(),
                SiteGroup.of(list, due, notes));
    }

    @Override
    @Transactional
    public Outcome accept(Answer answer) {
        SiteList list = registrations.sites(answer.conference());
        List<Site> tested = tests.tested(list, answer.duty());
        List<Site> due = due(tested, tests.results(list, answer.duty()));
        List<Problem> problems = new ArrayList<>();
        Map<Long, Result> results = reader.read(answer.fields().get("results"), list, due, problems);
        List<UnitSites> awaited = tested.isEmpty() ? tests.missing(list, answer.duty()) : List.of();
        boolean allPassed = awaited.isEmpty() && results.values().stream().allMatch(Result::passed);
        boolean risk = answer.isTicked("riskAccepted");
        if (!risk && !awaited.isEmpty()) {
            problems.add(new Problem(
                    "Kết quả từng điểm cầu",
                    "Chưa có điểm cầu nào để chạy thử, vì chưa đăng ký: %s. Hãy chờ đăng ký, hoặc để lãnh đạo chấp nhận rủi ro."
                            .formatted(awaited.stream().map(UnitSites::name).collect(Collectors.joining(", ")))));
        }
        if (risk) {
            named(answer, "riskAcceptedBy", "Lãnh đạo chấp nhận rủi ro", problems);
            named(answer, "riskReason", "Lý do chấp nhận rủi ro", problems);
        }
        if (risk && allPassed && problems.isEmpty()) {
            problems.add(new Problem(
                    "Chấp nhận rủi ro", "Mọi điểm cầu đều đạt, không có rủi ro nào để chấp nhận: hãy bỏ đánh dấu."));
        }
        Refused.ifAny(problems);
        int round = tests.round(answer.conference(), answer.duty()) + 1;
        tests.enter(
                answer.conference(),
                Kind.LINE_TEST,
                SiteChecks.stored(answer.duty()),
                round,
                results,
                answer.by(),
                answer.at());
        Act act = Tally.ofLineTest(tests.distinctName(answer.conference(), answer.duty()), round, list, results);
        return Outcome.of(risk ? act.saying("; lãnh đạo chấp nhận rủi ro").because(answer.text("riskReason")) : act)
                .deciding(Outcome.linesAccepted(answer.duty()), allPassed || risk);
    }

    private static List<Site> due(List<Site> tested, List<SiteCheck> before) {
        Set<Long> passed = before.stream()
                .filter(SiteCheck::passed)
                .map(check -> check.site().id())
                .collect(Collectors.toSet());
        return tested.stream().filter(site -> !passed.contains(site.id())).toList();
    }

    private static void named(Answer answer, String field, String label, List<Problem> problems) {
        String text = answer.text(field);
        if (text == null || text.isBlank()) {
            problems.add(new Problem(label, "Chưa ghi."));
        }
    }
}
