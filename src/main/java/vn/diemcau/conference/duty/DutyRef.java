package vn.diemcau.conference.duty;

/**
 * Names one duty of a conference that is known.
 *
 * @param agency code of the agency whose it is
 */
public record DutyRef(String code, String agency) {}
