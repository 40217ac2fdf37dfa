package vn.diemcau.conference.duty;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Answers with exactly the required fields of a form. */
public final class SampleAnswers {

    private SampleAnswers() {}

    /** A good answer to {@code forms/<form>.html}; JSON fields are left to the test. */
    public static Map<String, Object> to(String form) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (FormField field : FormRules.of(form).fields()) {
            boolean asked = field.shownIf().stream().allMatch(condition -> condition.holds(answer));
            boolean needed = field.required()
                    || (field.requiredIf() != null && field.requiredIf().holds(answer));
            if (asked && needed && !field.json()) {
                answer.put(field.name(), sample(field));
            }
        }
        return answer;
    }

    /** The leading bytes of a file with that extension. */
    public static byte[] content(String fileName, int bytes) {
        String start = switch (fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "pdf" -> "%PDF-1.4";
            case "png" -> "\u0089PNG\r\n\u001a\n";
            case "jpg", "jpeg" -> "\u00ff\u00d8\u00ff";
            case "docx", "xlsx", "zip" -> "PK\u0003\u0004";
            default -> "";
        };
        return Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), bytes);
    }

    private static String text(FormField field) {
        return Stream.of("Nội dung", "0900000000", "Cán bộ thứ nhất, 0900000000")
                .filter(text ->
                        field.pattern() == null || field.pattern().matcher(text).matches())
                .filter(text ->
                        field.lines() == null || field.lines().matcher(text).matches())
                .findFirst()
                .orElseThrow();
    }

    private static Object sample(FormField field) {
        return switch (field.control()) {
            case "checkbox" -> true;
            case "number" -> field.min() == null ? 1 : field.min();
            case "date" -> "2022-01-18";
            case "datetime-local" -> "2022-01-18T15:00";
            case "email" -> "vanphong@donvi.example";
            case "tel" -> "0900000000";
            case "select" -> field.options().stream().sorted().findFirst().orElseThrow();
            case "file" ->
                new Answer.Upload(
                        field.name(),
                        "tep" + field.accept().get(0),
                        "application/octet-stream",
                        content(field.accept().get(0), 30));
            default -> text(field);
        };
    }
}
