package vn.diemcau.process.office;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.plan.PlanShift;
import vn.diemcau.platform.database.DatabaseMode;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Calls the example conference at the first start on the embedded database, so that the boards have content. */
@Component
@ConditionalOnProperty(name = "diemcau.example", matchIfMissing = true)
class ExampleConference {

    private static final Logger log = LoggerFactory.getLogger(ExampleConference.class);

    private final DatabaseMode database;
    private final Conferences conferences;
    private final PreparationWorkflow workflow;
    private final ExamplePlan plan;

    ExampleConference(DatabaseMode database, Conferences conferences, PreparationWorkflow workflow, ExamplePlan plan) {
        this.database = database;
        this.conferences = conferences;
        this.workflow = workflow;
        this.plan = plan;
    }

    /** Comes before the sentence with the address: whoever opens that finds the example. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void call() {
        if (!database.isEmbedded() || !conferences.all().isEmpty()) {
            return;
        }
        List<Problem> problems = plan.problems();
        if (!problems.isEmpty()) {
            log.warn(
                    "Không mở Hội nghị mẫu, vì danh bạ đang dùng không phải danh bạ của Hội nghị mẫu ({} chỗ không khớp, "
                            + "như: {}). Bỏ câu này bằng DIEMCAU_EXAMPLE=false.",
                    problems.size(),
                    problems.get(0).message());
            return;
        }
        PlanShift.Moved moved = plan.ahead();
        Conference called = conferences.get(workflow.call(moved.text()));
        log.info(
                "Đã mở Hội nghị mẫu “{}”. Các mốc thời gian của Giấy mời năm 2022 được dời tới: "
                        + "hạn đăng ký {}, chạy thử {}, khai mạc {}.",
                called.title(),
                VietnameseTime.full(called.registrationDue()),
                VietnameseTime.full(called.lineTest()),
                VietnameseTime.full(called.start()));
        if (!moved.daysOff().isEmpty()) {
            log.warn(
                    "Trong một năm tới không có tuần nào tránh được hết ngày nghỉ; các mốc sau của Hội nghị mẫu rơi vào "
                            + "ngày nghỉ: {}.",
                    moved.daysOff().stream().map(VietnameseTime::date).collect(Collectors.joining(", ")));
        }
    }
}
