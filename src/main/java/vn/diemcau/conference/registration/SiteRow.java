package vn.diemcau.conference.registration;

import java.util.List;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Problem;

/**
 * The result of reading one row of a list of sites.
 *
 * @param place the certain place of the catalogue, else null
 * @param choices candidate places when the place is uncertain
 * @param problems problems by column; empty for a valid row
 * @param site null while the place is uncertain
 */
public record SiteRow(
        State state, Locality place, List<Locality> choices, List<Problem> problems, Registration.SubSite site) {

    /** The state of a row. */
    public enum State {
        OK,
        /** Several candidates, or only a similar name: a person has to choose. */
        CHOICE,
        DUPLICATE,
        UNKNOWN,
        /** The place is certain, but another cell is invalid. */
        INCOMPLETE
    }
}
