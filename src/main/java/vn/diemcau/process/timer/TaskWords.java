package vn.diemcau.process.timer;

import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes a user task's description: the letter's request and its deadline. */
final class TaskWords {

    private TaskWords() {}

    static String of(Duty duty, Conference conference) {
        String remark = LetterWords.remark(duty, conference);
        return duty.words().strip()
                + (remark.isEmpty() ? "" : "\n(" + remark + ")")
                + "\n\n"
                + (conference.isDeferred()
                        ? "Hội nghị đang tạm hoãn, chưa có lịch mới; việc này chưa có hạn, vẫn làm trước được."
                        : "Hạn: " + VietnameseTime.full(duty.due().atZone(conference.zone())) + ".");
    }
}
