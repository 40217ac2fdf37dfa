package vn.diemcau.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.core.io.Resource;
import vn.diemcau.escalation.chase.ChaseNotLoaded;
import vn.diemcau.escalation.ladder.Ladder;
import vn.diemcau.escalation.ladder.LadderRow;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.UnreadableName;

/** Reads the ladder from its decision table, the one that Cockpit shows. */
final class LadderTable {

    private static final List<String> COLUMNS = List.of("when", "level", "to", "mail");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private LadderTable() {}

    /** @throws ChaseNotLoaded with every mistake and its row */
    static Ladder read(Resource file) {
        try {
            return Ladder.read(rows(table(file)));
        } catch (Refused e) {
            throw ChaseNotLoaded.ladder(file.getDescription(), e.getMessage());
        }
    }

    private static DecisionTable table(Resource file) {
        // The engine recognises a decision by the file's name.
        if (file.getFilename() == null || !file.getFilename().endsWith(".dmn")) {
            throw refused("", "Tên tệp phải kết thúc bằng .dmn.");
        }
        try {
            Collection<DecisionTable> tables = Dmn.readModelFromStream(
                            new ByteArrayInputStream(file.getContentAsByteArray()))
                    .getModelElementsByType(DecisionTable.class);
            if (tables.size() != 1) {
                throw refused("", "Tệp phải có đúng một bảng quyết định, nay có %d.".formatted(tables.size()));
            }
            return tables.iterator().next();
        } catch (IOException e) {
            throw refused("", UnreadableName.whyNotOpened(e));
        } catch (ModelException e) {
            throw refused("", "Không đọc được tệp như một bảng quyết định DMN.");
        }
    }

    private static List<LadderRow> rows(DecisionTable table) {
        List<String> names = table.getOutputs().stream().map(Output::getName).toList();
        if (table.getInputs().size() != 1 || !List.copyOf(names).containsAll(COLUMNS) || names.size() != 4) {
            throw refused("", "Bảng phải có một cột vào và bốn cột ra tên %s.".formatted(String.join(", ", COLUMNS)));
        }
        List<LadderRow> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            int number = rows.size() + 1;
            Map<String, String> cells = new HashMap<>();
            int column = 0;
            for (DmnElement entry : rule.getOutputEntries()) {
                cells.put(names.get(column++), literal(entry));
            }
            rows.add(new LadderRow(
                    number,
                    kinds(number, text(rule.getInputEntries().iterator().next())),
                    cells.get("when"),
                    cells.get("level"),
                    Arrays.stream(cells.get("to").split(","))
                            .filter(part -> !part.isBlank())
                            .toList(),
                    cells.get("mail")));
        }
        return rows;
    }

    /** Quoted texts, separated by commas. An empty cell or a dash means every duty. */
    private static List<String> kinds(int number, String written) {
        if (written.isEmpty() || written.equals("-")) {
            return List.of();
        }
        List<String> kinds = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(written);
        while (quoted.find()) {
            kinds.add(quoted.group(1));
        }
        if (!QUOTED.matcher(written).replaceAll("").replace(",", "").isBlank()) {
            throw refused(
                    "dòng %d, cột Nhiệm vụ".formatted(number),
                    "Hãy ghi tên trong ngoặc kép, ngăn bằng dấu phẩy: \"Đăng ký điểm cầu\", \"Việc khác\".");
        }
        return kinds;
    }

    private static String literal(DmnElement entry) {
        String text = text(entry);
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches() ? quoted.group(1) : text;
    }

    private static String text(DmnElement entry) {
        Collection<Text> texts = entry.getChildElementsByType(Text.class);
        return texts.isEmpty() ? "" : texts.iterator().next().getTextContent().strip();
    }

    private static Refused refused(String place, String message) {
        return new Refused(List.of(new Problem(place, message)));
    }
}
