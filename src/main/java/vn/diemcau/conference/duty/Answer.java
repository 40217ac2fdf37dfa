package vn.diemcau.conference.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.plan.DutyKind;

/**
 * A person's answer to a duty, valid by the rules of its form.
 *
 * @param by user id
 * @param onBehalf whether a person outside the agency answers on its behalf
 * @param fields values by name: String, Boolean or Integer; an empty field is missing
 */
public record Answer(
        String conference,
        String duty,
        DutyKind kind,
        String agency,
        String by,
        boolean onBehalf,
        Instant at,
        Map<String, Object> fields,
        List<Upload> files) {

    /** An uploaded file with its field. */
    public record Upload(String field, String fileName, String contentType, byte[] content) {}

    public String text(String field) {
        return (String) fields.get(field);
    }

    public boolean isTicked(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }
}
