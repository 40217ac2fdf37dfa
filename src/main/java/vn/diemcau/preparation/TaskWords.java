package vn.diemcau.preparation;

import vn.diemcau.conference.Conference;
import vn.diemcau.duty.Duty;
import vn.diemcau.duty.LetterWords;
import vn.diemcau.text.VietnameseTime;

/** What a user task's description says: what the letter asks, and by when. */
final class TaskWords {

    private TaskWords() {}

    static String of(Duty duty, Conference conference) {
        String remark = LetterWords.remark(duty, conference);
        return duty.words().strip()
                + (remark.isEmpty() ? "" : "\n(" + remark + ")")
                + "\n\nHạn: "
                + VietnameseTime.full(duty.due().atZone(conference.zone())) + ".";
    }
}
