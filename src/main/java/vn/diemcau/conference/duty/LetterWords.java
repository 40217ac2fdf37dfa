package vn.diemcau.conference.duty;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.platform.text.QuotedDates;

/** Makes the remark beside the letter's words about outdated dates: a conference may move, but its letter does not. */
public final class LetterWords {

    /** The remark beside words whose dates have moved, with the kind of the letter. */
    private static final String MOVED =
            "Trích %s ban đầu; giờ, ngày ghi trong đó đã dời, đề nghị thực hiện theo hạn của nhiệm vụ.";

    private LetterWords() {}

    /** The remark beside a duty's words; empty while their dates hold, and for words that are not the letter's. */
    public static String remark(Duty duty, Conference conference) {
        return remark(duty.code(), duty.words(), duty.due(), conference);
    }

    /** The same from single values of a duty. */
    public static String remark(String code, String words, Instant due, Conference conference) {
        if (conference.revision() == 0 || !Duty.taskOf(code).equals(code)) {
            return "";
        }
        LocalDateTime deadline = due.atZone(conference.zone()).toLocalDateTime();
        List<LocalDateTime> known = Stream.concat(
                        Stream.of(conference.start(), conference.lineTest(), conference.registrationDue()),
                        conference.milestones().stream().map(Milestone::at))
                .map(ZonedDateTime::toLocalDateTime)
                .toList();
        boolean hold = QuotedDates.areOf(
                words, Stream.concat(known.stream(), Stream.of(deadline)).toList(), deadline);
        return hold ? "" : MOVED.formatted(conference.letterKind());
    }

    /** The words as a quotation from the letter. */
    public static String quote(String words, Conference conference) {
        return "%s ghi: “%s”".formatted(conference.letterKind(), words);
    }
}
