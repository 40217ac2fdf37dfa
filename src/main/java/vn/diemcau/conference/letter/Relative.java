package vn.diemcau.conference.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.conference.letter.Reading.MilestoneKind;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Word;

/**
 * A distance to a milestone: "trước giờ họp 60 phút", "chậm nhất 01 ngày trước khai mạc".
 *
 * @param from offset of its words
 * @param to offset behind them
 * @param anchor the milestone
 * @param amount how many
 * @param unit "phút", "giờ" or "ngày"
 * @param isBefore whether before or after it
 */
record Relative(int from, int to, MilestoneKind anchor, int amount, String unit, boolean isBefore) {

    private static final Phrases OF_TEST = Phrases.of(
            "chạy thử",
            "kiểm tra đường truyền",
            "thử đường truyền",
            "kết nối thử",
            "kiểm tra kỹ thuật",
            "thử kỹ thuật");
    private static final Phrases OF_REHEARSAL = Lexicon.phrases("dayroles: rehearsals");
    private static final Phrases OF_SESSION = Lexicon.phrases("relative: of session");
    private static final Set<String> UNITS = Set.of("phút", "giờ", "tiếng", "ngày", "tuần");
    private static final Map<String, Integer> NUMBERS =
            Map.of("một", 1, "hai", 2, "ba", 3, "năm", 5, "mười", 10, "bốn", 4, "nửa", 0);
    private static final Set<String> SMALL = Lexicon.words("relative: small");
    private static final int REACH = 12;

    /** The first distance among these words; empty for none. */
    static Optional<Relative> in(List<Word> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean isBefore = words.get(at).is("trước");
            if (!isBefore && !words.get(at).is("sau")) {
                continue;
            }
            Relative found = behind(words, at, isBefore);
            found = found == null ? ahead(words, at, isBefore) : found;
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** "trước giờ họp ít nhất 60 phút", "trước 15 phút" */
    private static Relative behind(List<Word> words, int start, boolean isBefore) {
        MilestoneKind anchor = null;
        int at = start + 1;
        while (at < Math.min(words.size(), start + REACH)) {
            int amount = amount(words, at);
            if (amount > 0
                    && at + 1 < words.size()
                    && UNITS.contains(words.get(at + 1).text())
                    && !isHourOfDay(words, at, anchor)) {
                boolean isKnown =
                        anchor != null || isBefore && (words.get(at + 1).is("phút") || comparesBehind(words, at + 2));
                return isKnown
                        ? new Relative(
                                words.get(start).from(),
                                words.get(at + 1).to(),
                                anchor == null ? MilestoneKind.SESSION : anchor,
                                amount,
                                words.get(at + 1).text(),
                                isBefore)
                        : null;
            }
            int length = anchorAt(words, at);
            if (length > 0) {
                anchor = anchor == null ? anchor(words, at) : anchor;
                at += length;
            } else if (SMALL.contains(words.get(at).text())) {
                at++;
            } else {
                return null;
            }
        }
        return null;
    }

    /** "03 ngày so với ngày khai mạc" */
    private static boolean comparesBehind(List<Word> words, int at) {
        return at + 1 < words.size()
                && words.get(at).is("so")
                && words.get(at + 1).is("với");
    }

    private static boolean isHourOfDay(List<Word> words, int at, MilestoneKind anchor) {
        return words.get(at + 1).is("giờ")
                && (anchor == null || at + 2 < words.size() && words.get(at + 2).isNumber());
    }

    /** "60 phút trước giờ họp", "02 ngày làm việc sau Hội nghị" */
    private static Relative ahead(List<Word> words, int start, boolean isBefore) {
        int unit = start - 1;
        boolean isWorking =
                unit > 1 && words.get(unit).is("việc") && words.get(unit - 1).is("làm");
        unit -= isWorking ? 2 : 0;
        if (unit < 1 || !UNITS.contains(words.get(unit).text()) || amount(words, unit - 1) <= 0) {
            return null;
        }
        for (int at = start + 1; at < Math.min(words.size(), start + REACH); at++) {
            int length = anchorAt(words, at);
            if (length > 0) {
                return new Relative(
                        words.get(unit - 1).from(),
                        words.get(at + length - 1).to(),
                        anchor(words, at),
                        amount(words, unit - 1),
                        isWorking ? "ngày làm việc" : words.get(unit).text(),
                        isBefore);
            }
            if (!SMALL.contains(words.get(at).text())) {
                return null;
            }
        }
        return null;
    }

    /** Whether it is counted in minutes or hours. */
    boolean isOfHours() {
        return !unit.startsWith("ngày") && !unit.equals("tuần");
    }

    private static int amount(List<Word> words, int at) {
        return words.get(at).isNumber()
                ? words.get(at).number()
                : NUMBERS.getOrDefault(words.get(at).text(), -1);
    }

    private static int anchorAt(List<Word> words, int at) {
        return Math.max(OF_TEST.at(words, at), Math.max(OF_REHEARSAL.at(words, at), OF_SESSION.at(words, at)));
    }

    private static MilestoneKind anchor(List<Word> words, int at) {
        return OF_TEST.at(words, at) > 0
                ? MilestoneKind.LINE_TEST
                : OF_REHEARSAL.at(words, at) > 0 ? MilestoneKind.REHEARSAL : MilestoneKind.SESSION;
    }
}
