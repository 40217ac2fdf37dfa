package vn.diemcau.audit.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody did, as it is told: "gửi đăng ký: 21 điểm cầu, 812 đại biểu". Who did it when is added when it is
 * written, and the sentence names no person and quotes none, because it stays for good.
 *
 * @param conference null for what belongs to none
 * @param duty code of the duty concerned, or null
 * @param agencies codes of those concerned; empty when it concerns all or nobody
 * @param reason what somebody typed: why, or of what kind; or null. It is taken out after its time
 * @param detail what the sentence leaves out, such as the state before and after; may be empty
 */
public record Act(
        Kind kind,
        String words,
        String conference,
        String duty,
        List<String> agencies,
        String reason,
        Map<String, Object> detail) {

    public Act {
        agencies = List.copyOf(agencies);
    }

    public static Act of(Kind kind, String words) {
        return new Act(kind, words, null, null, List.of(), null, Map.of());
    }

    /** The same, said of a conference. */
    public Act in(String conference) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    /** The same, said of a duty of an agency. */
    public Act on(String conference, String duty, String agency) {
        return new Act(kind, words, conference, duty, List.of(agency), reason, detail);
    }

    public Act about(List<String> agencies) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    public Act because(String reason) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    /** The same with one more detail; what is null is left out. */
    public Act with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(name, value);
        return new Act(kind, words, conference, duty, agencies, reason, more);
    }

    /** The same with more to say: ", muộn 2 giờ 05 phút". */
    public Act saying(String more) {
        return new Act(kind, words + more, conference, duty, agencies, reason, detail);
    }
}
