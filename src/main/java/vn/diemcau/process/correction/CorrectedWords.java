package vn.diemcau.process.correction;

import java.util.List;
import vn.diemcau.conference.conference.PlanCorrections.What;

/**
 * One change of a plan.
 *
 * @param duty its code
 * @param name its name for people
 * @param words a sentence for the Office: "Bỏ “Mời đại biểu” của Ban Tổ chức"
 * @param parts what of the duty becomes another
 */
public record CorrectedWords(What what, String duty, String name, String words, List<Part> parts) {

    /**
     * What a part of a duty was and is.
     *
     * @param name its name for people: "Hạn"
     * @param before null for a duty that is added
     * @param after null for a duty that is left out
     */
    public record Part(String name, String before, String after) {}
}
