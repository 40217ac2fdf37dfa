package vn.diemcau.web.desk;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.desk.RowProblem;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.conference.desk.SheetPlan;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Calls the conference of a draft, once. */
@Component
class DraftCall {

    private final ConferenceDrafts drafts;
    private final Sheets sheets;
    private final Previews previews;
    private final PreparationWorkflow workflow;
    private final CurrentUser user;

    DraftCall(
            ConferenceDrafts drafts, Sheets sheets, Previews previews, PreparationWorkflow workflow, CurrentUser user) {
        this.drafts = drafts;
        this.sheets = sheets;
        this.previews = previews;
        this.workflow = workflow;
        this.user = user;
    }

    /**
     * Creates the conference, or nothing.
     *
     * @param seen the version that the caller has seen
     * @return id of the conference
     * @throws Refused INVALID with each problem and its row, CONFLICT when a colleague has saved or called since, or
     *     the letter was called before
     */
    @Transactional
    public String call(String id, int seen) {
        ConferenceDrafts.Draft draft =
                drafts.hold(id).filter(held -> user.mayActAs(held.office())).orElseThrow(DraftCall::noDraft);
        if (draft.conference() != null) {
            throw new Refused(Refused.Reason.CONFLICT, "Hội nghị này đã được triệu tập.");
        }
        if (draft.version() != seen) {
            throw new Refused(
                    Refused.Reason.CONFLICT, "Bản soạn vừa được người khác sửa; hãy xem lại trước khi triệu tập.");
        }
        Sheet sheet = sheets.read(draft.sheet());
        String digest = Sheets.digest(sheet);
        Optional<String> before = digest == null ? Optional.empty() : drafts.calledBy(draft.office(), digest);
        if (before.isPresent()) {
            throw new Refused(
                    Refused.Reason.CONFLICT, "Văn bản này đã được triệu tập thành “%s”.".formatted(before.get()));
        }
        SheetPlan.Built built = previews.plan(sheet);
        String conference;
        try {
            conference = workflow.call(built.text());
        } catch (Refused refused) {
            List<Problem> problems = RowProblem.of(built, refused.problems()).stream()
                    .map(problem -> new Problem(problem.place(), problem.message()))
                    .toList();
            throw new Refused(refused.reason(), problems);
        }
        drafts.called(id, conference);
        return conference;
    }

    static Refused noDraft() {
        return new Refused(Refused.Reason.NOT_FOUND, "Không có bản soạn này; có thể đồng nghiệp đã xóa.");
    }
}
