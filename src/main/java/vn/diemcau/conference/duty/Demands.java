package vn.diemcau.conference.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.input.Problem;

/**
 * What the plan demands of the answer to one duty, beyond the rules of its form.
 *
 * @param ticks sentences to confirm, every one
 * @param proof the file that shows the duty done
 */
public record Demands(List<String> ticks, Plan.Proof proof) {

    static final Demands NONE = new Demands(List.of(), Plan.Proof.NONE);

    /** The field with the confirmed sentences: a JSON list of texts. Sentences and no numbers, because a plan changes. */
    private static final String TICKS = "ticks";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};

    /**
     * A proof in words.
     *
     * @param request a sentence that asks for the file
     * @param endings file name extensions that count
     */
    public record ProofWords(String request, List<String> endings) {}

    private record Confirmed(String words, String by, String at) {}

    /** The proof in words; empty when none is demanded. */
    public Optional<ProofWords> proofWords() {
        return switch (proof) {
            case NONE -> Optional.empty();
            case PHOTO ->
                Optional.of(new ProofWords(
                        "Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.", List.of(".jpg", ".jpeg", ".png")));
            case SCAN ->
                Optional.of(new ProofWords(
                        "Cần ít nhất một bản quét (.pdf) hoặc ảnh (.jpg, .jpeg, .png) làm minh chứng.",
                        List.of(".pdf", ".jpg", ".jpeg", ".png")));
        };
    }

    /** What an answer by a form with these fields lacks. A form that cannot give it is not asked for it. */
    List<Problem> unmet(Collection<FormField> form, Map<String, Object> answer) {
        List<Problem> problems = new ArrayList<>();
        form.stream()
                .filter(field -> field.name().equals(TICKS))
                .findFirst()
                .ifPresent(field -> checkTicks(field.label(), answer.get(TICKS), problems));
        proofWords().ifPresent(words -> checkProof(words, form, answer, problems));
        return problems;
    }

    /** The same answer, in which the confirmed sentences say who confirmed them and when. */
    public Map<String, Object> signed(Map<String, Object> answer, String by, Instant at) {
        answer.computeIfPresent(
                TICKS,
                (name, given) -> write(read(given).orElseThrow().stream()
                        .map(words -> new Confirmed((String) words, by, at.toString()))
                        .toList()));
        return answer;
    }

    private void checkTicks(String place, Object given, List<Problem> problems) {
        List<?> confirmed = given == null ? List.of() : read(given).orElse(null);
        if (confirmed == null) {
            problems.add(new Problem(place, "Nội dung gửi lên không đọc được."));
            return;
        }
        confirmed.stream()
                .filter(words -> words == null || !ticks.contains(words))
                .forEach(words -> problems.add(new Problem(
                        place,
                        "Nhiệm vụ này không có nội dung %s. Hãy tải lại trang."
                                .formatted(Problem.quoted(String.valueOf(words))))));
        ticks.stream()
                .filter(words -> !confirmed.contains(words))
                .forEach(words -> problems.add(new Problem(words, "Cần đánh dấu xác nhận.")));
    }

    private static void checkProof(
            ProofWords words, Collection<FormField> form, Map<String, Object> answer, List<Problem> problems) {
        List<FormField> fields = form.stream()
                .filter(field -> field.accept().stream().anyMatch(words.endings()::contains))
                .toList();
        boolean isThere = fields.stream()
                .anyMatch(field -> answer.get(field.name()) instanceof Answer.Upload file
                        && words.endings().stream().anyMatch(file.fileName().toLowerCase(Locale.ROOT)::endsWith));
        if (!fields.isEmpty() && !isThere) {
            problems.add(new Problem(fields.get(0).label(), words.request()));
        }
    }

    private static Optional<List<Object>> read(Object given) {
        try {
            return Optional.ofNullable(JSON.readValue(given.toString(), LIST));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String write(List<Confirmed> confirmed) {
        try {
            return JSON.writeValueAsString(confirmed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
