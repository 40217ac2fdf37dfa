package vn.diemcau.conference.duty;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Answers with exactly the required fields of a form, and what the letter's plan wants confirmed there. */
public final class SampleAnswers {

    private static final Map<?, ?> PLAN = plan();

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
        List<String> ticks = ticks(form);
        if (!ticks.isEmpty()) {
            answer.put("ticks", JsonMapper.builder().build().valueToTree(ticks).toString());
        }
        return answer;
    }

    /** The sentences that the letter's plan wants confirmed in the only duty with this form. */
    public static List<String> ticks(String form) {
        return Stream.of("duties", "unitDuties")
                .flatMap(key -> ((List<?>) PLAN.get(key)).stream())
                .map(duty -> (Map<?, ?>) duty)
                .filter(duty -> form.equals(duty.get("code")) && duty.get("ticks") != null)
                .flatMap(duty -> ((List<?>) duty.get("ticks")).stream())
                .map(String::valueOf)
                .toList();
    }

    private static Map<?, ?> plan() {
        try (InputStream plan = SampleAnswers.class.getResourceAsStream("/conferences/hatinh-2022.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
