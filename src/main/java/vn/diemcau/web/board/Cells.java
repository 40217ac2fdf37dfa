package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects the cells of one site, in the order of the columns. */
final class Cells {

    /** The content of an answer about one aspect. */
    record Said(Mark mark, String text, String detail) {

        static Said done(String text, String detail) {
            return new Said(Mark.DONE, text, detail);
        }

        static Said risk(String text, String detail) {
            return new Said(Mark.RISK, text, detail);
        }
    }

    private static final Map<String, String> POWER = Map.of("GENERATOR", "Máy phát điện", "UPS", "Bộ lưu điện");

    private final List<Board.Cell> cells = new ArrayList<>();

    List<Board.Cell> all() {
        return List.copyOf(cells);
    }

    void add(Said said, String task) {
        String text = said.text().equals(said.mark().words()) ? null : said.text();
        cells.add(new Board.Cell(said.mark(), text, said.detail(), task));
    }

    /**
     * Adds a cell with the worst state of these duties, or with what their answers say once all are done. Without any,
     * the cell says that nothing is required.
     */
    void add(List<DutyStanding> asked, Function<List<JsonNode>, Said> answers) {
        DutyStanding worst =
                asked.stream().min(Comparator.comparing(DutyStanding::mark)).orElse(null);
        if (worst == null) {
            add(new Said(Mark.NONE, Mark.NONE.words(), ""), null);
            return;
        }
        List<JsonNode> done = asked.stream()
                .filter(each -> each.mark() == Mark.DONE)
                .map(each -> each.duty().answer())
                .toList();
        boolean isDone = worst.mark() == Mark.DONE;
        Said said = isDone
                ? answers.apply(done)
                : new Said(worst.mark(), worst.mark().words(), worst.detail());
        boolean isPartly = asked.size() > 1 && done.size() < asked.size();
        String detail = isPartly
                ? "xong %d/%d; %s: %s"
                        .formatted(done.size(), asked.size(), worst.duty().name(), said.detail())
                : said.detail();
        add(
                new Said(said.mark(), said.text(), detail),
                isDone ? null : worst.duty().task());
    }

    /** What the answers to several duties say together: each text once, with the worst of their marks. */
    static Function<List<JsonNode>, Said> each(Function<JsonNode, Said> answer) {
        return answers -> {
            List<Said> said = answers.stream().map(answer).toList();
            return new Said(
                    said.stream().map(Said::mark).min(Comparator.naturalOrder()).orElse(Mark.DONE),
                    joined(said, Said::text),
                    joined(said, Said::detail));
        };
    }

    /** The same words for any answers. */
    static Function<List<JsonNode>, Said> done(String text) {
        return answers -> Said.done(text, "");
    }

    private static String joined(List<Said> said, Function<Said, String> text) {
        return said.stream()
                .map(text)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** The backup power supply. */
    static Said power(JsonNode answer) {
        String kind = answer.path("backupPower").asText();
        return POWER.containsKey(kind)
                ? Said.done(POWER.get(kind), "")
                : Said.risk(
                        "Không có điện dự phòng", answer.path("withoutPower").asText());
    }

    /**
     * The halls of a site, together large enough for its delegates.
     *
     * @param delegates null when unknown
     */
    static Function<List<JsonNode>, Said> halls(Integer delegates) {
        return answers -> {
            List<JsonNode> described =
                    answers.stream().filter(answer -> answer.has("seats")).toList();
            if (described.isEmpty()) {
                return Said.done(Mark.DONE.words(), "");
            }
            int seats = described.stream()
                    .mapToInt(answer -> answer.path("seats").asInt())
                    .sum();
            String where = described.stream()
                    .map(answer -> answer.path("hall").asText())
                    .collect(Collectors.joining("; "));
            return delegates != null && delegates > seats
                    ? Said.risk("%d chỗ, %d đại biểu".formatted(seats, delegates), where)
                    : Said.done("%d chỗ".formatted(seats), where);
        };
    }

    /** "YES" with its subject, or "NO", which is also an answer (O61). */
    static Said speech(JsonNode answer) {
        return answer.path("speech").asText().equals("YES")
                ? Said.done(
                        "Phát biểu %d phút".formatted(answer.path("minutes").asInt()),
                        answer.path("title").asText())
                : Said.done("Không phát biểu", "");
    }
}
