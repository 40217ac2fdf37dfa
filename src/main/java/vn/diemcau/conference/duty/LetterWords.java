package vn.diemcau.conference.duty;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.QuotedDates;

/** Says beside the letter's words whether their hours are those of today: a conference moves, its letter does not. */
public final class LetterWords {

    /** What stands beside words whose hours or days have moved. */
    public static final String MOVED =
            "Trích Giấy mời ban đầu; giờ, ngày ghi trong đó đã dời, đề nghị thực hiện theo hạn của nhiệm vụ.";

    private LetterWords() {}

    /** The remark that belongs beside the words; empty while they hold, and where they are not the letter's. */
    public static String remark(Duty duty, Conference conference) {
        return remark(duty.code(), duty.words(), duty.due(), conference);
    }

    /** The same of a duty of which no more is known. */
    public static String remark(String code, String words, Instant due, Conference conference) {
        if (conference.revision() == 0 || !Duty.kindOf(code).equals(code)) {
            return "";
        }
        LocalDateTime deadline = due.atZone(conference.zone()).toLocalDateTime();
        List<LocalDateTime> known = Stream.of(conference.start(), conference.lineTest(), conference.registrationDue())
                .map(time -> time.toLocalDateTime())
                .toList();
        boolean hold = QuotedDates.areOf(
                words, Stream.concat(known.stream(), Stream.of(deadline)).toList(), deadline);
        return hold ? "" : MOVED;
    }
}
