package vn.diemcau.conference.duty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** The rules of one form, read from its HTML, so that browser and server apply the same checks. */
public final class FormRules {

    private static final Map<String, FormRules> CACHE = new ConcurrentHashMap<>();

    private final Map<String, FormField> fields;

    private FormRules(Map<String, FormField> fields) {
        this.fields = fields;
    }

    /**
     * The rules of {@code forms/<form>.html}.
     *
     * @throws IllegalArgumentException when there is no such form
     */
    public static FormRules of(String form) {
        return CACHE.computeIfAbsent(form, FormRules::read);
    }

    /** Names of the form's fields, in document order. */
    public Set<String> names() {
        return new LinkedHashSet<>(fields.keySet());
    }

    /** The fields in document order. */
    Collection<FormField> fields() {
        return fields.values();
    }

    /** The label of this field; null when the form has no such field. */
    String label(String name) {
        FormField field = fields.get(name);
        return field == null ? null : field.label();
    }

    /**
     * Checks an answer: each field by its rules, and that there are no other fields.
     *
     * @param given values by field: text, number, boolean or {@link Answer.Upload}; null and empty text mean an empty
     *     field
     * @return values by field: trimmed NFC text, Integer, Boolean or {@link Answer.Upload}; empty and hidden fields are
     *     missing
     * @throws Refused with every problem, in the form's order, each at its field's label
     */
    public Map<String, Object> check(Map<String, Object> given) {
        return check(given, Demands.NONE);
    }

    /** The same with what the plan demands of the duty beside the form's rules. */
    public Map<String, Object> check(Map<String, Object> given, Demands demands) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> clean = new LinkedHashMap<>();
        for (FormField field : fields.values()) {
            if (field.shownIf().stream().allMatch(condition -> condition.holds(clean))) {
                try {
                    field.read(given.get(field.name()), clean).ifPresent(value -> clean.put(field.name(), value));
                } catch (FormField.Wrong wrong) {
                    problems.add(new Problem(field.label(), wrong.getMessage()));
                }
            }
        }
        problems.addAll(demands.unmet(fields.values(), clean));
        given.keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .forEach(name -> problems.add(new Problem(name, "Biểu mẫu không có mục này.")));
        Refused.ifAny(problems);
        return clean;
    }

    private static FormRules read(String form) {
        // The name may come from a request, so it must not lead out of the folder.
        if (!form.matches("[A-Za-z]{1,60}")) {
            throw new IllegalArgumentException("No form " + form);
        }
        try (InputStream html = FormRules.class.getResourceAsStream("/static/forms/" + form + ".html")) {
            if (html == null) {
                throw new IllegalArgumentException("No form " + form);
            }
            return parse(form, new String(html.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FormRules parse(String form, String html) {
        Document document = Jsoup.parseBodyFragment(html);
        Map<String, FormField> fields = new LinkedHashMap<>();
        for (Element element : document.select("[cam-variable-name]")) {
            FormField field = FormField.of(element, document);
            for (FormField.Condition condition : field.conditions()) {
                if (!fields.containsKey(condition.field())) {
                    throw new IllegalStateException(
                            form + "." + field.name() + " depends on no earlier field " + condition.field());
                }
            }
            if (fields.put(field.name(), field) != null) {
                throw new IllegalStateException(form + " has two fields " + field.name());
            }
        }
        return new FormRules(fields);
    }
}
