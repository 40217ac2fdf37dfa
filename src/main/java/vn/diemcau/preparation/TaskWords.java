package vn.diemcau.preparation;

import vn.diemcau.conference.Conference;
import vn.diemcau.duty.Duty;
import vn.diemcau.text.VietnameseTime;

/** What a user task's description says: what the letter asks, and by when. */
final class TaskWords {

    private TaskWords() {}

    static String of(Duty duty, Conference conference) {
        return duty.words().strip() + "\n\nHạn: "
                + VietnameseTime.full(duty.due().atZone(conference.zone())) + ".";
    }
}
