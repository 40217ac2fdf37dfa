package vn.diemcau.conference.directory;

import java.util.List;
import java.util.Locale;

/**
 * How an Office's papers begin and end, and by whose name its mails come.
 *
 * @param heading lines at the left of a paper's head: the office, perhaps with the one above it
 * @param motto lines at the right, above the day; empty for none
 * @param signer post of whoever signs a paper: "CHÁNH VĂN PHÒNG"
 * @param sender name of the mails' sender
 */
public record OfficeWords(List<String> heading, List<String> motto, String signer, String sender) {

    /** Those of an office that says none. */
    static OfficeWords of(String name, String leader) {
        return new OfficeWords(
                List.of(name.toUpperCase(Locale.ROOT)),
                List.of(),
                leader.toUpperCase(Locale.ROOT),
                "Điểm Cầu - " + name);
    }
}
