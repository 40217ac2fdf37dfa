package vn.diemcau.conference.directory;

/**
 * An agency that an Office adds while the application runs, as it was typed; any of it may be null.
 *
 * @param shortName another name of it in letters
 * @param kind {@code AGENCY} or {@code UNIT}; the first when it is blank
 * @param level the level of its sites; the usual one of its kind when it is blank
 * @param role the post that gets the mails
 */
public record NewAgency(
        String name, String shortName, String kind, String level, String role, String email, String phone) {}
