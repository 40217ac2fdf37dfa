package vn.diemcau.web.desk;

import java.util.List;

/**
 * What a draft is edited with.
 *
 * @param host code of the Office that the person works for
 * @param units codes of the units that get the units' duties unless the draft names some
 * @param lists what who receives the registrations can receive
 * @param levels what an agency that is added can be called the level of
 */
record Choices(
        String host,
        List<Agency> agencies,
        List<String> units,
        List<Kind> kinds,
        List<Kind> milestones,
        List<Kind> proofs,
        List<Kind> lists,
        List<String> levels) {

    /** @param office whether it calls conferences */
    record Agency(String code, String name, List<String> aliases, boolean office) {

        static Agency of(vn.diemcau.conference.directory.Agency agency) {
            return new Agency(
                    agency.code(),
                    agency.name(),
                    agency.aliases(),
                    agency.kind() == vn.diemcau.conference.directory.Agency.Kind.OFFICE);
        }
    }

    /** @param name as the draft writes it */
    record Kind(String name, String words) {}
}
