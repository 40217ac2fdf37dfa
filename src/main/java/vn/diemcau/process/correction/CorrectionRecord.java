package vn.diemcau.process.correction;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.PlanCorrections;
import vn.diemcau.conference.conference.PlanCorrections.Change;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.chase.CorrectionOrders;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.process.preparation.PlannedDates;

/** Keeps the corrected plan, records the correction and tells whom it concerns. */
@Component
class CorrectionRecord {

    private final PlanCorrections corrections;
    private final CorrectionOrders orders;
    private final DirectoryStore directory;
    private final PlannedDates planned;
    private final Journal journal;
    private final CurrentUser user;

    CorrectionRecord(
            PlanCorrections corrections,
            CorrectionOrders orders,
            DirectoryStore directory,
            PlannedDates planned,
            Journal journal,
            CurrentUser user) {
        this.corrections = corrections;
        this.orders = orders;
        this.directory = directory;
        this.planned = planned;
        this.journal = journal;
        this.user = user;
    }

    CorrectionEffect write(Conference conference, Plan plan, String reason, CorrectionNews news) {
        String id = conference.id();
        int revision = corrections.replace(id, plan.source(), reason, user.id() == null ? "system" : user.id());
        // Before the letter nobody knows of the plan, and the letter tells it as it is then.
        List<Change> changes = conference.status() == Conference.Status.ISSUED ? news.changes() : List.of();
        corrections.tell(id, revision, changes);
        Set<String> told = changes.stream().map(Change::agency).collect(Collectors.toCollection(TreeSet::new));
        int mails = orders.tell(id, revision, told);
        List<CorrectedWords> sentences = news.sentences();
        journal.write(Act.of(Kind.PLAN_CORRECTED, "sửa kế hoạch lần %d: %s".formatted(revision, words(sentences)))
                .in(id)
                .because(reason)
                .with("changes", sentences.stream().map(CorrectedWords::words).toList()));
        return new CorrectionEffect(
                revision,
                sentences,
                directory.all().stream()
                        .filter(agency -> told.contains(agency.code()))
                        .map(Agency::name)
                        .toList(),
                mails,
                planned.warnings(conference));
    }

    private static String words(List<CorrectedWords> sentences) {
        int shown = 6;
        String words = sentences.stream()
                .limit(shown)
                .map(each -> VietnameseText.lowerFirst(each.words()))
                .collect(Collectors.joining("; "));
        return sentences.size() > shown ? words + "; và %d thay đổi khác".formatted(sentences.size() - shown) : words;
    }
}
