package vn.diemcau.conference.written;

import java.util.List;
import java.util.Set;

/** Words with which a letter begins to say what somebody shall do. */
public final class Verbs {

    private static final Phrases ALL = Lexicon.phrases("verbs");

    /** Words whose second half looks like a verb. */
    private static final Phrases COMPOUNDS = Lexicon.phrases("no verbs: compounds");

    /** Words before which no verb begins: "công tác kiểm tra", "các tổ chức", "được giao". */
    private static final Set<String> BEFORE_NOUNS = Lexicon.words("no verb behind");

    /** Names that end with such a word: "Tòa Hình sự", "Phòng Nhân sự". */
    private static final Phrases BEFORE_VERBS =
            Phrases.of("hình sự", "dân sự", "nhân sự", "quân sự", "thời sự", "lãnh sự");

    /** Groups are called after what they do: "ban tổ chức", "tổ phục vụ". */
    private static final Set<String> GROUPS = Set.of("ban", "phòng", "tổ", "đội", "nhóm", "trạm", "bộ", "tiểu");

    private static final Phrases OF_GROUPS = Lexicon.phrases("what groups are called after");

    /** A large letter makes no name of these. */
    private static final Phrases NEVER_IN_NAMES = Phrases.of(
            "thông báo",
            "chuẩn bị",
            "gửi",
            "bố trí",
            "cử",
            "đăng ký",
            "triệu tập",
            "phối hợp",
            "chủ trì",
            "bảo đảm",
            "đảm bảo");

    private static final Phrases MODALS = Phrases.of(
            "có trách nhiệm",
            "có nhiệm vụ",
            "vui lòng",
            "hãy",
            "phải",
            "cần",
            "cần phải",
            "chủ động",
            "tiếp tục",
            "khẩn trương",
            "nghiêm túc",
            "kịp thời",
            "tích cực");

    private static final Set<String> NOT_FORBIDDEN =
            Set.of("dự", "tham", "phải", "cần", "có", "bảo", "đảm", "hoàn", "được", "báo", "gửi", "đăng");

    private Verbs() {}

    /** The length in words of the verb that begins there; 0 for none. */
    public static int at(List<Word> words, int from) {
        if (from + 1 < words.size() && words.get(from).is("không") && isForbidden(words, from + 1)) {
            return 1 + ALL.at(words, from + 1);
        }
        int length = ALL.at(words, from);
        boolean isHalf = from > 0 && COMPOUNDS.at(words, from - 1) > 1;
        if (length == 0 || isHalf || COMPOUNDS.at(words, from) > length) {
            return 0;
        }
        if (from == 0) {
            return length;
        }
        Word before = words.get(from - 1);
        boolean isName = words.get(from).isCapital()
                && before.isLetters()
                && !before.is("yêu")
                && NEVER_IN_NAMES.at(words, from) == 0;
        boolean isOfGroup = GROUPS.contains(before.text())
                && OF_GROUPS.at(words, from) > 0
                && !(from > 1 && words.get(from - 2).is("văn"));
        boolean isBehindNoun =
                BEFORE_NOUNS.contains(before.text()) && !(from > 1 && BEFORE_VERBS.at(words, from - 2) > 0);
        return isName || isOfGroup || isBehindNoun && !isStrong(words, from, length) ? 0 : length;
    }

    /** "không trao thưởng", but not "không tham dự được" and not "không phải". */
    private static boolean isForbidden(List<Word> words, int verb) {
        return ALL.at(words, verb) > 0
                && COMPOUNDS.at(words, verb) <= ALL.at(words, verb)
                && !NOT_FORBIDDEN.contains(words.get(verb).text());
    }

    private static boolean isStrong(List<Word> words, int from, int length) {
        return length > 1
                && (words.get(from - 1).is("viên") || words.get(from - 1).is("chức"));
    }

    /** Whether a verb begins there, behind words such as "có trách nhiệm" or "đồng thời" as well. */
    public static boolean begins(List<Word> words, int from) {
        return at(words, from) > 0;
    }

    /** "chịu trách nhiệm chuẩn bị" is one, "chịu trách nhiệm về" is none. */
    private static int modal(List<Word> words, int at) {
        boolean isAnswering = at + 3 < words.size()
                && words.get(at).is("chịu")
                && words.get(at + 1).is("trách")
                && at(words, at + 3) > 0;
        return isAnswering ? 3 : MODALS.at(words, at);
    }

    /** Behind "có trách nhiệm", "phải", "chủ động". */
    public static int behindModal(List<Word> words, int from) {
        int at = from;
        int length = modal(words, at);
        while (length > 0) {
            at += length;
            length = modal(words, at);
        }
        return at;
    }
}
