package vn.diemcau.platform.input;

/**
 * One thing that is wrong with what a person handed in.
 *
 * @param place where it is, in the reader's own terms: {@code dòng 12, duties[3].due}, or a field's label; may be empty
 * @param message what is wrong, a Vietnamese sentence that a person can act on
 */
public record Problem(String place, String message) {

    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
