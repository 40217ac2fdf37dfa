package vn.diemcau.conference.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a person handed in for a duty, after the rules of its form held.
 *
 * @param by user id
 * @param onBehalf whether the person is not of the agency and answers in its stead
 * @param fields by name: String, Boolean or Integer; a field left empty is missing
 */
public record Answer(
        String conference,
        String duty,
        String agency,
        String by,
        boolean onBehalf,
        Instant at,
        Map<String, Object> fields,
        List<Upload> files) {

    /** A file of the answer, by the field it came in. */
    public record Upload(String field, String fileName, String contentType, byte[] content) {}

    public String text(String field) {
        return (String) fields.get(field);
    }

    public boolean isTicked(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }
}
