package vn.diemcau.process.task;

import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Duty;

/** Describes a change of a task's holder for the record. */
final class HolderActs {

    private HolderActs() {}

    /**
     * @param before user id of the previous holder, null for nobody
     * @param after user id of the new holder, null for nobody
     * @param by user id of whoever made the change, null for the system
     */
    static Act act(Duty duty, String before, String after, String by) {
        return act(before, after, by, "“" + duty.name() + "”")
                .on(duty.conference(), duty.code(), duty.agency())
                .with("before", before)
                .with("after", after);
    }

    private static Act act(String before, String after, String by, String task) {
        if (after == null) {
            return Act.of(
                    Kind.TASK_RELEASED,
                    before.equals(by) ? "trả lại việc " + task : "để trống người nhận việc " + task);
        }
        if (!after.equals(by)) {
            return Act.of(Kind.TASK_ASSIGNED, "giao cán bộ thực hiện việc " + task);
        }
        return before == null
                ? Act.of(Kind.TASK_CLAIMED, "nhận việc " + task)
                : Act.of(Kind.TASK_TAKEN_OVER, "nhận làm tiếp việc " + task);
    }
}
