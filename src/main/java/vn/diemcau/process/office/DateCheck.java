package vn.diemcau.process.office;

import java.util.List;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/**
 * The answer to a question about dates that are not set yet.
 *
 * @param problems reasons why they would be refused; empty when they would be accepted
 * @param warnings sentences for the Office; they prevent nothing
 */
record DateCheck(List<Problem> problems, List<String> warnings) {

    /** Finds the warnings, or is refused. */
    interface Reading<E extends Exception> {
        List<String> warnings() throws E;
    }

    static <E extends Exception> DateCheck of(Reading<E> reading) throws E {
        try {
            return new DateCheck(List.of(), reading.warnings());
        } catch (Refused refused) {
            return new DateCheck(refused.problems(), List.of());
        }
    }
}
