package vn.diemcau.web.desk;

import java.util.List;

/**
 * What a draft is edited with.
 *
 * @param host code of the Office that the person works for
 * @param units codes of the units that get the units' duties unless the draft names some
 */
record Choices(
        String host,
        List<Agency> agencies,
        List<String> units,
        List<Kind> kinds,
        List<Kind> milestones,
        List<Kind> proofs) {

    /** @param office whether it calls conferences */
    record Agency(String code, String name, List<String> aliases, boolean office) {}

    /** @param name as the draft writes it */
    record Kind(String name, String words) {}
}
