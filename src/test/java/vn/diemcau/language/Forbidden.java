package vn.diemcau.language;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Developers' words, which people at agencies and units must not see. See {@code docs/glossary.md}. */
final class Forbidden {

    private static final Pattern WORDS = Pattern.compile(
            "(?iU)\\b(process(es)?( instance| definition)?|instance|token|variable|task|tasklist|cockpit|claim|assignee|"
                    + "filter|form|user|login|log ?in|log ?out|submit|deadline|deploy|job|key|"
                    + "biến|tác vụ|tiến trình|thể hiện quy trình|khởi tạo|gán|mã thông báo|máy khách|thực thể|bình luận)\\b");

    private Forbidden() {}

    static List<String> in(String text) {
        return WORDS.matcher(text.replace("phổ biến", "").replace("ý kiến", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
