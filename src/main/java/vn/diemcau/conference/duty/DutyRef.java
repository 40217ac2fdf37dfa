package vn.diemcau.conference.duty;

/**
 * Identifies a duty within one conference.
 *
 * @param agency code of the duty's agency
 */
public record DutyRef(String code, String agency) {}
