package vn.diemcau.audit.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An act for the record: "gửi đăng ký: 21 điểm cầu, 812 đại biểu". The journal adds actor and time. The sentence
 * neither names nor quotes a person, because it is never removed.
 *
 * @param conference id of the conference; null for an act outside conferences
 * @param duty code of the duty concerned, or null
 * @param agencies codes of the agencies concerned; empty when it concerns all or none
 * @param reason typed reason or kind, or null; it is removed after its retention period
 * @param detail details beyond the sentence, such as the state before and after; may be empty
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

    /** A copy for a conference. */
    public Act in(String conference) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    /** A copy for a duty of an agency. */
    public Act on(String conference, String duty, String agency) {
        return new Act(kind, words, conference, duty, List.of(agency), reason, detail);
    }

    public Act about(List<String> agencies) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    public Act because(String reason) {
        return new Act(kind, words, conference, duty, agencies, reason, detail);
    }

    /** A copy with one more detail; null values are left out. */
    public Act with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(name, value);
        return new Act(kind, words, conference, duty, agencies, reason, more);
    }

    /** A copy with more text: ", muộn 2 giờ 05 phút". */
    public Act saying(String more) {
        return new Act(kind, words + more, conference, duty, agencies, reason, detail);
    }
}
