package vn.diemcau.conference.registration;

import java.util.List;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Problem;

/**
 * What one row of a list of sites was read as.
 *
 * @param place the place of the catalogue that is certainly meant, else null
 * @param choices the places that a person may have meant, when that is not certain
 * @param problems by column; none when the row can be taken as it is
 * @param site null while it is not certain which place is meant
 */
public record SiteRow(
        State state, Locality place, List<Locality> choices, List<Problem> problems, Registration.SubSite site) {

    /** What is to be done about a row. */
    public enum State {
        OK,
        /** One of several places, or a name almost like one: a person has to choose. */
        CHOICE,
        DUPLICATE,
        UNKNOWN,
        /** The place is right, another cell is not. */
        INCOMPLETE
    }
}
