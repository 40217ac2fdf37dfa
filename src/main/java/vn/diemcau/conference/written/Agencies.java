package vn.diemcau.conference.written;

import java.util.List;
import java.util.Set;

/** Finds who is named, by the grammar of offices' names; the directory need not know them. */
public final class Agencies {

    /** What offices, groups and posts begin with. */
    private static final Phrases HEADS = Lexicon.phrases("agencies: heads");

    /** What looks like the begin of an office and is a thing or a place. */
    private static final Phrases THINGS = Lexicon.phrases("agencies: things");

    /** Verbs as well: only a large letter or "các" makes a name of them. */
    private static final Phrases ONLY_AS_NAMES = Phrases.of("tổ chức", "báo");

    private static final Set<String> PLURAL = Set.of(
            "các", "mỗi", "từng", "tất", "cả", "toàn", "thể", "bộ", "những", "mọi", "riêng", "hai", "02", "03", "kính",
            "quý");

    /** What cannot stand within the name of who shall do something. */
    private static final Set<String> STOPS = Lexicon.words("agencies: stops");

    private static final Set<String> ATTENDING = Set.of("dự", "tham", "có");
    private static final Phrases ATTENDERS = Phrases.of(
            "đại biểu",
            "thành phần",
            "thành viên",
            "người",
            "cán bộ",
            "đảng viên",
            "đoàn viên",
            "hội viên",
            "đồng chí");
    private static final Phrases PREDICATES_OF_HAVING = Phrases.of("có mặt", "có trách nhiệm", "có nhiệm vụ");
    private static final Phrases CHARGED = Phrases.of(
            "được giao", "được giao nhiệm vụ", "được giao trách nhiệm", "được phân công", "được phân công nhiệm vụ");
    private static final int LONGEST = 48;

    private Agencies() {}

    /**
     * Who begins there and does something.
     *
     * @param to behind the name
     * @param verb where what is to be done begins
     * @param colon whether a colon stands between
     */
    public record Subject(int from, int to, int verb, boolean colon) {}

    /** Whether a name may begin there. */
    public static boolean begins(List<Word> words, int from) {
        int at = from;
        if (isCount(words, from)) {
            at++;
        }
        while (at < words.size()
                && PLURAL.contains(words.get(at).text())
                && !(words.get(at).is("bộ") && words.get(at).isCapital())) {
            at++;
        }
        if (THINGS.at(words, at) > 0 || THINGS.at(words, from) > 0) {
            return false;
        }
        if (at >= words.size()) {
            return HEADS.at(words, from) > 0;
        }
        boolean isVerbAsWell = at == from && ONLY_AS_NAMES.at(words, at) > 0 && !isNamed(words, at);
        return !isVerbAsWell && (HEADS.at(words, at) > 0 || HEADS.at(words, from) > 0);
    }

    /** "05 chi nhánh dẫn đầu" */
    private static boolean isCount(List<Word> words, int at) {
        return at + 1 < words.size()
                && words.get(at).isNumber()
                && words.get(at).text().length() <= 3
                && HEADS.at(words, at + 1) > 0;
    }

    /** "Báo Đông Lâm", "Báo và Phát thanh", but not "Báo số điện thoại" and not "Tổ chức hội nghị". */
    private static boolean isNamed(List<Word> words, int at) {
        Word next = at + 1 < words.size() ? words.get(at + 1) : words.get(at);
        return words.get(at).isCapital() && (next.isCapital() || next.is("và") || next.is(","));
    }

    /** Who does something from there on; null when nobody is named. */
    public static Subject at(List<Word> words, int from) {
        if (!begins(words, from)) {
            return null;
        }
        int colon = colon(words, from);
        if (colon > 0 && Verbs.begins(words, colon + 1)) {
            return new Subject(from, colon, colon + 1, true);
        }
        for (int at = from + 1; at < Math.min(words.size(), from + LONGEST); at++) {
            if (at == colon) {
                return new Subject(from, at, at + 1, true);
            }
            int charged = charged(words, at);
            if (charged > at && Verbs.begins(words, charged)) {
                return new Subject(from, at, charged, false);
            }
            if (isStop(words, at)) {
                return null;
            }
            if (isPredicate(words, from, at)) {
                return new Subject(from, at, at, false);
            }
        }
        return null;
    }

    /** The word behind "được giao", "được giao nhiệm vụ", "được phân công". */
    private static int charged(List<Word> words, int at) {
        int length = CHARGED.at(words, at);
        return at + length;
    }

    /** A colon behind the name; numbers stand in no name. */
    private static int colon(List<Word> words, int from) {
        for (int at = from + 1; at < Math.min(words.size(), from + LONGEST / 2); at++) {
            if (words.get(at).is(":") && !isWithinHour(words, at)) {
                return at;
            }
            if (isStop(words, at)) {
                return -1;
            }
        }
        return -1;
    }

    /** "14:00" */
    private static boolean isWithinHour(List<Word> words, int at) {
        return words.get(at - 1).isNumber()
                && at + 1 < words.size()
                && words.get(at + 1).isNumber()
                && words.get(at + 1).from() == words.get(at - 1).to() + 1;
    }

    private static boolean isPredicate(List<Word> words, int from, int at) {
        if (Verbs.at(words, at) == 0
                || words.get(at - 1).is(",") && !words.get(at).is("chủ")
                || words.get(at - 1).is("và")
                || words.get(at - 1).is("-")) {
            return false;
        }
        boolean isAttending = ATTENDING.contains(words.get(at).text())
                && !PREDICATES_OF_HAVING.isIn(words.subList(at, Math.min(at + 3, words.size())));
        boolean takesPartInDoing = words.get(at).is("tham")
                && at + 1 < words.size()
                && words.get(at + 1).is("gia")
                && Verbs.begins(words, at + 2);
        return takesPartInDoing
                || !(isAttending && ATTENDERS.isIn(words.subList(from, at)) && hasVerbBehind(words, at));
    }

    /** "đại biểu dự họp tại các điểm cầu thực hiện …": the second verb is what they shall do. */
    private static boolean hasVerbBehind(List<Word> words, int at) {
        int verb = Math.max(1, Verbs.at(words, at));
        for (int next = at + verb; next < Math.min(words.size(), at + 12); next++) {
            if (words.get(next).is(",") || words.get(next).is("và")) {
                return false;
            }
            if (Verbs.at(words, next) > 0
                    && !words.get(next).is("họp")
                    && (words.get(next).is("không") || !words.get(next - 1).is("dự"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name cannot go on over this word. */
    public static boolean isStop(List<Word> words, int at) {
        Word word = words.get(at);
        if (Verbs.at(words, at) > 1) {
            return false;
        }
        if (word.is("là")) {
            return at + 1 >= words.size()
                    || !(words.get(at + 1).is("thành")
                            || words.get(at + 1).is("đầu")
                            || words.get(at + 1).is("chủ"));
        }
        if (word.is("không")) {
            return Verbs.at(words, at) == 0;
        }
        if (word.is("được")) {
            return at + 1 >= words.size()
                    || !Set.of("giao", "phân", "mời", "chọn", "khen", "cử", "nêu")
                            .contains(words.get(at + 1).text());
        }
        if (word.is("số")) {
            return at + 2 < words.size()
                    && words.get(at + 1).isNumber()
                    && "-/".contains(words.get(at + 2).text());
        }
        return STOPS.contains(word.text()) && !word.isCapital();
    }

    /** The whole words as a name, without a verb: "3. Văn phòng Sở"; false when there is more. */
    public static boolean isName(List<Word> words) {
        if (words.isEmpty() || words.size() > LONGEST || !begins(words, 0)) {
            return false;
        }
        for (int at = 1; at < words.size(); at++) {
            if (isStop(words, at)
                    || isPredicate(words, 0, at) && !(words.get(at - 1).is(","))) {
                return false;
            }
        }
        return true;
    }
}
