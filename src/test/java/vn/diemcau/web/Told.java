package vn.diemcau.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import vn.diemcau.escalation.ladder.MailKind;

/** What the Office is told of a conference, in brief: in the form in which {@code upgrade/make-dump} writes it down. */
final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /** @param what "board", "mails/future" or "registrations" */
    static JsonNode of(String what, JsonNode answer) {
        return JSON.valueToTree(
                switch (what) {
                    case "board" -> board(answer);
                    case "mails/future" -> mails(answer.get("mails"));
                    default -> texts(answer.get("units"), Told::registration);
                });
    }

    private static Map<String, Object> board(JsonNode board) {
        return Map.of(
                // What a letter wants of a hall besides was its decoration alone.
                "columns",
                texts(
                        board.get("columns"),
                        column -> column.get("name").asText().replace("Yêu cầu riêng", "Maket")),
                "totals",
                // In the old release every unit registered.
                ((ObjectNode) board.get("totals").deepCopy()).without("registering"),
                "sites",
                texts(board.get("sites"), Told::site),
                "agencies",
                texts(
                        board.get("agencies"),
                        agency -> "%s %s/%s"
                                .formatted(agency.get("code").asText(), agency.get("done"), agency.get("total"))));
    }

    private static String site(JsonNode site) {
        List<String> cells = texts(
                site.get("cells"),
                cell -> cell.get("mark").asText() + " "
                        + cell.path("text").asText().replace("Đã xác nhận", "Đã có"));
        return "%s %s: %s"
                .formatted(site.get("code").asText(), site.get("verdict").asText(), String.join("; ", cells));
    }

    private static String registration(JsonNode unit) {
        return "%s %s %s %s %s"
                .formatted(
                        unit.get("unit").asText(),
                        unit.get("state").asText(),
                        unit.get("sites"),
                        unit.get("delegates"),
                        unit.at("/promised/text").asText());
    }

    /** The addresses of each instant, kind and level, but for the mail that the old release did not know. */
    private static List<String> mails(JsonNode mails) {
        record Step(String at, String text, String kind, int level) {}
        Map<Step, Set<String>> steps = new LinkedHashMap<>();
        for (JsonNode mail : mails) {
            if (!mail.get("kind").asText().equals(MailKind.OPENED)) {
                Step step = new Step(
                        mail.at("/at/at").asText(),
                        mail.at("/at/text").asText(),
                        mail.get("kind").asText(),
                        mail.get("level").asInt());
                steps.computeIfAbsent(step, each -> new TreeSet<>())
                        .add(mail.get("address").asText());
            }
        }
        return steps.keySet().stream()
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::kind).thenComparing(Step::level))
                .map(step -> "%s %s %d: %s"
                        .formatted(step.text(), step.kind(), step.level(), String.join(", ", steps.get(step))))
                .toList();
    }

    private static List<String> texts(JsonNode all, Function<JsonNode, String> text) {
        return StreamSupport.stream(all.spliterator(), false).map(text).toList();
    }
}
