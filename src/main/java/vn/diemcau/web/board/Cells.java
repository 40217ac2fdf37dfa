package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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
     * Adds a cell with the state of the duty, or with its answer once it is done. Without such a duty, the cell says
     * that nothing is required.
     */
    void add(DutyStanding standing, Function<JsonNode, Said> answer) {
        if (standing == null) {
            add(new Said(Mark.NONE, Mark.NONE.words(), ""), null);
        } else if (standing.mark() == Mark.DONE) {
            add(answer.apply(standing.duty().answer()), null);
        } else {
            add(
                    new Said(standing.mark(), standing.mark().words(), standing.detail()),
                    standing.duty().task());
        }
    }

    /** Adds a cell with the worst state of several duties. */
    void add(List<DutyStanding> standings, Function<JsonNode, Said> answer) {
        List<DutyStanding> asked = standings.stream().filter(Objects::nonNull).toList();
        DutyStanding worst =
                asked.stream().min(Comparator.comparing(DutyStanding::mark)).orElse(null);
        add(worst, answer);
        long done = asked.stream().filter(each -> each.mark() == Mark.DONE).count();
        if (asked.size() > 1 && done < asked.size()) {
            Board.Cell cell = cells.remove(cells.size() - 1);
            String detail = "xong %d/%d; %s: %s"
                    .formatted(done, asked.size(), worst.duty().name(), cell.detail());
            cells.add(new Board.Cell(cell.mark(), cell.text(), detail, cell.task()));
        }
    }

    /** The backup power supply. */
    static Said power(JsonNode answer) {
        String kind = answer.path("backupPower").asText();
        return POWER.containsKey(kind)
                ? Said.done(POWER.get(kind), "")
                : Said.risk(
                        "Không có điện dự phòng", answer.path("withoutPower").asText());
    }

    /** @param delegates null when unknown */
    static Said hall(JsonNode answer, Integer delegates) {
        int seats = answer.path("seats").asInt();
        String where = answer.path("hall").asText();
        return delegates != null && delegates > seats
                ? Said.risk("%d chỗ, %d đại biểu".formatted(seats, delegates), where)
                : Said.done("%d chỗ".formatted(seats), where);
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
